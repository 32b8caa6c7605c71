import type { Evidence } from '../../shared/facts/evidence.ts';
import type { Inventory } from '../../shared/model/inventory.ts';
import type { DescribedValue } from '../../shared/model/plan.ts';
import type { Sources } from '../../shared/model/source.ts';
import { fieldText, valueText } from '../../shared/reports/words.ts';
import type { Text } from './text.ts';

/** A value as the evidence table would say it; `null`: not set. */
export type SettingWords = { readonly name: string; readonly before: string | null; readonly after: string | null };

/** Thunderbird's socketType (reference: nsMsgSocketType) and authMethod (nsMsgAuthMethod), as the program writes them. */
const tls: Readonly<Record<string, string>> = { 0: 'cleartext', 1: 'opportunistic', 2: 'starttls', 3: 'implicit' };
const method: Readonly<Record<string, string>> = {
  1: 'none',
  3: 'password-cleartext',
  4: 'password-encrypted',
  5: 'kerberos',
  6: 'ntlm',
  7: 'certificate',
  10: 'oauth2',
};

type Field = Pick<Evidence, 'noun' | 'field' | 'value'>;

/** A changed setting in words, where what was looked at knows its name; null: only the program's own name is known. */
export function settingWords(
  text: Text,
  inventory: Inventory,
  file: string,
  { name, before, after }: DescribedValue,
): SettingWords | null {
  const field = fieldOf(inventory, file, name);
  if (!field) return null;
  const label = fieldText(text.all, field);
  const was = before === null ? field.value : plainOf(field, before);
  const becomes = after === null ? null : plainOf(field, after);
  if (label === field.field || was === undefined || becomes === undefined) return null;
  const isUnset = before === null && was === null;
  return {
    name: label,
    before: isUnset ? null : valueText(text.all, { ...field, value: was }),
    after: becomes === null ? null : valueText(text.all, { ...field, value: becomes }),
  };
}

/** A changed value that is no setting of the program: its time, its yes or no and its name in the reader's words and form. */
export function describedWords(text: Text, { name, before, after }: DescribedValue): SettingWords {
  const said = (value: string | null) => {
    if (value === null) return null;
    if (value === 'yes' || value === 'no') return text.all(`value.${value}`);
    return valueText(text.all, { field: 'described', value });
  };
  const enabled = fieldText(text.all, { noun: 'filters', field: 'enabled' });
  return { name: name.replace(/: enabled$/, `: ${enabled}`), before: said(before), after: said(after) };
}

/** Whether this is the program's own name for something: `mail.server.server1.port`, `X-Mozilla-Status`. */
export const isOwnName = (name: string): boolean => /^([\w-]+(\.[\w-]+)+|X-Mozilla-[\w-]+)$/.test(name);

/** The field of the Inventory that was read from this setting. */
function fieldOf(inventory: Inventory, file: string, name: string): Field | null {
  const { accounts, identities, submissions } = inventory;
  const nouns = { accounts, identities, submissions };
  for (const noun of ['accounts', 'identities', 'submissions'] as const)
    for (const thing of nouns[noun]) {
      const folder = inventory.profiles.find(({ id }) => id === thing.profile)?.path;
      if (folder === undefined || !file.startsWith(folder)) continue;
      const found = Object.entries(thing.sources satisfies Sources).find(([, source]) => source.key === name);
      if (!found) continue;
      let value: unknown = thing;
      for (const step of found[0].split('/'))
        value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
      if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
        return { noun, field: found[0], value };
    }
  return null;
}

/** What the program wrote, as the Inventory would hold it; undefined where that is not certain. */
function plainOf({ field, value }: Field, written: string): Field['value'] | undefined {
  const last = field.split('/').at(-1);
  if (last === 'tls') return tls[written];
  if (last === 'method') return method[written];
  if (written === 'true' || written === 'false') return typeof value === 'boolean' ? written === 'true' : undefined;
  if (/^-?\d+$/.test(written)) return typeof value === 'number' || value === null ? Number(written) : undefined;
  return typeof value === 'string' || value === null ? written.replace(/^"(.*)"$/s, '$1') : undefined;
}
