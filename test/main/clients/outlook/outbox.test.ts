import { describe, expect, it } from 'vitest';
import { collectStores, type OwnedFile } from '../../../../main/clients/outlook/outbox.ts';
import { openMachine } from '../../../../main/engine/open-machine.ts';
import type { Machine } from '../../../../main/machine/machine.ts';
import type { ByteSource, ReadError } from '../../../../shared/byte-source.ts';
import { evaluate } from '../../../../shared/evaluate.ts';
import { quietRun } from '../../../support/homes.ts';
import { anAccount, aProfile } from '../../../support/inventory.ts';
import { outlookImage, scanImage } from '../../../support/outlook-image.ts';
import { type WrittenStore, writePst } from '../../../support/pst-writer.ts';

const submitted = Date.parse('2026-11-23T10:00:00Z');
const waiting = { subject: 'Waits', flags: 4 | 8, submitted };
const registry = '16-pop-and-imap-same-mailbox';
const pst = 'Users/anna/Documents/Outlook Files/anna@example.test.pst';
const ost = 'Users/anna/AppData/Local/Microsoft/Outlook/anna@example.test.ost';

const scanned = async (store: WrittenStore | Uint8Array, name = pst) =>
  await scanImage({ registry, files: { [name]: store instanceof Uint8Array ? store : writePst(store) } });
const problemOf = ({ problems }: Awaited<ReturnType<typeof scanImage>>, file: string) =>
  problems.filter(({ params }) => params.file?.endsWith(file)).map(({ code, params }) => [code, params.detail]);

describe('a data file of which nothing can be told', () => {
  it.each([
    ['of 0 bytes', new Uint8Array(0), 'empty'],
    ['that is something else', new TextEncoder().encode('x'.repeat(4096)), 'notAStore'],
    ['cut in its header', writePst({ outbox: [waiting] }).subarray(0, 300), 'cut'],
    ['cut before its tables', writePst({ outbox: [waiting] }).subarray(0, 0x4500), 'cut'],
  ])('%s says why', async (_, bytes, detail) => {
    const inventory = await scanned(bytes);
    expect(problemOf(inventory, '.pst')).toEqual([['store-not-determined', detail]]);
    expect(inventory.stores.filter(({ path }) => path.endsWith('.pst'))).toMatchObject([
      { size: bytes.length, messages: null },
    ]);
    expect(evaluate(inventory).outcomes.find(({ check }) => check === 'outbox-item-stuck')?.kind).toBe('inconclusive');
  });

  it('the copy of an IMAP account that does not name its outbox', async () => {
    const inventory = await scanned({ outbox: [waiting], offline: true, entryId: false }, ost);
    expect(problemOf(inventory, '.ost')).toEqual([['store-not-determined', 'noEntryId']]);
    expect(inventory.outbox).toEqual([]);
  });

  it('one with a damaged page in between', async () => {
    const bytes = writePst({ outbox: [waiting] });
    for (let at = 0x4600; at < bytes.length; at += 64) bytes[at] = 0xff ^ (bytes[at] ?? 0);
    expect(problemOf(await scanned(bytes), '.pst')).toEqual([['store-not-determined', 'damaged']]);
  });
});

describe('a data file that is well', () => {
  it('without an outbox is an archive, and no trouble', async () => {
    const inventory = await scanned({ outbox: [], entryId: false, validFolders: 137 });
    expect(problemOf(inventory, '.pst')).toEqual([]);
    expect(inventory.stores.find(({ path }) => path.endsWith('.pst'))).not.toHaveProperty('hiddenReceipts');
  });

  it('tells hidden receipts and what is held for sending', async () => {
    const inventory = await scanned({ outbox: [], queued: 1, hidden: ['REPORT.IPM.Note.IPNRN'] });
    expect(inventory.stores.find(({ path }) => path.endsWith('.pst'))).toMatchObject({
      format: 'pst',
      messages: 0,
      hiddenReceipts: 1,
      queued: 1,
    });
  });
});

const file = 'C:\\Users\\anna\\Documents\\Outlook Files\\anna@example.test.pst';
const profile = aProfile({ id: 'outlook:anna/16.0/Outlook', client: 'outlook' });
const owned = (change: Partial<OwnedFile> = {}): OwnedFile => ({
  path: file,
  kind: 'pst',
  recordKey: null,
  service: null,
  share: null,
  accounts: [anAccount({ profile: profile.id })],
  ...change,
});

