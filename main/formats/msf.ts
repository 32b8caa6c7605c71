import { parseMork } from './mork.ts';

export type IndexedMessage = {
  /** Where the message begins in the folder's mbox file; null for a maildir or a message kept on the server only. */
  readonly offset: number | null;
  readonly size: number | null;
  readonly flags: number;
  /** Without angle brackets. */
  readonly messageId: string | null;
  readonly date: string | null;
  readonly subject: string | null;
};
export type FolderIndex = {
  readonly messages: readonly IndexedMessage[];
  /** Size of the mbox file that the index was written for; null where it does not say. */
  readonly folderSize: number | null;
  readonly faults: readonly { readonly code: string; readonly offset: number }[];
};

/** A folder's .msf index: numbers are hexadecimal, except `storeToken`, which is decimal (measured on Thunderbird 153.7 ESR). */
export function readFolderIndex(bytes: Uint8Array): FolderIndex {
  const { rows, tables, faults } = parseMork(bytes);
  const table = tables.find(({ kind, id }) => kind === 'ns:msg:db:table:kind:msgs' && id === '1');
  const info = [...rows].find(([key]) => key.startsWith('ns:msg:db:row:scope:dbfolderinfo:all/'))?.[1];
  const messages = [...(table?.rows ?? [])].flatMap((key): IndexedMessage[] => {
    const row = rows.get(key);
    if (!row || row.size === 0) return [];
    const token = row.get('storeToken');
    const offset = token !== undefined && /^\d+$/.test(token) ? Number(token) : hexadecimal(row.get('msgOffset'));
    return [
      {
        offset,
        size: hexadecimal(row.get('size')),
        flags: hexadecimal(row.get('flags')) ?? 0,
        messageId: row.get('message-id') ?? null,
        date: instantOf(hexadecimal(row.get('date'))),
        subject: row.get('subject') ?? null,
      },
    ];
  });
  return { messages, folderSize: hexadecimal(info?.get('folderSize')), faults };
}

const hexadecimal = (text: string | undefined): number | null =>
  text !== undefined && /^[0-9a-f]{1,13}$/i.test(text) ? Number.parseInt(text, 16) : null;

const instantOf = (seconds: number | null): string | null =>
  seconds !== null && seconds > 0 && seconds < 253_402_300_800 ? new Date(seconds * 1000).toISOString() : null;
