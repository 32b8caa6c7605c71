import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPopHistory } from '../../../../main/formats/pst/pop-history.ts';
import { memorySource } from '../../../../shared/byte-source.ts';
import { type DamageOutcome, DamageTally } from '../../../support/damage-tally.ts';
import { mutations } from '../../../support/mutations.ts';
import { popBlob } from '../../../support/pop-blob.ts';
import { pffexportCount, readpstCounts, samples, withFile } from '../../../support/pst-samples.ts';
import { inboxNode, type WrittenHistory, writePst } from '../../../support/pst-writer.ts';

const { signal } = new AbortController();
const calm = { inboxNode, signal };
const blob = popBlob('+b20260501080000a', '&b20260503140211b');
const says = { taken: 2, removed: 1, lastTaken: '2026-05-03 14:02:11', lastRemoved: '2026-05-03 14:02:11' };
const many = popBlob(
  ...Array.from({ length: 900 }, (_, at) => `&b20260503140211CANARY$2d${String(at).padStart(20, '0')}`),
);
const storeOf = (...histories: readonly WrittenHistory[]) => writePst({ outbox: [], histories, sent: 40 });
const read = (bytes: Uint8Array, more: object = {}) => readPopHistory(memorySource(bytes), { ...calm, ...more });

describe('the POP3 download histories of a store', () => {
  it('are read by address, other attachments left alone', async () => {
    const bytes = storeOf({ name: 'BlobPOPada@example.com', blob }, { name: 'Other', blob: Buffer.from('x') });
    expect(await read(bytes)).toMatchObject({
      ok: true,
      value: { records: [{ name: 'ada@example.com', says: { ok: true, value: says } }] },
    });
  });

  it('are read where one is longer than a block, and no UID comes out', async () => {
    const result = await read(storeOf({ name: 'BlobPOPada@example.com', blob: many }));
    expect(result).toMatchObject({ ok: true, value: { records: [{ says: { value: { taken: 900, removed: 900 } } }] } });
    expect(JSON.stringify(result)).not.toContain('CANARY');
  });

  it('are none where the hidden message has no attachment', async () => {
    expect(await read(storeOf())).toMatchObject({ ok: true, value: { records: [] } });
  });

  it('say which one is not understood', async () => {
    const bytes = storeOf(
      { name: 'BlobPOPada@example.com', blob: popBlob.with({ version: 4 }) },
      { name: 'BlobPOPbob@example.com', blob },
    );
    expect(await read(bytes)).toMatchObject({
      ok: true,
      value: { records: [{ says: { ok: false, error: { code: 'version' } } }, { says: { ok: true } }] },
    });
  });

  it('are not determined beyond the limit, in another folder, or when told to stop', async () => {
    const bytes = storeOf({ name: 'BlobPOPada@example.com', blob: many });
    expect(await read(bytes, { byteLimit: 20_000 })).toMatchObject({ ok: false, error: { code: 'too-large-budget' } });
    expect(await read(bytes, { inboxNode: 0x8fe2 })).toMatchObject({ ok: false, error: { reason: 'no-inbox-node' } });
    expect(await read(bytes, { signal: AbortSignal.abort() })).toMatchObject({ error: { reason: 'stopped' } });
  });

  it('lie in a store that readpst and pffexport open', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'pop-'));
    try {
      const file = path.join(folder, 'store.pst');
      writeFileSync(file, storeOf({ name: 'BlobPOPada@example.com', blob: many }));
      expect(readpstCounts(file)['Gesendete Elemente']).toBe(40);
      expect(pffexportCount(file, 'Gesendete Elemente')).toBe(40);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.skipIf(samples === null)('are none in the samples, whose hidden message has no attachment', async () => {
    for (const name of ['unicode-delivery-store.pst', 'derived-stuck-outbox.pst'])
      await withFile(path.join(samples ?? '', name), async (source, bytes) => {
        const result = await readPopHistory(source, { inboxNode: 0x8082, signal });
        expect(result).toMatchObject({ ok: true, value: { records: [] } });
        expect(bytes()).toBeLessThan(30_000);
      });
  });

  it('of 1,000 damaged copies none throws, hangs or is silently short', async () => {
    const bytes = storeOf({ name: 'BlobPOPada@example.com', blob: many });
    const truth = await read(bytes);
    if (!truth.ok) throw new Error('the store is damaged before the test');
    const places: { offset: number; length: number }[] = [];
    const inner = memorySource(bytes);
    await readPopHistory(
      {
        size: inner.size,
        read: (offset, length) => {
          places.push({ offset, length });
          return inner.read(offset, length);
        },
      },
      calm,
    );
    const judge = async (copy: Uint8Array): Promise<DamageOutcome> => {
      const result = await read(copy);
      if (!result.ok) return 'damaged';
      return JSON.stringify(result.value.records) === JSON.stringify(truth.value.records) ? 'right' : 'short';
    };
    const tally = new DamageTally('PST with POP3 histories');
    for (const { what, bytes: copy } of mutations(bytes, 1000)) await tally.add(what, () => judge(copy));
    for (let turn = 0; turn < 1000; turn += 1) {
      const place = places[turn % places.length];
      if (!place) break;
      const copy = Uint8Array.from(bytes);
      const at = place.offset + ((turn * 7919) % place.length);
      copy[at] = (copy[at] ?? 0) ^ (1 << (turn % 8));
      await tally.add(`bit turned at ${at}`, () => judge(copy));
    }
    expect(tally.bad).toEqual([]);
    expect(tally.named).toBeGreaterThan(500);
    tally.report();
  });
});
