import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOutbox } from '../../../../main/formats/pst/outbox.ts';
import { memorySource } from '../../../../shared/byte-source.ts';
import { calm, copyOf, pffexportCount, readpstCounts, samples, withFile } from '../../../support/pst-samples.ts';
import { type WrittenItem, writePst } from '../../../support/pst-writer.ts';

const submitted = Date.UTC(2026, 10, 3, 8, 30);
const items = (count: number): WrittenItem[] =>
  Array.from({ length: count }, (_, at) => ({
    subject: `Angebot ${at} für Anna`,
    flags: [13, 9, 12, 8][at % 4] ?? 0,
    submitted: submitted + at * 1000,
    recipients: 1 + (at % 3),
  }));

let out = '';
beforeAll(() => {
  out = mkdtempSync(path.join(tmpdir(), 'pst-'));
});
afterAll(() => rmSync(out, { recursive: true }));

describe('a store of our own writer', () => {
  it('gives every message in the Outbox with its times, flags, class and recipients', async () => {
    const store = writePst({
      outbox: [
        { subject: '\u0001\u0005RE: Angebot', flags: 13, submitted, deferred: submitted + 3_600_000, recipients: 3 },
        { subject: 'Liegt', flags: 9, messageClass: 'IPM.Schedule.Meeting.Request' },
      ],
      queued: 1,
    });
    const read = await readOutbox(memorySource(store), calm());
    expect(read).toMatchObject({
      ok: true,
      value: { kind: 'unicode', how: 'entry-id', associated: 0, queued: 1, faults: [] },
    });
    expect(read.ok && read.value.outbox).toEqual([
      {
        node: 0x200004,
        opened: true,
        subject: 'RE: Angebot',
        messageClass: 'IPM.Note',
        submittedAt: '2026-11-03T08:30:00.000Z',
        createdAt: null,
        deliveryAt: null,
        deferredUntil: '2026-11-03T09:30:00.000Z',
        size: 1000,
        flags: { submit: true, unsent: true, read: true },
        recipients: 3,
        messageId: null,
      },
      {
        node: 0x200024,
        opened: false,
        subject: 'Liegt',
        messageClass: 'IPM.Schedule.Meeting.Request',
        submittedAt: null,
        createdAt: null,
        deliveryAt: null,
        deferredUntil: null,
        size: 1000,
        flags: { submit: false, unsent: true, read: true },
        recipients: null,
        messageId: null,
      },
    ]);
  });

  for (const encryption of ['none', 'permute', 'cyclic'] as const)
    for (const count of [0, 1, 15, 300, 2500])
      it(`lists ${count} messages, encryption ${encryption}`, async () => {
        const store = writePst({ outbox: items(count), sent: 3, encryption });
        const read = await readOutbox(memorySource(store), calm());
        expect(read.ok && read.value.outbox?.map((item) => item.subject)).toEqual(items(count).map((it) => it.subject));
        const file = path.join(out, `${encryption}-${count}.pst`);
        writeFileSync(file, store);
        expect(readpstCounts(file)).toEqual({
          'Gesendete Elemente': 3,
          ...(count ? { Postausgang: count } : {}),
        });
      });

  it('reads the same bytes from a sparse file of 3 GB', async () => {
    const file = path.join(out, 'sparse.pst');
    writeFileSync(file, writePst({ outbox: items(6) }));
    const read = () =>
      withFile(file, async (source, bytes) => {
        const answer = await readOutbox(source, calm());
        return {
          rows: answer.ok && answer.value.outbox?.length,
          own: answer.ok && answer.value.bytesRead,
          bytes: bytes(),
        };
      });
    const small = await read();
    truncateSync(file, 3 * 1024 ** 3);
    expect(await read()).toEqual(small);
    expect(small.rows).toBe(6);
    expect(small.own).toBe(small.bytes);
  });
});

describe('what it does not say', () => {
  it('an offline store without an entry id is not determined unless the profile says Exchange', async () => {
    const store = memorySource(writePst({ outbox: items(2), offline: true, entryId: false }));
    const error = { code: 'not-determined', offset: null };
    expect(await readOutbox(store, calm())).toEqual({ ok: false, error: { ...error, reason: 'no-entry-id' } });
    expect(await readOutbox(store, calm(true))).toEqual({ ok: false, error: { ...error, reason: 'no-outbox-node' } });
  });

  it('a folder called Outbox is not one: a store whose mask names an Outbox without an id is not determined', async () => {
    const read = await readOutbox(memorySource(writePst({ outbox: items(2), entryId: false })), calm());
    expect(read).toMatchObject({ ok: false, error: { code: 'not-determined', reason: 'no-entry-id' } });
  });

  it('ends at its limit of bytes, when it is stopped and where a read fails', async () => {
    const store = memorySource(writePst({ outbox: items(300) }));
    expect(await readOutbox(store, { ...calm(), byteLimit: 5000 })).toMatchObject({
      error: { code: 'too-large-budget' },
    });
    expect(await readOutbox(store, { exchange: false, signal: AbortSignal.abort() })).toMatchObject({
      error: { code: 'not-determined', reason: 'stopped' },
    });
    const locked = { size: store.size, read: async () => ({ ok: false, error: { code: 'locked' } }) as const };
    expect(await readOutbox(locked, calm())).toMatchObject({ error: { code: 'not-determined', reason: 'locked' } });
  });

  it('a store that is written while it is read has changed', async () => {
    const store = writePst({ outbox: items(5) });
    let reads = 0;
    const inner = copyOf(store);
    const source = {
      size: inner.size,
      read: async (offset: number, length: number) => {
        reads += 1;
        const read = await inner.read(offset, length);
        if (!read.ok || offset !== 0 || reads === 1) return read;
        const later = read.value.slice();
        later[32] = (later[32] ?? 0) + 4;
        return { ok: true, value: later } as const;
      },
    };
    expect(await readOutbox(source, calm())).toEqual({ ok: false, error: { code: 'changed', offset: 0 } });
  });

  it.each([
    ['no byte', new Uint8Array(), { code: 'not-a-store', offset: 0 }],
    ['a text', Buffer.from('From - Mon Jan  1 00:00:00 2026'), { code: 'not-a-store', offset: 0 }],
    ['the magic alone', Buffer.from('!BDN'), { code: 'cut', offset: 4 }],
  ])('%s', async (_, bytes, error) => {
    expect(await readOutbox(memorySource(bytes), calm())).toEqual({ ok: false, error });
  });
});

