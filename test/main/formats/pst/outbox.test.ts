import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOutbox } from '../../../../main/formats/pst/outbox.ts';
import { memorySource } from '../../../../shared/byte-source.ts';
import { calm, copyOf, readpstCounts, withFile } from '../../../support/pst-samples.ts';
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
  it('counts what an empty Outbox hides, and which of it are receipts', async () => {
    const store = writePst({
      outbox: [],
      queued: 2,
      hidden: ['REPORT.IPM.Note.IPNRN', 'IPM.Microsoft.FolderDesign.NamedView'],
    });
    expect(await readOutbox(memorySource(store), calm())).toMatchObject({
      ok: true,
      value: { outbox: [], associated: 2, reports: 1, queued: 2, faults: [] },
    });
  });

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
