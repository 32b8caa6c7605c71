import { promises as fs } from 'node:fs';
import path from 'node:path';
import type { Disk, DiskFile } from '../../shared/disk.ts';
import type { Refusal, RefusalCode } from '../../shared/model/plan.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { realDisk } from './disk.ts';
import type { Machine } from './machine.ts';
import { formatPath, parsePath } from './paths.ts';
import { systemCode } from './read-errors.ts';

/** What is kept of a file that is replaced: who may use it, whose it is, and when it was written. */
export type FileFacts = {
  readonly size: number;
  readonly mode: number;
  readonly user: number;
  readonly group: number;
  /** Milliseconds since 1970, with fractions. */
  readonly modified: number;
  /** Names that this file has; above 1, another folder shares it. */
  readonly links: number;
};
export type Owner = Pick<FileFacts, 'mode' | 'user' | 'group'>;

/**
 * The only way to a user's files. It never follows a link, and every call is one step that leaves the old bytes or the new, except
 * `splice`, `append` and `truncate`, whose old bytes must be in the journal first. Paths are in the machine's own form.
 */
export interface MachineWriter {
  readonly machine: Machine;
  /** Where the file may be written; refused where a link lies in the way, or the file is not ours to write. */
  place(path: string): Promise<Result<Placed, Refusal>>;
  /** Bytes free for us on the disk of an existing folder; null where the system does not say. */
  room(folder: string): Promise<number | null>;
  replace(file: Placed, temporary: string, pieces: AsyncIterable<Uint8Array>, owner: Owner): Promise<void>;
  splice(file: Placed, offset: number, bytes: Uint8Array): Promise<void>;
  append(file: Placed, at: number, pieces: AsyncIterable<Uint8Array>): Promise<void>;
  truncate(file: Placed, size: number): Promise<void>;
  remove(file: Placed): Promise<void>;
  setModified(file: Placed, milliseconds: number): Promise<void>;
  /** Takes away a temporary file that a crash left. */
  clear(file: Placed, temporary: string): Promise<void>;
}

/** A path that was looked at: where it lies here, and what is there. `facts` null: nothing is. `folder`: of the folder it is in. */
export type Placed = {
  readonly path: string;
  readonly real: string;
  readonly facts: FileFacts | null;
  readonly folder: FileFacts;
};

export function openWriter(machine: Machine, disk: Disk = realDisk): MachineWriter {
  const within = async (file: Placed, use: (opened: DiskFile) => Promise<void>) => {
    const opened = await disk.open(file.real);
    try {
      await use(opened);
      await opened.sync();
    } finally {
      await opened.close();
    }
  };
  return {
    machine,
    place: (where) => place(machine, where),
    async room(folder) {
      const real = await machine.whereIs(folder);
      if (!real.ok) return null;
      const stats = await fs.statfs(real.value).catch(systemFailure);
      return stats ? stats.bavail * stats.bsize : null;
    },
    async replace(file, temporary, pieces, owner) {
      const beside = path.join(path.dirname(file.real), temporary);
      const made = await disk.create(beside, 0o600);
      try {
        try {
          let at = 0;
          for await (const piece of pieces) {
            await made.write(piece, at);
            at += piece.length;
          }
          if (process.platform !== 'win32') {
            if (process.getuid?.() === 0) await made.setOwner(owner.user, owner.group);
            await made.setMode(owner.mode & 0o7777);
          }
          await made.sync();
        } finally {
          await made.close();
        }
        await disk.rename(beside, file.real);
      } catch (error) {
        // What could not take its place is of no use to anybody; a second failure must not hide the first.
        await disk.remove(beside).catch(systemFailure);
        throw error;
      }
      await disk.syncFolder(path.dirname(file.real));
    },
    splice: (file, offset, bytes) => within(file, (opened) => opened.write(bytes, offset)),
    append: (file, at, pieces) =>
      within(file, async (opened) => {
        let position = at;
        for await (const piece of pieces) {
          await opened.write(piece, position);
          position += piece.length;
        }
      }),
    truncate: (file, size) => within(file, (opened) => opened.truncate(size)),
    async remove(file) {
      await disk.remove(file.real);
      await disk.syncFolder(path.dirname(file.real));
    },
    setModified: (file, milliseconds) => within(file, (opened) => opened.setModified(milliseconds)),
    async clear(file, temporary) {
      const beside = path.join(path.dirname(file.real), temporary);
      if (await fs.lstat(beside).then(() => true, systemFailure)) await disk.remove(beside);
    },
  };
}

