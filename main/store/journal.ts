import { createHash } from 'node:crypto';
import { createReadStream, promises as fs } from 'node:fs';
import path from 'node:path';
import type { Disk } from '../../shared/disk.ts';
import { parseJson } from '../../shared/json.ts';
import type { FileMark, Refusal } from '../../shared/model/plan.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { journalVersion, type StoredEntry, storedEntry } from './journal-entry.ts';

const keptFor = 90 * 24 * 3600 * 1000;

/** The journal of one data folder: a folder for each entry, which a person can read and use without us. */
export function openJournal(data: string, disk: Disk) {
  const root = path.join(data, 'journal');
  const folderOf = (id: string) => path.join(root, id);
  const fileOf = (id: string, name: string) => path.join(root, id, ...name.split('/'));

  async function writeFile(file: string, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<FileMark> {
    const hash = createHash('sha256');
    const made = await disk.create(file, 0o600);
    let size = 0;
    try {
      for await (const piece of pieces) {
        await made.write(piece, size);
        hash.update(piece);
        size += piece.length;
      }
      await made.sync();
    } finally {
      await made.close();
    }
    return { size, sha256: hash.digest('hex') };
  }

  async function makeFolder(folder: string) {
    await disk.makeFolder(folder, 0o700);
    await disk.syncFolder(path.dirname(folder));
  }

  /** The whole entry, old or new: never half. */
  async function save(entry: StoredEntry): Promise<void> {
    const file = fileOf(entry.id, 'entry.json');
    const fresh = `${file}.new`;
    await fs.rm(fresh, { force: true });
    await writeFile(fresh, [Buffer.from(`${JSON.stringify(entry, null, 2)}\n`)]);
    await disk.rename(fresh, file);
    await disk.syncFolder(folderOf(entry.id));
  }

  async function readEntry(id: string): Promise<Result<StoredEntry, Refusal> | null> {
    const file = fileOf(id, 'entry.json');
    const text = await fs.readFile(file, 'utf8').catch(absent);
    // Its folder was made, its intent never written: nothing was touched.
    if (text === null) return null;
    const parsed = parseJson(text);
    const version =
      typeof parsed === 'object' && parsed !== null && 'journalVersion' in parsed ? parsed.journalVersion : 0;
    if (typeof version === 'number' && version > journalVersion)
      return err({ code: 'newer-journal', file, params: { version } });
    const read = storedEntry.safeParse(parsed);
    return read.success ? ok(read.data) : err({ code: 'damaged', file, params: {} });
  }

  return {
    root,
    folderOf,
    save,
    /** Oldest first. A journal of a newer version, or one that cannot be read, is refused whole: what it says of its order matters. */
    async list(): Promise<Result<StoredEntry[], Refusal>> {
      const names = (await fs.readdir(root, { withFileTypes: true }).catch(absent)) ?? [];
      const entries: StoredEntry[] = [];
      for (const name of names
        .filter((one) => one.isDirectory())
        .map((one) => one.name)
        // The tenth of one second comes after the second: `-2`, `-10`.
        .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))) {
        const entry = await readEntry(name);
        if (entry && !entry.ok) return entry;
        if (entry) entries.push(entry.value);
      }
      return ok(entries);
    },
    /** A folder of its own for an entry that begins now. */
    async begin(at: string): Promise<string> {
      await makeFolder(data);
      await makeFolder(root);
      const stem = at.replace(/[-:]/g, '').replace(/\..*$/, '').replace('T', '-');
      const taken = new Set(await fs.readdir(root));
      let id = stem;
      for (let turn = 2; taken.has(id); turn += 1) id = `${stem}-${turn}`;
      await makeFolder(folderOf(id));
      await makeFolder(fileOf(id, 'kept'));
      return id;
    },
    async keep(id: string, name: string, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<FileMark> {
      const file = fileOf(id, name);
      if (name.startsWith('quarantine/')) await makeFolder(path.dirname(file));
      return writeFile(file, pieces);
    },
    syncKept: (id: string) => disk.syncFolder(fileOf(id, 'kept')),
    read: (id: string, name: string): Promise<Buffer> => fs.readFile(fileOf(id, name)),
    pieces: (id: string, name: string): AsyncIterable<Uint8Array> =>
      createReadStream(fileOf(id, name), { highWaterMark: 1024 * 1024 }),
    keptFile: fileOf,
    /** Bytes of everything kept for an entry. */
    async room(id: string): Promise<number> {
      let bytes = 0;
      for (const part of ['kept', 'quarantine'])
        for (const name of (await fs.readdir(path.join(root, id, part)).catch(absent)) ?? [])
          bytes += (await fs.stat(path.join(root, id, part, name))).size;
      return bytes;
    },
    async quarantined(id: string): Promise<string[]> {
      const names = (await fs.readdir(path.join(root, id, 'quarantine')).catch(absent)) ?? [];
      return names.filter((name) => name.endsWith('.eml')).sort();
    },
    /** Takes away what a save that was cut short left, and a folder whose entry was never written. */
    async clear(): Promise<void> {
      const names = (await fs.readdir(root, { withFileTypes: true }).catch(absent)) ?? [];
      for (const { name: id } of names.filter((one) => one.isDirectory())) {
        const left = (await fs.readdir(folderOf(id)).catch(absent)) ?? [];
        if (left.includes('entry.json.new')) await disk.remove(fileOf(id, 'entry.json.new'));
        const isEmpty = left.every((name) => name === 'entry.json.new' || name === 'kept');
        if (isEmpty && ((await fs.readdir(fileOf(id, 'kept')).catch(absent)) ?? []).length === 0)
          await disk.removeFolder(folderOf(id));
      }
    },
    /** Copies older than 90 days go, quarantined mail stays. `now`: milliseconds since 1970. */
    async prune(entries: readonly StoredEntry[], now: number): Promise<string[]> {
      const pruned: string[] = [];
      for (const entry of entries) {
        if (entry.state === 'open' || now - Date.parse(entry.at) < keptFor) continue;
        // Mail in quarantine can be put back for ever, and its folder's copies belong to it.
        if (entry.changes.some(({ kind }) => kind === 'quarantine')) continue;
        const kept = fileOf(entry.id, 'kept');
        if (((await fs.readdir(kept).catch(absent)) ?? []).length === 0) continue;
        await disk.removeFolder(kept);
        pruned.push(entry.id);
      }
      return pruned;
    },
  };
}
export type Journal = ReturnType<typeof openJournal>;

const absent = (error: NodeJS.ErrnoException): null => {
  if (error.code === 'ENOENT') return null;
  throw error;
};
