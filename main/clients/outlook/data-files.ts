import { isShare } from '../../../shared/facts/data-files.ts';
import type { AccountKey } from './accounts.ts';
import type { UserRegistry, Values } from './registry.ts';

/** A section of the profile that names a data file. */
export type DataFile = {
  readonly path: string;
  readonly kind: 'pst' | 'ost';
  /** Record key of the store, in hex; null where the section has none. */
  readonly recordKey: string | null;
  readonly service: string | null;
};

/** PR_PST_PATH and PR_PROFILE_OFFLINE_STORE_PATH, in Unicode and in ANSI (outlook.md §1.5). */
const pathNames = [
  ['001f6700', 'pst'],
  ['001e6700', 'pst'],
  ['001f6610', 'ost'],
  ['001e6610', 'ost'],
] as const;

/** The data files of a profile, each once. `sections`: its 32-digit keys. */
export function dataFilesOf(sections: readonly Values[]): DataFile[] {
  const files = new Map<string, DataFile>();
  for (const section of sections)
    for (const [name, kind] of pathNames) {
      const path = section.text(name);
      if (path === null) continue;
      const recordKey = section.bytes('01020ff9');
      const service = section.text('001f3d09');
      const known = files.get(path.toLowerCase());
      if (!known || known.recordKey === null)
        files.set(path.toLowerCase(), { path, kind, recordKey: recordKey ? hexOf(recordKey) : null, service });
    }
  return [...files.values()];
}

/** The data files of a profile by what names them: path, record key, name; all in lower case. */
export type FileIndex = {
  readonly all: readonly DataFile[];
  readonly byPath: ReadonlyMap<string, DataFile>;
  readonly byKey: ReadonlyMap<string, DataFile>;
  readonly byName: ReadonlyMap<string, DataFile>;
};

export function indexOf(all: readonly DataFile[]): FileIndex {
  // Of two with one name the first counts.
  const by = (keyOf: (file: DataFile) => string | null) =>
    new Map(
      all.toReversed().flatMap((file): [string, DataFile][] => {
        const key = keyOf(file);
        return key === null ? [] : [[key, file]];
      }),
    );
  return {
    all,
    byPath: by(({ path }) => path.toLowerCase()),
    byKey: by(({ recordKey }) => recordKey),
    byName: by(({ path }) => path.slice(path.lastIndexOf('\\') + 1).toLowerCase()),
  };
}

/** An account's data file: by the path in its entry ids, by the store's record key, by its name, or because there is only one. */
export function dataFileOf({ values }: AccountKey, files: FileIndex): DataFile | null {
  for (const name of ['Delivery Store EntryID', 'IMAP Store EID', 'EAS Store EID']) {
    const bytes = values.bytes(name);
    const path = bytes ? pathIn(bytes) : null;
    if (path === null) continue;
    const kind = /\.ost$/i.test(path) ? 'ost' : 'pst';
    return files.byPath.get(path.toLowerCase()) ?? { path, kind, recordKey: null, service: null };
  }
  const folder = values.bytes('Delivery Folder EntryID');
  const byKey = folder && folder.length >= 20 ? files.byKey.get(hexOf(folder.subarray(4, 20))) : null;
  if (byKey) return byKey;
  const byName = files.byName.get(`${values.text('Email')?.toLowerCase()}.pst`);
  if (byName) return byName;
  const service = values.text('Service Name');
  if (service === 'MSEMS') {
    const [only, other] = files.all.filter(
      ({ kind, service: of }) => kind === 'ost' && (of === 'MSEMS' || of === null),
    );
    return only && !other ? only : null;
  }
  if (!values.has('POP3 Server')) return null;
  const [only, other] = files.all.filter(({ kind }) => kind === 'pst');
  return only && !other ? only : null;
}

/** The share that a path leads to, by its form or because its drive is a share (HKCU\Network\Z, RemotePath); null: on this computer. */
export async function shareOf(path: string, registry: UserRegistry): Promise<string | null> {
  if (isShare(path)) return path;
  const [, drive = ''] = /^([A-Za-z]):/.exec(path) ?? [];
  const remote = drive === '' ? null : (await registry.values(`Network\\${drive}`)).text('RemotePath');
  return remote?.startsWith('\\\\') ? `${remote}${path.slice(2)}` : null;
}

/**
 * A path in UTF-16LE inside a wrapped entry id. Its offset differs between versions, so it is looked for (a fixed one failed on every
 * account of one machine, outlook.md §1.5). `C:\…` or `\\server\…`, up to the final NUL.
 */
export function pathIn(bytes: Uint8Array): string | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf16le');
  return /(?:[A-Za-z]:\\|\\\\[^\\\0])[^\0]*/.exec(text)?.[0] ?? null;
}

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
