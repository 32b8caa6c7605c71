import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { byHand } from '../../../main/engine/by-hand.ts';
import { realDisk } from '../../../main/machine/disk.ts';
import { openJournal } from '../../../main/store/journal.ts';
import { journalVersion, type StoredChange, type StoredEntry } from '../../../main/store/journal-entry.ts';
import type { Disk } from '../../../shared/disk.ts';

let data = '';
beforeEach(() => {
  data = path.join(mkdtempSync(path.join(tmpdir(), 'journal-')), 'data');
});
afterEach(() => rmSync(path.dirname(data), { recursive: true, force: true }));

const at = '2026-11-24T18:00:00.000Z';
const days = 24 * 3600 * 1000;
const entry = (id: string, more: Partial<StoredEntry> = {}): StoredEntry => ({
  journalVersion,
  id,
  at,
  fix: 'filter-switch-off',
  finding: 'filter-hides-mail:1',
  check: 'filter-hides-mail',
  subject: 'filter',
  profiles: [],
  undoes: null,
  machine: null,
  phase: 'closed',
  state: 'done',
  changes: [],
  ...more,
});
const change = (kind: StoredChange['kind'], file: string, more: Partial<StoredChange> = {}): StoredChange => ({
  kind,
  path: file,
  before: { size: 5, sha256: 'a' },
  after: { size: 5, sha256: 'b' },
  part: null,
  values: [],
  edit: null,
  old: null,
  fresh: null,
  kept: 'kept/01-file',
  facts: null,
  ...more,
});
const begun = async () => {
  const journal = openJournal(data, realDisk);
  return { journal, id: await journal.begin(at) };
};