async function place(machine: Machine, where: string): Promise<Result<Placed, Refusal>> {
  const refused = (code: RefusalCode, file = where) => err<Refusal>({ code, file, params: {} });
  const link = await linkBelowHome(machine, where);
  if (link) return refused('link-in-the-way', link);
  const parsed = parsePath(machine.platform, where);
  const name = parsed?.names.at(-1);
  if (!parsed || name === undefined) return refused('unreadable');
  const folderPath = formatPath({ ...parsed, names: parsed.names.slice(0, -1) });
  const folder = await machine.whereIs(folderPath);
  if (!folder.ok) return refused('unreadable', folderPath);
  const file = await machine.whereIs(where);
  if (!file.ok && file.error.code !== 'missing') return refused('unreadable');
  const real = file.ok ? file.value : path.join(folder.value, name);
  const [facts, folderFacts] = [await factsOf(real), await factsOf(folder.value)];
  if (folderFacts === 'denied' || folderFacts === null || facts === 'denied') return refused('unreadable');
  // A snapshot made of hard links shares its files with the live mail: what is written here would stand there, too.
  if (facts && facts.links > 1) return refused('link-in-the-way');
  // A file that its owner may not write was locked by somebody on purpose; root, too, leaves it alone.
  if (facts && (facts.mode & 0o200) === 0) return refused('read-only');
  if ((folderFacts.mode & 0o200) === 0) return refused('read-only', folderPath);
  const user = process.getuid?.();
  if (user !== undefined && user !== 0) {
    if (facts && facts.user !== user) return refused('not-yours');
    const may = await fs.access(facts ? real : folder.value, fs.constants.W_OK).then(
      () => true,
      (error: unknown) => systemCode(error) === '',
    );
    if (!may) return refused('read-only');
  }
  return ok({ path: where, real, facts, folder: folderFacts });
}

/** The first link between a user's home, or the drive where it lies elsewhere, and the file itself; null where there is none. */
async function linkBelowHome(machine: Machine, where: string): Promise<string | null> {
  const parsed = parsePath(machine.platform, where);
  if (!parsed) return null;
  const homes = machine.users.flatMap(({ home }) => parsePath(machine.platform, home) ?? []);
  const depths = homes
    .filter((home) => home.drive === parsed.drive && home.names.every((name, at) => name === parsed.names[at]))
    .map((home) => home.names.length);
  for (let at = Math.max(0, ...depths); at < parsed.names.length; at += 1) {
    const part = formatPath({ ...parsed, names: parsed.names.slice(0, at + 1) });
    if ((await machine.readLink(part)).ok) return part;
  }
  return null;
}

async function factsOf(real: string): Promise<FileFacts | 'denied' | null> {
  try {
    const stats = await fs.lstat(real);
    const { size, mode, uid, gid, mtimeMs, nlink } = stats;
    return { size, mode, user: uid, group: gid, modified: mtimeMs, links: stats.isFile() ? nlink : 1 };
  } catch (error) {
    const code = systemCode(error);
    return code === 'ENOENT' || code === 'ENOTDIR' ? null : 'denied';
  }
}

/** Nothing, where the system refused; a bug is thrown on. */
const systemFailure = (error: unknown): undefined => {
  systemCode(error);
};