if (samples) {
  const folder = samples;
  const archive = { how: null, outbox: null, queued: 0, faults: [] };
  const stuck = [
    ['message 1', 13],
    ['message 2', 13],
    ['check sent date of this message', 9],
    ['this message contains embedded MSG', 12],
    ['HTML body', 1],
    ['Multiple attachments', 8],
  ];
  const expected: Record<
    string,
    { exchange?: boolean; value?: object; error?: object; rows?: unknown[][]; most?: number }
  > = {
    'ansi-empty-shape.pst': { value: { kind: 'ansi', ...archive } },
    'ansi-one-message.pst': { value: { kind: 'ansi', ...archive } },
    'damaged-missing-blocks.pst': { error: { code: 'damaged' } },
    'derived-crypt-byte-2.pst': { error: { code: 'damaged' } },
    'derived-header-cut.pst': { error: { code: 'cut', offset: 300 } },
    'derived-stuck-outbox.pst': { value: { kind: 'unicode', how: 'entry-id', faults: [] }, rows: stuck, most: 30_000 },
    'derived-stuck-outbox-4k.ost': {
      exchange: true,
      value: { kind: 'ost-4k', how: 'fixed-node', faults: [] },
      rows: [
        ['Accepted: meeting from Ed', 13],
        ['meeting with attachments (jpg, pdf, text)', 9],
      ],
      most: 25_000,
    },
    'derived-truncated.pst': { value: { how: 'entry-id', faults: [{ code: 'cut', offset: 1_700_000 }] }, rows: stuck },
    'derived-truncated-early.pst': { error: { code: 'cut', offset: 420_000 } },
    'pst-named-ost.ost': { value: { kind: 'unicode', ...archive } },
    'unicode-archive-no-outbox.pst': { value: { kind: 'unicode', ...archive } },
    'unicode-delivery-store.pst': { value: { how: 'entry-id', queued: 0, faults: [] }, rows: [] },
    'unicode-empty.pst': { value: { kind: 'unicode', ...archive } },
    'unicode-password-set.pst': { value: { how: 'entry-id', queued: 0, faults: [] }, rows: [] },
  };

  describe('every sample', () => {
    for (const [name, want] of Object.entries(expected))
      it(`${name}: as its notes say`, async () => {
        const file = path.join(folder, name);
        const { read, bytes } = await withFile(file, async (source, count) => ({
          read: await readOutbox(source, calm(want.exchange)),
          bytes: count(),
        }));
        if (want.error) expect(read).toMatchObject({ ok: false, error: want.error });
        else expect(read).toMatchObject({ ok: true, value: want.value });
        if (read.ok) expect(read.value.bytesRead).toBe(bytes);
        if (want.most) expect(bytes).toBeLessThanOrEqual(want.most);
        if (!want.rows) return;
        const rows = read.ok ? read.value.outbox?.map(({ subject, flags }) => [subject, numbered(flags)]) : null;
        expect(rows).toEqual(want.rows);
        if (!name.includes('truncated')) expect(pffexportCount(file, 'Outbox')).toBe(want.rows.length);
      });

    it('an .ost of an Exchange account is not determined where the profile does not say Exchange', async () => {
      const file = path.join(folder, 'derived-stuck-outbox-4k.ost');
      const read = await withFile(file, (source) => readOutbox(source, calm(false)));
      expect(read).toMatchObject({ ok: false, error: { code: 'not-determined', reason: 'no-entry-id' } });
    });

    it('a sparse copy of 3 GB is read like the store itself', async () => {
      const file = path.join(out, 'sparse-sample.pst');
      writeFileSync(file, readFileSync(path.join(folder, 'derived-stuck-outbox.pst')));
      truncateSync(file, 3 * 1024 ** 3);
      expect(await withFile(file, async (source, bytes) => [(await readOutbox(source, calm())).ok, bytes()])).toEqual(
        await withFile(path.join(folder, 'derived-stuck-outbox.pst'), async (source, bytes) => [
          (await readOutbox(source, calm())).ok,
          bytes(),
        ]),
      );
    });
  });
}

const numbered = (flags: { submit: boolean; unsent: boolean; read: boolean } | null) =>
  flags && Number(flags.read) + 4 * Number(flags.submit) + 8 * Number(flags.unsent);
