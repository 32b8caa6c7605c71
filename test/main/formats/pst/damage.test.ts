import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checksum } from '../../../../main/formats/pst/header.ts';
import { type PstItem, readOutbox } from '../../../../main/formats/pst/outbox.ts';
import { memorySource } from '../../../../shared/byte-source.ts';
import { mutations } from '../../../support/mutations.ts';
import { calm, samples } from '../../../support/pst-samples.ts';
import { writePst } from '../../../support/pst-writer.ts';

type Outcome = 'whole' | 'fault named' | 'error' | 'silently short' | 'silently wrong';

const own = (count: number, encryption: 'none' | 'cyclic' = 'none') =>
  writePst({
    outbox: Array.from({ length: count }, (_, at) => ({ subject: `Message ${at}`, flags: 13, submitted: at * 1e12 })),
    sent: 40,
    encryption,
    queued: 2,
  });

async function rowsOf(bytes: Uint8Array, exchange: boolean): Promise<readonly PstItem[]> {
  const read = await readOutbox(memorySource(bytes), calm(exchange));
  if (!read.ok || !read.value.outbox || read.value.faults.length)
    throw new Error('the store is damaged before the test');
  return read.value.outbox;
}

async function judge(bytes: Uint8Array, exchange: boolean, truth: readonly PstItem[]): Promise<Outcome> {
  const started = performance.now();
  const read = await readOutbox(memorySource(bytes), calm(exchange));
  expect(performance.now() - started).toBeLessThan(2000);
  if (!read.ok) return 'error';
  if (read.value.faults.length) return 'fault named';
  if ((read.value.outbox?.length ?? 0) < truth.length) return 'silently short';
  return JSON.stringify(read.value.outbox) === JSON.stringify(truth) ? 'whole' : 'silently wrong';
}

/** Copies whose damage lies where the reader looks: it sees a few kB of a large store, and chance would miss them. */
async function placesOf(bytes: Uint8Array, exchange: boolean): Promise<readonly { offset: number; length: number }[]> {
  const places: { offset: number; length: number }[] = [];
  const inner = memorySource(bytes);
  const read = (offset: number, length: number) => {
    places.push({ offset, length });
    return inner.read(offset, length);
  };
  await readOutbox({ size: inner.size, read }, calm(exchange));
  return places;
}

/** Damage in turn to each place: zeroed whole, a run of it zeroed, one bit turned, the file cut there. */
function* aimed(bytes: Uint8Array, places: readonly { offset: number; length: number }[], count: number) {
  for (let turn = 0; turn < count; turn += 1) {
    const place = places[turn % places.length];
    if (!place) return;
    const at = place.offset + ((turn * 7919) % place.length);
    const end = place.offset + place.length;
    const kind = Math.floor(turn / places.length) % 4;
    if (kind === 3) {
      yield { what: `cut at ${at}`, bytes: bytes.subarray(0, at) };
      continue;
    }
    const damaged = Uint8Array.from(bytes);
    if (kind === 0) damaged.fill(0, place.offset, end);
    else if (kind === 1) damaged.fill(0, at, Math.min(at + 64, end));
    else damaged[at] = (damaged[at] ?? 0) ^ (1 << (turn % 8));
    yield { what: `${['zeroed', 'part zeroed', 'bit turned'][kind]} at ${at}`, bytes: damaged };
  }
}

async function countAll(
  copies: Iterable<{ readonly what: string; readonly bytes: Uint8Array }>,
  exchange: boolean,
  truth: readonly PstItem[],
) {
  const counts: Record<Outcome, number> = {
    whole: 0,
    'fault named': 0,
    error: 0,
    'silently short': 0,
    'silently wrong': 0,
  };
  const bad: string[] = [];
  for (const { what, bytes } of copies) {
    const outcome = await judge(bytes, exchange, truth);
    counts[outcome] += 1;
    if (outcome.startsWith('silently')) bad.push(`${outcome}: ${what}`);
  }
  return { counts, bad };
}

describe('1,000 damaged copies', () => {
  for (const [name, bytes] of [
    ['of 20 messages', own(20)],
    ['of 300 messages, encrypted', own(300, 'cyclic')],
  ] as const)
    it(`${name}: none throws, hangs or is silently short`, async () => {
      const truth = await rowsOf(bytes, false);
      const anywhere = await countAll(mutations(bytes, 1000), false, truth);
      const there = await countAll(aimed(bytes, await placesOf(bytes, false), 1000), false, truth);
      expect([...anywhere.bad, ...there.bad]).toEqual([]);
      expect(there.counts.error + there.counts['fault named']).toBeGreaterThan(700);
      console.log(`[pst damage] ${name}: ${JSON.stringify(anywhere.counts)} aimed: ${JSON.stringify(there.counts)}`);
    }, 60_000);

  if (samples)
    for (const [file, exchange, count] of [
      ['derived-stuck-outbox.pst', false, 1000],
      ['derived-stuck-outbox-4k.ost', true, 200],
    ] as const)
      it(`of ${file}: none throws, hangs or is silently short`, async () => {
        const bytes = readFileSync(path.join(samples ?? '', file));
        const truth = await rowsOf(bytes, exchange);
        const there = await countAll(aimed(bytes, await placesOf(bytes, exchange), count), exchange, truth);
        expect(there.bad).toEqual([]);
        console.log(`[pst damage] ${file}: ${JSON.stringify(there.counts)}`);
      }, 120_000);
});

describe('a tree that leads back into itself, its checksums in order', () => {
  const trees = { nodes: 224, blocks: 240 };
  const seal = (bytes: Buffer, page: number) =>
    bytes.writeUInt32LE(checksum(bytes.subarray(page, page + 496)), page + 500);

  for (const [name, at] of Object.entries(trees))
    it(`the pages of the ${name}: every entry of the root is the root`, async () => {
      const bytes = Buffer.from(own(300));
      const root = Number(bytes.readBigUInt64LE(at));
      expect(bytes[root + 491]).toBeGreaterThan(0);
      const entries = bytes[root + 488] ?? 0;
      for (let entry = 0; entry < entries; entry += 1) {
        bytes.copy(bytes, root + 24 * entry + 8, at - 8, at + 8);
      }
      seal(bytes, root);
      expect(await readOutbox(memorySource(bytes), calm())).toEqual({
        ok: false,
        error: { code: 'damaged', offset: root },
      });
    });

  it('any other damage with its checksum put right neither throws nor hangs', async () => {
    const bytes = own(60);
    const places = (await placesOf(bytes, false)).filter(({ offset }) => offset !== 0);
    for (let turn = 0; turn < 1000; turn += 1) {
      const place = places[turn % places.length];
      if (!place) break;
      const damaged = Buffer.from(bytes);
      const trailer = place.offset + place.length - 16;
      const isPage = place.length === 512 && [0x80, 0x81].includes(damaged[trailer] ?? 0);
      const size = isPage ? 496 : damaged.readUInt16LE(trailer);
      // Most fields stand near the start of a page or a block.
      const at = place.offset + ((turn * 31) % Math.min(size, turn % 2 ? 64 : size));
      damaged[at] = (turn * 131) % 256;
      damaged.writeUInt32LE(checksum(damaged.subarray(place.offset, place.offset + size)), trailer + 4);
      const started = performance.now();
      await readOutbox(memorySource(damaged), calm());
      expect(performance.now() - started).toBeLessThan(2000);
    }
  }, 60_000);
});
