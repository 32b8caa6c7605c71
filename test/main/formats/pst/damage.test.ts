import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checksum } from '../../../../main/formats/pst/header.ts';
import { type PstItem, readOutbox } from '../../../../main/formats/pst/outbox.ts';
import { memorySource } from '../../../../shared/byte-source.ts';
import { type DamageOutcome, DamageTally } from '../../../support/damage-tally.ts';
import { mutations } from '../../../support/mutations.ts';
import { calm, samples } from '../../../support/pst-samples.ts';
import { writePst } from '../../../support/pst-writer.ts';

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

async function judge(bytes: Uint8Array, exchange: boolean, truth: readonly PstItem[]): Promise<DamageOutcome> {
  const read = await readOutbox(memorySource(bytes), calm(exchange));
  if (!read.ok) return 'damaged';
  const rows = read.value.outbox ?? [];
  if (read.value.faults.length) return rows.length < truth.length ? 'fewer' : 'damaged';
  // A row that is read wrongly without a word is as bad as one that is missing.
  return JSON.stringify(rows) === JSON.stringify(truth) ? 'right' : 'short';
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
  tally: DamageTally,
  copies: Iterable<{ readonly what: string; readonly bytes: Uint8Array }>,
  exchange: boolean,
  truth: readonly PstItem[],
): Promise<void> {
  for (const { what, bytes } of copies) await tally.add(what, () => judge(bytes, exchange, truth));
}

/** Every reference of an inner page in turn leads to the root of the tree, to itself or to its neighbour, the checksum in order. */
function* looped(bytes: Buffer, places: readonly { offset: number; length: number }[]) {
  const roots = { 129: 216, 128: 232 };
  for (const [kind, root] of Object.entries(roots))
    for (const { offset: page } of places.filter(({ offset }) => bytes[offset + 496] === Number(kind))) {
      const [entries = 0, level = 0] = [bytes[page + 488], bytes[page + 491]];
      if (level === 0) continue;
      for (let entry = 0; entry < entries; entry += 1)
        for (const target of [bytes.subarray(root, root + 16), reference(bytes, page), neighbour(bytes, page, entry)]) {
          const damaged = Buffer.from(bytes);
          damaged.set(target, page + 24 * entry + 8);
          damaged.writeUInt32LE(checksum(damaged.subarray(page, page + 496)), page + 500);
          yield { what: `loops at ${page}, entry ${entry}`, bytes: damaged };
        }
    }
}

/** A page as a tree refers to it: its id and its place. */
function reference(bytes: Buffer, page: number): Buffer {
  const place = Buffer.alloc(16);
  bytes.copy(place, 0, page + 504, page + 512);
  place.writeBigUInt64LE(BigInt(page), 8);
  return place;
}

function neighbour(bytes: Buffer, page: number, entry: number): Buffer {
  const at = page + 24 * (entry === 0 ? 1 : entry - 1) + 8;
  return bytes.subarray(at, at + 16);
}

describe('1,000 damaged copies', () => {
  it('of our own stores: none throws, hangs or is silently short', async () => {
    for (const [name, bytes] of [
      ['of 20 messages', own(20)],
      ['of 300 messages, encrypted', own(300, 'cyclic')],
    ] as const) {
      const tally = new DamageTally(`PST ${name}`);
      const truth = await rowsOf(bytes, false);
      const places = await placesOf(bytes, false);
      await countAll(tally, mutations(bytes, 1000), false, truth);
      await countAll(tally, aimed(bytes, places, 1000), false, truth);
      await countAll(tally, looped(bytes, places), false, truth);
      expect(tally.bad).toEqual([]);
      expect(tally.named).toBeGreaterThan(1200);
      tally.report();
    }
  }, 120_000);

  if (samples)
    for (const [file, exchange, count] of [
      ['derived-stuck-outbox.pst', false, 1000],
      ['derived-stuck-outbox-4k.ost', true, 200],
    ] as const)
      it(`of ${file}: none throws, hangs or is silently short`, async () => {
        const tally = new DamageTally(file);
        const bytes = readFileSync(path.join(samples ?? '', file));
        const truth = await rowsOf(bytes, exchange);
        await countAll(tally, aimed(bytes, await placesOf(bytes, exchange), count), exchange, truth);
        expect(tally.bad).toEqual([]);
        tally.report();
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