describe('the journal', () => {
  it('gives every entry a folder of its own, also two in one second, for its owner only', async () => {
    const { journal, id } = await begun();
    const second = await journal.begin(at);
    expect([id, second]).toEqual(['20261124-180000', '20261124-180000-2']);
    await journal.save(entry(id));
    await journal.keep(id, 'kept/01-a', [Buffer.from('a')]);
    await journal.keep(id, 'quarantine/message.eml', [Buffer.from('b')]);
    for (const name of ['.', 'kept', 'quarantine'])
      expect(statSync(path.join(journal.folderOf(id), name)).mode & 0o777, name).toBe(0o700);
    for (const folder of [data, journal.root]) expect(statSync(folder).mode & 0o777, folder).toBe(0o700);
    for (const name of ['entry.json', 'kept/01-a', 'quarantine/message.eml'])
      expect(statSync(path.join(journal.folderOf(id), name)).mode & 0o777, name).toBe(0o600);
  });

  it('lists what was saved, oldest first, and passes over a folder whose intent was never written', async () => {
    const { journal, id } = await begun();
    const never = await journal.begin('2026-11-24T18:00:01.000Z');
    const last = await journal.begin('2026-11-24T18:00:02.000Z');
    await journal.save(entry(last));
    await journal.save(entry(id));
    expect(readdirSync(journal.root)).toContain(never);
    expect(await journal.list()).toEqual({ ok: true, value: [entry(id), entry(last)] });
  });

  it('keeps the order of a dozen entries in one second', async () => {
    const { journal, id } = await begun();
    const ids = [id];
    while (ids.length < 12) ids.push(await journal.begin(at));
    for (const one of ids) await journal.save(entry(one));
    const listed = await journal.list();
    expect(listed.ok && listed.value.map((one) => one.id)).toEqual(ids);
  });

  it('has nothing to list where nothing was ever done', async () => {
    expect(await openJournal(data, realDisk).list()).toEqual({ ok: true, value: [] });
  });

  it('holds the whole old entry where a write of the new one was torn at any byte', async () => {
    const { journal, id } = await begun();
    await journal.save(entry(id, { state: 'open', phase: 'prepared' }));
    const size = readFileSync(journal.keptFile(id, 'entry.json')).length;
    for (let cut = 0; cut < size; cut += 13) {
      const torn: Disk = {
        ...realDisk,
        async create(file, mode) {
          const made = await realDisk.create(file, mode);
          const write = async (bytes: Uint8Array, position: number) => {
            await made.write(bytes.subarray(0, cut), position);
            throw new Error('torn');
          };
          return { ...made, write };
        },
      };
      await expect(openJournal(data, torn).save(entry(id))).rejects.toThrow('torn');
      expect(await journal.list()).toEqual({ ok: true, value: [entry(id, { state: 'open', phase: 'prepared' })] });
    }
    await journal.save(entry(id));
    expect(await journal.list()).toEqual({ ok: true, value: [entry(id)] });
    expect(readdirSync(journal.folderOf(id))).toEqual(['entry.json', 'kept']);
  });

  it('is refused whole where an entry is of a newer version', async () => {
    const { journal, id } = await begun();
    const file = journal.keptFile(id, 'entry.json');
    writeFileSync(file, JSON.stringify({ journalVersion: journalVersion + 1, whatever: true }));
    const refusal = { code: 'newer-journal', file, params: { version: journalVersion + 1 } };
    expect(await journal.list()).toEqual({ ok: false, error: refusal });
  });

  it.each(['', '{', 'null', '[]', '{"journalVersion":1}', '\0\0\0'])(
    'is refused as damaged where an entry reads %j',
    async (text) => {
      const { journal, id } = await begun();
      const file = journal.keptFile(id, 'entry.json');
      writeFileSync(file, text);
      expect(await journal.list()).toEqual({ ok: false, error: { code: 'damaged', file, params: {} } });
    },
  );

  it('lets copies go after 90 days, keeps quarantined mail, and what a crash left open', async () => {
    const { journal, id } = await begun();
    const open = await journal.begin(at);
    for (const one of [id, open]) {
      await journal.keep(one, 'kept/01-a', [Buffer.from('abc')]);
      await journal.keep(one, 'quarantine/message.eml', [Buffer.from('mail')]);
    }
    const entries = [entry(id), entry(open, { state: 'open', phase: 'prepared' })];
    expect(await journal.prune(entries, Date.parse(at) + 90 * days - 1)).toEqual([]);
    expect(await journal.room(id)).toBe(7);
    expect(await journal.prune(entries, Date.parse(at) + 90 * days)).toEqual([id]);
    expect(await journal.prune(entries, Date.parse(at) + 91 * days)).toEqual([]);
    expect([await journal.room(id), await journal.room(open)]).toEqual([4, 7]);
    expect(await journal.quarantined(id)).toEqual(['message.eml']);
  });

  it('tells the size and the hash of what it keeps, and never writes over it', async () => {
    const { journal, id } = await begun();
    const mark = await journal.keep(id, 'kept/01-a', [Buffer.from('ab'), Buffer.from('c')]);
    expect(mark).toEqual({ size: 3, sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' });
    expect((await journal.read(id, 'kept/01-a')).toString()).toBe('abc');
    await expect(journal.keep(id, 'kept/01-a', [Buffer.from('x')])).rejects.toThrow('EEXIST');
    expect((await journal.read(id, 'kept/01-a')).toString()).toBe('abc');
  });
});

it('README.txt names every file and its copy, in both languages', () => {
  const kinds = ['write', 'splice', 'append', 'truncate', 'set-aside', 'quarantine'] as const;
  const part = { offset: 57, before: '0800', after: '0808' };
  const changes = kinds.map((kind) => change(kind, `/home/anna/${kind}.file`, { kept: `kept/${kind}`, part }));
  const text = byHand(entry('20261124-180000', { changes }));
  for (const kind of kinds) expect(text.split(`/home/anna/${kind}.file`).length - 1, kind).toBeGreaterThanOrEqual(2);
  for (const kind of ['write', 'set-aside', 'quarantine']) expect(text.split(`kept/${kind}`), kind).toHaveLength(3);
  expect(text).toMatch(/0800/);
  expect(text).toMatch(/by hand[\s\S]*von Hand/);
});
