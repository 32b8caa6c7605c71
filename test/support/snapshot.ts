import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

type Kept = {
  readonly mode: number;
  readonly user: number;
  readonly group: number;
  /** Milliseconds since 1970, with fractions. */
  readonly modified: number;
  /** null: a folder. */
  readonly bytes: Buffer | null;
};
/** Everything below a folder, by path, a folder before what is in it. */
export type Snapshot = ReadonlyMap<string, Kept>;

export function snapshotOf(folder: string): Snapshot {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort() : [];
  return new Map(
    names.map((name) => {
      const at = path.join(folder, name);
      const stats = lstatSync(at);
      const { mode, uid: user, gid: group, mtimeMs: modified } = stats;
      return [name, { mode, user, group, modified, bytes: stats.isFile() ? readFileSync(at) : null }];
    }),
  );
}

/** Where two differ in names, bytes, mode or owner: not in times, since each repair has its own. */
export function differences(one: Snapshot, other: Snapshot): string[] {
  const names = new Set([...one.keys(), ...other.keys()]);
  return [...names].filter((name) => !isSame(one.get(name), other.get(name)));
}

function isSame(one: Kept | undefined, other: Kept | undefined): boolean {
  if (!one || !other) return one === other;
  const sameFacts = one.mode === other.mode && one.user === other.user && one.group === other.group;
  return sameFacts && (one.bytes && other.bytes ? one.bytes.equals(other.bytes) : one.bytes === other.bytes);
}

/** Brings a folder back to what it was; only what differs is written. */
export function restore(folder: string, wanted: Snapshot): void {
  const now = snapshotOf(folder);
  for (const name of now.keys())
    if (!wanted.has(name)) rmSync(path.join(folder, name), { recursive: true, force: true });
  for (const [name, { mode, user, group, modified, bytes }] of wanted) {
    const at = path.join(folder, name);
    const found = now.get(name);
    const isThere = isSame(found, wanted.get(name));
    if (!isThere) {
      if (bytes) writeFileSync(at, bytes);
      else mkdirSync(at, { recursive: true });
      chownSync(at, user, group);
      chmodSync(at, mode);
    }
    if (bytes && (!isThere || found?.modified !== modified)) utimesSync(at, modified / 1000, modified / 1000);
  }
}
