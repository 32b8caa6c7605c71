import { tableRow } from './table-rows.ts';

/**
 * What became of a damaged copy. `changed`: well-formed all the same, another text in a name or a value, which a format without
 * checksums cannot tell.
 */
export type DamageOutcome = 'right' | 'damaged' | 'fewer' | 'changed' | 'short' | 'threw' | 'hung';
const outcomes = ['right', 'damaged', 'fewer', 'changed', 'short', 'threw', 'hung'] as const;
const bad: readonly DamageOutcome[] = ['short', 'threw', 'hung'];
/** Milliseconds; every copy is read in a hundredth of it. */
const patience = 2000;

const kinds: Readonly<Record<string, string>> = { part: 'zeroed', bit: 'flipped' };

/** Counts damaged copies of one format by the kind of damage, for the table in test/README.md. */
export class DamageTally {
  /** Which copies were read wrongly, and how: has to be empty. */
  readonly bad: string[] = [];
  readonly #format: string;
  readonly #counts = new Map<string, Record<DamageOutcome, number>>();

  constructor(format: string) {
    this.#format = format;
  }

  /** `what`: the damage in words, its kind first, as `mutations` gives it. */
  async add(what: string, read: () => Promise<DamageOutcome>): Promise<void> {
    const [first = ''] = what.split(' ');
    const kind = kinds[first] ?? first;
    const started = performance.now();
    let outcome: DamageOutcome;
    try {
      outcome = await read();
    } catch (error) {
      outcome = 'threw';
      this.bad.push(`${what}: ${error}`);
    }
    if (outcome !== 'threw' && performance.now() - started > patience) outcome = 'hung';
    if (bad.includes(outcome)) this.bad.push(`${outcome}: ${what}`);
    const counts = this.#counts.get(kind) ?? {
      right: 0,
      damaged: 0,
      fewer: 0,
      changed: 0,
      short: 0,
      threw: 0,
      hung: 0,
    };
    counts[outcome] += 1;
    this.#counts.set(kind, counts);
  }

  get copies(): number {
    return this.#sum(outcomes);
  }

  get named(): number {
    return this.#sum(['damaged', 'fewer']);
  }

  #sum(of: readonly DamageOutcome[]): number {
    return [...this.#counts.values()].reduce((sum, counts) => sum + of.reduce((more, one) => more + counts[one], 0), 0);
  }

  /** A line for each kind, and the same into the table. */
  report(): void {
    for (const [kind, counts] of [...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const numbers = outcomes.map((outcome) => counts[outcome]);
      const copies = numbers.reduce((sum, number) => sum + number, 0);
      tableRow('damage', [`${this.#format}: ${kind}`, copies, ...numbers]);
      console.info(`${this.#format}: ${kind}: ${copies} copies, ${JSON.stringify(counts)}`);
    }
  }
}
