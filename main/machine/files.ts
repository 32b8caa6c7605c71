import { type BigIntStats, constants, promises as fs } from 'node:fs';
import type { ByteSource, ReadError } from '../../shared/byte-source.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Entry, Machine, Stat } from './machine.ts';
import { instantOf, readError, systemCode } from './read-errors.ts';

/** What we need of an opened file. */
export type OpenFile = {
  stat(options: { readonly bigint: true }): Promise<BigIntStats>;
  read(into: Uint8Array, offset: number, length: number, position: number): Promise<{ readonly bytesRead: number }>;
  close(): Promise<void>;
};

/**
 * Where a path of the machine lies on the computer that runs us; a refusal where it may not be looked at.
 * `link`: of the link itself, not of what it leads to.
 */
export type Locate = (path: string, aim: 'target' | 'link') => Promise<Result<string, ReadError>>;

export type Files = Pick<Machine, 'list' | 'stat' | 'readLink' | 'withSource' | 'read' | 'whereIs' | 'bytesRead'>;

/** Longest piece that is read at once. */
const largestRead = 1024 * 1024 * 1024;

/** Whether a file is only a placeholder here, whose content opening would fetch from a cloud or an archive. */
export type IsElsewhere = (real: string) => Promise<boolean>;

/** The one place that opens a user's files, and only for reading. Every machine shares it. */
export function readOnlyFiles(
  locate: Locate,
  open: (real: string) => Promise<OpenFile> = openForReading,
  isElsewhere: IsElsewhere = async () => false,
): Files {
  let bytesRead = 0;

  async function attempt<T>(
    path: string,
    aim: 'target' | 'link',
    use: (real: string) => Promise<Result<T, ReadError>>,
  ): Promise<Result<T, ReadError>> {
    const real = await locate(path, aim);
    if (!real.ok) return real;
    try {
      return await use(real.value);
    } catch (error) {
      return err(readError(error));
    }
  }

  /**
   * Opens, sees that it is a file, lends it, closes it. Errors of the system are values; what `use` throws is thrown on. A placeholder
   * is never opened.
   */
  async function opened<T>(
    real: string,
    use: (file: OpenFile, before: BigIntStats) => Promise<Result<T, ReadError>>,
  ): Promise<Result<T, ReadError>> {
    if (await isElsewhere(real)) return err({ code: 'elsewhere' });
    const file = await settle(() => open(real));
    if (!file.ok) return file;
    try {
      const before = await settle(() => file.value.stat({ bigint: true }));
      if (!before.ok) return before;
      if (!before.value.isFile()) return err({ code: 'not-a-file' });
      return await use(file.value, before.value);
    } finally {
      await file.value.close();
    }
  }

  async function fill(file: OpenFile, offset: number, length: number): Promise<Result<Uint8Array, ReadError>> {
    const bytes = new Uint8Array(length);
    let filled = 0;
    while (filled < length) {
      const at = filled;
      const got = await settle(() => file.read(bytes, at, length - at, offset + at));
      if (!got.ok) return got;
      if (got.value.bytesRead === 0) break;
      filled += got.value.bytesRead;
      bytesRead += got.value.bytesRead;
    }
    return ok(bytes.subarray(0, filled));
  }

  function sourceOf(file: OpenFile, before: BigIntStats): ByteSource {
    const size = Number(before.size);
    return {
      size,
      async read(offset, length) {
        // Offsets come out of damaged files: what lies outside the file is empty, as in a source over memory.
        if (!(offset >= 0 && offset < size && length > 0)) return ok(new Uint8Array(0));
        const wanted = Math.min(Math.trunc(length), size - Math.trunc(offset));
        if (wanted > largestRead) return err({ code: 'too-large' });
        const bytes = await fill(file, Math.trunc(offset), wanted);
        if (!bytes.ok) return bytes;
        const now = await settle(() => file.stat({ bigint: true }));
        if (!now.ok) return now;
        return now.value.size < before.size || bytes.value.length < wanted ? err({ code: 'changed' }) : bytes;
      },
    };
  }

  async function readOnce(real: string, limit: number): Promise<Result<Uint8Array, ReadError>> {
    return opened(real, async (file, before) => {
      if (before.size > BigInt(Math.min(limit, largestRead))) return err({ code: 'too-large' });
      const bytes = await fill(file, 0, Number(before.size));
      if (!bytes.ok) return bytes;
      const after = await settle(() => file.stat({ bigint: true }));
      if (!after.ok) return after;
      const same = after.value.size === before.size && after.value.mtimeNs === before.mtimeNs;
      return same && bytes.value.length === Number(before.size) ? bytes : err({ code: 'changed' });
    });
  }

  return {
    get bytesRead() {
      return bytesRead;
    },
    list: (path) =>
      attempt(path, 'target', async (real) => {
        const entries = await fs.readdir(real, { withFileTypes: true });
        return ok(entries.map((entry): Entry => ({ name: entry.name, kind: kindOf(entry) })).sort(byName));
      }),
    stat: (path) => attempt(path, 'target', async (real) => ok(statOf(await fs.stat(real, { bigint: true })))),
    readLink: (path) => attempt(path, 'link', async (real) => ok(await fs.readlink(real))),
    whereIs: (path) => locate(path, 'target'),
    async withSource(path, use) {
      const real = await locate(path, 'target');
      if (!real.ok) return real;
      return opened(real.value, async (file, before) => ok(await use(sourceOf(file, before))));
    },
    async read(path, limit) {
      const real = await locate(path, 'target');
      if (!real.ok) return real;
      const first = await readOnce(real.value, limit);
      return !first.ok && first.error.code === 'changed' ? readOnce(real.value, limit) : first;
    },
  };
}

/** The outcome of one call to the system. */
export async function settle<T>(call: () => Promise<T>): Promise<Result<T, ReadError>> {
  try {
    return ok(await call());
  } catch (error) {
    return err(readError(error));
  }
}

/**
 * O_NONBLOCK: a pipe put where a file is expected would hold us for ever. O_NOATIME leaves even the access time alone; the system
 * allows it to a file's owner only, and says EPERM to others (open(2)).
 */
async function openForReading(real: string): Promise<OpenFile> {
  if (process.platform === 'win32') return fs.open(real, constants.O_RDONLY);
  const flags = constants.O_RDONLY | constants.O_NONBLOCK;
  if (process.platform !== 'linux') return fs.open(real, flags);
  try {
    return await fs.open(real, flags | constants.O_NOATIME);
  } catch (error) {
    if (systemCode(error) !== 'EPERM') throw error;
    return fs.open(real, flags);
  }
}

type Kinds = { isFile(): boolean; isDirectory(): boolean; isSymbolicLink(): boolean };
const kindOf = (one: Kinds): Entry['kind'] =>
  one.isFile() ? 'file' : one.isDirectory() ? 'folder' : one.isSymbolicLink() ? 'link' : 'other';

const byName = (a: Entry, b: Entry) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

const statOf = (stats: BigIntStats): Stat => ({
  kind: stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other',
  size: Number(stats.size),
  modifiedAt: instantOf(Number(stats.mtimeMs)),
  identity: stats.ino === 0n ? null : `${stats.dev}:${stats.ino}`,
});
