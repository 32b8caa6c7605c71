import type { Inventory } from '../model/inventory.ts';
import type { Source } from '../model/source.ts';

const nouns = [
  'profiles',
  'accounts',
  'identities',
  'submissions',
  'credentials',
  'outbox',
  'sent',
  'filters',
  'stores',
  'settings',
  'setAside',
  'observations',
  'popHistories',
  'addIns',
] as const;
export type Noun = (typeof nouns)[number];

export type Evidence = {
  readonly path: string;
  readonly noun: Noun;
  readonly subject: string;
  /** Inside the noun, `/` between steps: `incoming/leaveOnServer`. */
  readonly field: string;
  readonly value: string | number | boolean | null;
  /** null: the value follows from what was seen, it stands nowhere. */
  readonly source: Source | null;
};

/** What an evidence path `<noun id>#<field path>` points to; null where it points to nothing (a bug that `testCheck` catches). */
export function resolveEvidence(inventory: Inventory, path: string): Evidence | null {
  const cut = path.lastIndexOf('#');
  const subject = path.slice(0, cut);
  const field = path.slice(cut + 1);
  for (const noun of nouns) {
    const thing = inventory[noun].find((one) => one.id === subject);
    if (!thing) continue;
    let value: unknown = thing;
    for (const step of field.split('/')) {
      if (typeof value !== 'object' || value === null || !(step in value)) return null;
      value = (value as Readonly<Record<string, unknown>>)[step];
    }
    const source = 'sources' in thing ? (thing.sources[field] ?? null) : null;
    return { path, noun, subject, field, value: plain(value), source };
  }
  return null;
}

const plain = (value: unknown): Evidence['value'] =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : JSON.stringify(value);
