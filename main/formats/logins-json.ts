import { decodeText } from './text.ts';

/** A saved sign-in as far as we let it in: there is no field for the sealed password, so nothing behind this parser can hold it. */
export type LoginRecord = {
  readonly origin: string;
  readonly realm: string | null;
  /** Sealed with the profile's key; base64. */
  readonly sealedUser: string;
  readonly createdAt: string | null;
  readonly changedAt: string | null;
  readonly guid: string;
};
export type Logins = {
  readonly records: readonly LoginRecord[];
  readonly faults: readonly { readonly code: 'not-json' | 'bad-record' | 'text'; readonly index: number }[];
};

/** logins.json, version 3 (measured on Thunderbird 153.7 ESR): `logins[]` with sealed names, dates in milliseconds. */
export function parseLogins(bytes: Uint8Array): Logins {
  const { text, faults: textFaults } = decodeText(bytes);
  const faults: Logins['faults'][number][] = textFaults.map(() => ({ code: 'text', index: -1 }));
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { records: [], faults: [{ code: 'not-json', index: -1 }] };
  }
  const list = typeof parsed === 'object' && parsed !== null && 'logins' in parsed ? parsed.logins : null;
  if (!Array.isArray(list)) return { records: [], faults: [{ code: 'not-json', index: -1 }] };
  const records: LoginRecord[] = [];
  for (const [index, entry] of list.entries()) {
    const record = recordOf(entry);
    if (record) records.push(record);
    else faults.push({ code: 'bad-record', index });
  }
  return { records, faults };
}

function recordOf(entry: unknown): LoginRecord | null {
  if (typeof entry !== 'object' || entry === null) return null;
  const { hostname, httpRealm, encryptedUsername, timeCreated, timePasswordChanged, guid } = entry as Readonly<
    Record<string, unknown>
  >;
  if (typeof hostname !== 'string' || typeof encryptedUsername !== 'string') return null;
  return {
    origin: hostname,
    realm: typeof httpRealm === 'string' ? httpRealm : null,
    sealedUser: encryptedUsername,
    createdAt: instantOf(timeCreated),
    changedAt: instantOf(timePasswordChanged),
    guid: typeof guid === 'string' ? guid : '',
  };
}

/** The largest instant that a Date can hold, and the years that ISO 8601 writes with four digits. */
const instantOf = (milliseconds: unknown): string | null =>
  typeof milliseconds === 'number' && milliseconds > 0 && milliseconds < 253_402_300_800_000
    ? new Date(milliseconds).toISOString()
    : null;