/** The image, whose data file is read through `change`. */
async function through(
  change: (source: ByteSource, time: number) => ByteSource | ReadError,
  run = quietRun(),
  limit = 2_000,
) {
  const image = outlookImage({ registry, files: { [pst]: writePst({ outbox: [waiting] }) } });
  try {
    const opened = await openMachine({ folder: image.folder, users: { kind: 'all' } });
    if (!opened.ok) throw new Error(opened.error.code);
    const real = opened.value;
    let times = 0;
    const machine: Machine = {
      ...real,
      withSource: async (path, use) => {
        times += 1;
        const made = change({ size: 0, read: async () => ({ ok: true, value: new Uint8Array(0) }) }, times);
        if ('code' in made) return { ok: false, error: made };
        return await real.withSource(path, (source) => use(change(source, times) as ByteSource));
      },
    };
    const collected = await collectStores(profile, machine, [owned()], run, limit);
    return { ...collected, times, codes: collected.problems.map(({ code, params }) => [code, params.detail]) };
  } finally {
    image.remove();
  }
}
const changed = (source: ByteSource): ByteSource => ({
  size: source.size,
  read: async () => ({ ok: false, error: { code: 'changed' } }),
});

describe('a data file that the running Windows does not have', () => {
  const told = async (path: string) => {
    const image = outlookImage({ registry });
    try {
      const opened = await openMachine({ folder: image.folder, users: { kind: 'all' } });
      if (!opened.ok) throw new Error(opened.error.code);
      const machine: Machine = {
        ...opened.value,
        kind: 'live',
        stat: async () => ({ ok: false, error: { code: 'missing' } }),
      };
      const { stores, problems } = await collectStores(profile, machine, [owned({ path })], quietRun());
      return [stores.map(({ missing }) => missing), problems.map(({ code, params }) => [code, params.detail])];
    } finally {
      image.remove();
    }
  };

  it('is missing', async () => {
    expect(await told(file)).toEqual([[true], [['store-not-determined', 'missing']]]);
    expect(await told(`\\\\?\\${file}`)).toEqual([[true], [['store-not-determined', 'missing']]]);
  });

  it.each(['%USERPROFILE%\\a.pst', 'a.pst', 'C:a.pst', '\\\\?\\Volume{1}\\a.pst', 'CON'])(
    '%s names no place that we know, and is not called missing',
    async (path) => {
      expect(await told(path)).toEqual([[undefined], [['store-not-determined', undefined]]]);
    },
  );
});

describe('a data file that Outlook works with', () => {
  it('and that changed while it was read is read once more', async () => {
    const { outbox, codes, times } = await through((source, time) => (time === 1 ? changed(source) : source));
    expect(times).toBe(2);
    expect(codes).toEqual([]);
    expect(outbox).toHaveLength(1);
  });

  it('and that changes again is not determined', async () => {
    const { outbox, codes, times } = await through(changed);
    expect(times).toBe(2);
    expect(outbox).toEqual([]);
    expect(codes).toEqual([['file-changed', undefined]]);
  });

  it.each([
    ['locked', 'file-locked'],
    ['elsewhere', 'file-in-cloud-only'],
    ['network', 'store-on-network'],
    ['denied', 'file-denied'],
    ['io', 'disk-error'],
  ] as const)('%s, at opening or in between, is told as such', async (code, expected) => {
    expect((await through(() => ({ code }))).codes).toEqual([[expected, undefined]]);
    const between = (source: ByteSource): ByteSource => ({
      ...source,
      read: async () => ({ ok: false, error: { code } }),
    });
    expect((await through((source) => between(source))).codes).toEqual([[expected, undefined]]);
  });

  const slow = (source: ByteSource): ByteSource => ({
    size: source.size,
    read: async (offset, length) => {
      await new Promise((done) => setTimeout(done, 30));
      return await source.read(offset, length);
    },
  });

  it('that takes longer than its time is not determined', async () => {
    expect((await through(slow, quietRun(), 40)).codes).toEqual([['store-not-determined', 'time']]);
  });

  it('ends the scan where the user ends it', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error('stopped by the user')), 40);
    await expect(through(slow, { ...quietRun(), signal: stop.signal })).rejects.toThrow('stopped by the user');
  });
});

describe('an item that was not opened', () => {
  const many = Array.from({ length: 45 }, (_, at) => ({ ...waiting, subject: `${at}` }));

  it('may be put off to a date, and so is only probably stuck', async () => {
    const inventory = await scanned({ outbox: many });
    expect(inventory.problems.filter(({ code }) => code === 'deferral-not-known')).toMatchObject([
      { blinds: [], params: { count: 45 } },
    ]);
    const stuck = evaluate(inventory).findings.filter(({ check }) => check === 'outbox-item-stuck');
    expect(stuck).toHaveLength(45);
    for (const { message, sureness } of stuck) expect([message, sureness]).toEqual(['stuckUnlessDeferred', 'likely']);
  });

  it('of a short queue is opened, and certain', async () => {
    const inventory = await scanned({ outbox: [waiting] });
    expect(inventory.problems.some(({ code }) => code === 'deferral-not-known')).toBe(false);
    expect(evaluate(inventory).findings.find(({ check }) => check === 'outbox-item-stuck')).toMatchObject({
      message: 'stuck',
      sureness: 'seen',
    });
  });
});
