import { parseJson } from '../../shared/json.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { decodeText } from './text.ts';

/** An account of new Outlook as far as we let it in: there is no field for the internal ids and tokens that stand beside it. */
export type OlkAccount = {
  readonly address: string;
  /** `accountType`, the program's own word for it; null where the file does not say. */
  readonly type: string | null;
  readonly isMain: boolean;
  /** The key of the file that names it. */
  readonly from: 'AccountLocalBackup' | 'Identities';
};

/** `damaged`: a part is broken. `unknown`: a part has a shape that we do not know. Either way accounts may be missing. */
export type OlkFault = 'damaged' | 'unknown';
export type OlkSettings = { readonly accounts: readonly OlkAccount[]; readonly faults: readonly OlkFault[] };

/** Accounts listed at most: a file that names more is no settings file of a person. */
const most = 1_000;
/** How deep `Identities` is looked through. Its inner shape is not published. */
const deepest = 4;
/** Accounts of the program itself, which no person reads (CCL Solutions, "Outlook for Windows", 2025; an inventory collector's source). */
const internal = /@(?:.+\.)?shadow\.outlook\.com$/i;
/** Whole strings only. The internal ids have the form of GUIDs, some with an @, and never a dotted domain with a name at its end. */
const addressForm = /^[^\s@"<>]+@[^\s@"<>.]+(?:\.[^\s@"<>.]+)*\.\p{L}[\p{L}\p{N}-]+$/u;
const fieldOfAddress = /mail|address|upn/i;
const byteOrder = { low: '\xFF\xFE', high: '\xFE\xFF' };

/**
 * `%LOCALAPPDATA%\Microsoft\Olk\UserSettings.json`: `AccountLocalBackup.Json` is a *string* that holds an array with `emailAddress`
 * and `accountType`; `GlobalSettingsAccout` (Microsoft's spelling) `.Email` is the main account; `Identities` names addresses beside an
 * internal id (two public sources, outlook.md §4). Every part may be absent. Only what has no JSON at all is an error.
 */
export function readOlkSettings(bytes: Uint8Array): Result<OlkSettings, { readonly code: 'not-json' }> {
  const { text, isWhole } = textOf(bytes);
  const settings = parseJson(text);
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) return err({ code: 'not-json' });
  const faults = new Set<OlkFault>(isWhole ? [] : ['damaged']);
  const found = new Map<string, Omit<OlkAccount, 'isMain'>>();
  const add = (address: string, type: string | null, from: OlkAccount['from']) => {
    const key = address.toLowerCase();
    if (internal.test(key) || found.has(key)) return;
    if (found.size >= most) faults.add('unknown');
    else found.set(key, { address, type, from });
  };
  for (const entry of backedUp(member(settings, 'AccountLocalBackup'), faults)) {
    const address = addressIn(member(entry, 'emailAddress'));
    const type = member(entry, 'accountType');
    if (address === null) faults.add('unknown');
    else add(address, typeof type === 'string' && type.trim() !== '' ? type.trim() : null, 'AccountLocalBackup');
  }
  for (const address of addressesBelow(member(settings, 'Identities'), deepest)) add(address, null, 'Identities');
  const main = addressIn(
    member(member(settings, 'GlobalSettingsAccout') ?? member(settings, 'GlobalSettingsAccount'), 'Email'),
  );
  const accounts = [...found].map(([key, account]) => ({ ...account, isMain: key === main?.toLowerCase() }));
  return ok({ accounts, faults: [...faults] });
}

/** The entries of the array in the string; none where the program has not written one. */
function backedUp(backup: unknown, faults: Set<OlkFault>): readonly unknown[] {
  if (backup === undefined || backup === null) return [];
  const json = member(backup, 'Json');
  if (json === null || json === '') return [];
  if (typeof json !== 'string') {
    faults.add('unknown');
    return [];
  }
  const list = parseJson(json);
  if (list === null) return [];
  if (!Array.isArray(list)) {
    faults.add(list === undefined ? 'damaged' : 'unknown');
    return [];
  }
  return list;
}

/** Names that are addresses, and addresses in fields that are called so; everything else there is left alone. */
function* addressesBelow(value: unknown, depth: number, field = 'address'): Generator<string> {
  const address = fieldOfAddress.test(field) ? addressIn(value) : null;
  if (address !== null) yield address;
  if (depth === 0 || typeof value !== 'object' || value === null) return;
  for (const [name, below] of Object.entries(value)) {
    const named = Array.isArray(value) ? null : addressIn(name);
    if (named !== null) yield named;
    yield* addressesBelow(below, depth - 1, Array.isArray(value) ? field : name);
  }
}

function addressIn(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 320) return null;
  const address = value.trim();
  return addressForm.test(address) ? address : null;
}

/** UTF-8 as the program writes it; UTF-16 where an editor or a copy made it so. `isWhole`: nothing was unreadable. */
function textOf(bytes: Uint8Array): { readonly text: string; readonly isWhole: boolean } {
  const mark = String.fromCharCode(...bytes.subarray(0, 2));
  if (mark !== byteOrder.low && mark !== byteOrder.high) {
    const { text, faults } = decodeText(bytes);
    return { text, isWhole: faults.length === 0 };
  }
  const text = new TextDecoder(mark === byteOrder.low ? 'utf-16le' : 'utf-16be').decode(bytes);
  return { text, isWhole: !text.includes('\uFFFD') };
}

const member = (of: unknown, name: string): unknown =>
  typeof of === 'object' && of !== null && !Array.isArray(of) && Object.hasOwn(of, name)
    ? (of as Readonly<Record<string, unknown>>)[name]
    : undefined;
