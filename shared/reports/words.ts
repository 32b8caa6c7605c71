import type { Evidence } from '../facts/evidence.ts';
import { programName } from '../facts/program-name.ts';
import type { Translate } from '../messages/format.ts';
import type { Finding } from '../model/finding.ts';
import { clientId } from '../model/ids.ts';
import type { Problem } from '../model/problem.ts';
import type { Profile } from '../model/profile.ts';
import type { Source } from '../model/source.ts';

/** The sentence of a finding. */
export const findingText = (translate: Translate, finding: Finding): string =>
  translate(`check.${finding.check}.${finding.message}`, finding.params);

/** What could not be read, in one or two sentences. */
export function problemText(translate: Translate, { code, subject, params }: Problem): string {
  const { file = subject, line = 0, count = 0, detail = '', from = 0, to = 0 } = params;
  const part = { from: sizeText(translate, from), to: sizeText(translate, to) };
  return translate(`problem.${code}`, { file, line, count, detail, ...part });
}

/** The parts a problem hides, as words in a list: `accounts, outbox`; empty where it hides nothing. */
export const blindText = (translate: Translate, { blinds }: Problem): string =>
  blinds.map((section) => translate(`section.${section}`)).join(', ');

/** A field of a noun in words: `Leaves mail on the server`. `settingName` for the value of a setting. */
export function fieldText(
  translate: Translate,
  { noun, field }: Pick<Evidence, 'noun' | 'field'>,
  settingName?: string,
): string {
  const path = field.replace(/\/\d+(?=\/|$)/g, '/n');
  const last =
    path
      .split('/')
      .filter((step) => step !== 'n')
      .at(-1) ?? path;
  const keys = [`${noun}/${path}`, path, last].map((key) => `field.${key}`);
  if (noun === 'settings' && field === 'value' && settingName !== undefined)
    keys.unshift(`field.setting/${settingName}`);
  const known = keys.find((key) => translate.has(key));
  return known === undefined ? field : translate(known);
}

const instant = /^-?\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** A value in words: `yes`, `SSL/TLS`, `20 Nov 2026, 11:50` in the translator's time zone, `25.3 MB`; anything else as it stands. */
export function valueText(translate: Translate, { field, value }: Pick<Evidence, 'field' | 'value'>): string {
  const last = field.split('/').at(-1) ?? field;
  const client = clientId.safeParse(value);
  if (last === 'client' && client.success) return programName(client.data);
  const own = `value.${last}.${value}`;
  if ((value === null || typeof value === 'string') && translate.has(own)) return translate(own);
  if (value === null) return translate(last.endsWith('At') ? 'value.unknown' : 'value.nothing');
  if (value === '') return translate('value.empty');
  if (typeof value === 'boolean') return translate(value ? 'value.yes' : 'value.no');
  if (typeof value === 'number') return last === 'size' ? sizeText(translate, value) : String(value);
  if (instant.test(value)) return translate('value.instant', { when: Date.parse(value) });
  return value;
}

/** What a person calls the version of a program: of Outlook the year it is sold by; null where it is not known. */
export const versionText = (
  translate: Translate,
  { client, edition, version }: Pick<Profile, 'client' | 'edition' | 'version'>,
): string | null => (client === 'outlook' ? valueText(translate, { field: 'edition', value: edition }) : version);

/** Bytes as a person reads them: decimal units, as mail programs and providers count. */
export function sizeText(translate: Translate, bytes: number): string {
  if (bytes < 1_000) return translate('value.bytes', { size: bytes });
  if (bytes < 999_500) return translate('value.kilobytes', { size: Math.round(bytes / 1_000) });
  if (bytes < 999_950_000) return translate('value.megabytes', { size: Math.round(bytes / 100_000) / 10 });
  return translate('value.gigabytes', { size: Math.round(bytes / 100_000_000) / 10 });
}

/** Where a value stands: `/home/ada/…/prefs.js:12`, or who set it where nobody wrote it; empty where it follows from what was seen. */
export function placeText(translate: Translate, source: Source | null): string {
  if (source === null) return '';
  const line = source.line === null ? '' : `:${source.line}`;
  const key = source.line === null && source.key !== null ? ` (${source.key})` : '';
  const place = source.file === null || source.by === 'default' ? '' : `${source.file}${line}${key}`;
  const by = source.by === 'program' ? '' : translate(`value.by.${source.by}`);
  return place !== '' && by !== '' ? `${place}, ${by}` : place || by;
}
