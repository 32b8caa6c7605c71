import { describe, expect, it } from 'vitest';
import {
  damagedAt,
  firstBin,
  HiveCells,
  noCell,
  segmentSize,
  viewOf,
} from '../../../main/formats/registry-hive-cells.ts';
import { type ByteSource, memorySource } from '../../../shared/byte-source.ts';
import type { RegistryValue } from '../../../shared/registry.ts';
import { writeHive } from '../../support/hive-writer.ts';

const live = new AbortController().signal;
const cellsOf = (bytes: Uint8Array) => new HiveCells(memorySource(bytes), live);
const bytesOf = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 8)) & 0xff);

/** A hive of one bin with these cells, each given as its size field and its contents; offsets as they follow from the sizes. */
function binOf(...parts: readonly [size: number, contents: Uint8Array][]) {
  const bytes = Buffer.alloc(firstBin + 4096);
  const offsets: number[] = [];
  let at = firstBin + 32;
  for (const [size, contents] of parts) {
    offsets.push(at - firstBin);
    bytes.writeInt32LE(size, at);
    bytes.set(contents, at + 4);
    at += Math.ceil((contents.length + 4) / 8) * 8;
  }
  return { bytes: Uint8Array.from(bytes), offsets };
}

/** A hive whose root holds this value, and where its cell is. */
async function withValue(value: RegistryValue) {
  const bytes = Uint8Array.from(writeHive({ name: 'root', values: [value], keys: [] }));
  const cells = cellsOf(bytes);
  const root = await cells.key(viewOf(bytes).getUint32(36, true));
  if (!root.ok) throw new Error(root.error.code);
  const list = await cells.cell(root.value.valueList);
  if (!list.ok) throw new Error(list.error.code);
  return { bytes, offset: viewOf(list.value).getUint32(0, true) };
}

async function dataOf(bytes: Uint8Array, offset: number) {
  const cells = cellsOf(bytes);
  const value = await cells.value(offset);
  return value.ok ? cells.data(value.value) : value;
}

const key = (name: Uint8Array, flags: number) => {
  const cell = Buffer.alloc(76 + name.length);
  cell.write('nk', 0, 'latin1');
  cell.writeUInt16LE(flags, 2);
  for (const [at, number] of [
    [16, 0x120],
    [20, 2],
    [28, 0x220],
    [36, 3],
    [40, 0x320],
  ] as const)
    cell.writeUInt32LE(number, at);
  cell.writeUInt16LE(name.length, 72);
  cell.set(name, 76);
  return Uint8Array.from(cell);
};

describe('a cell', () => {
  it('is read without its size', async () => {
    const { bytes, offsets } = binOf([-16, Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)]);
    expect(await cellsOf(bytes).cell(offsets[0] ?? 0)).toEqual({
      ok: true,
      value: Uint8Array.from({ length: 12 }, (_, at) => 1 + at),
    });
  });

  it.each([
    ['is free', 16, 0x20],
    ['has no size', 0, 0x20],
    ['is no multiple of eight', -12, 0x20],
    ['is shorter than what it must hold', -8, 0x20],
    ['leaves the file', -8192, 0x20],
    ['has the smallest of all numbers as its size', -0x80000000, 0x20],
    ['lies between two cells', -16, 0x24],
    ['begins at the end of the file', -16, 4096],
    ['is none', -16, noCell],
  ])('that %s is damage, named by its place in the file', async (_, size, offset) => {
    const { bytes } = binOf([size, bytesOf(12)]);
    expect(await cellsOf(bytes).cell(offset, 8)).toEqual(damagedAt(offset));
  });

  it('names the place in the file, not in the bins', () => {
    expect(damagedAt(0x20)).toEqual({ ok: false, error: { code: 'damaged', at: '0x1020' } });
  });

  it.each([65_504, 65_512, 65_520, 65_528, 65_536])(
    'at %i, around the end of a piece that is read at once, is whole',
    async (at) => {
      const bytes = new Uint8Array(73_728);
      viewOf(bytes).setInt32(at, -32, true);
      bytes.set(bytesOf(28), at + 4);
      expect(await cellsOf(bytes).cell(at - firstBin)).toEqual({ ok: true, value: bytesOf(28) });
    },
  );

  it('that the source no longer has is a change, not damage', async () => {
    const { bytes, offsets } = binOf([-16, bytesOf(12)]);
    const short: ByteSource = { size: bytes.length, read: async () => ({ ok: true, value: new Uint8Array(0) }) };
    expect(await new HiveCells(short, live).cell(offsets[0] ?? 0)).toEqual({ ok: false, error: { code: 'changed' } });
  });

  it('is not read after the user has stopped', async () => {
    const { bytes, offsets } = binOf([-16, bytesOf(12)]);
    const cells = new HiveCells(memorySource(bytes), AbortSignal.abort());
    await expect(cells.cell(offsets[0] ?? 0)).rejects.toThrow('aborted');
  });

  it('is read once, with its neighbours', async () => {
    const { bytes, offsets } = binOf([-16, bytesOf(12)], [-16, bytesOf(12)]);
    const inner = memorySource(bytes);
    const reads: number[] = [];
    const counted: ByteSource = {
      size: inner.size,
      read: (at, length) => {
        reads.push(at);
        return inner.read(at, length);
      },
    };
    const cells = new HiveCells(counted, live);
    for (const offset of [...offsets, ...offsets]) expect((await cells.cell(offset)).ok).toBe(true);
    expect(reads).toEqual([0]);
  });
});

describe('a key', () => {
  const fields = { parent: 0x120, subkeys: 2, subkeyList: 0x220, values: 3, valueList: 0x320 };

  it.each([
    ['one byte a letter', Buffer.from('Stra\xdfe', 'latin1'), 0x20, 'Straße'],
    ['UTF-16LE', Buffer.from('邮件', 'utf16le'), 0, '邮件'],
    ['UTF-16LE with half a letter', Buffer.from('邮件', 'utf16le').subarray(0, 3), 0, '邮'],
    ['no name', new Uint8Array(0), 0x20, ''],
  ])('with its name in %s', async (_, name, flags, want) => {
    const cell = key(name, flags);
    const { bytes, offsets } = binOf([-Math.ceil((cell.length + 4) / 8) * 8, cell]);
    expect(await cellsOf(bytes).key(offsets[0] ?? 0)).toEqual({
      ok: true,
      value: { offset: offsets[0], name: want, ...fields },
    });
  });

  it.each([
    ['another signature', (cell: Uint8Array) => cell.fill(0x61, 0, 2)],
    ['a name longer than its cell', (cell: Uint8Array) => cell.fill(0xff, 72, 74)],
  ])('with %s is damage', async (_, spoil) => {
    const cell = spoil(key(Buffer.from('name'), 0x20));
    const { bytes, offsets } = binOf([-88, cell]);
    expect(await cellsOf(bytes).key(offsets[0] ?? 0)).toEqual(damagedAt(offsets[0] ?? 0));
  });
});

describe('the data of a value', () => {
  it.each([0, 1, 4, 5, 16_343, segmentSize, segmentSize + 1, 3 * segmentSize, 65_536])('%i bytes', async (size) => {
    const { bytes, offset } = await withValue({ name: 'v', type: 3, data: bytesOf(size) });
    expect(await dataOf(bytes, offset)).toEqual({ ok: true, value: bytesOf(size) });
  });

  it('of no bytes needs no cell, wherever its length says they are', async () => {
    const { bytes, offset } = await withValue({ name: 'v', type: 3, data: new Uint8Array(0) });
    viewOf(bytes).setUint32(firstBin + offset + 8, 0, true);
    viewOf(bytes).setUint32(firstBin + offset + 12, noCell, true);
    expect(await dataOf(bytes, offset)).toEqual({ ok: true, value: new Uint8Array(0) });
  });

  it('that is said to lie in the place of its offset is four bytes at most', async () => {
    const { bytes, offset } = await withValue({ name: 'v', type: 3, data: bytesOf(4) });
    viewOf(bytes).setUint32(firstBin + offset + 8, 0x80000005, true);
    expect(await dataOf(bytes, offset)).toEqual(damagedAt(offset));
  });

  it('longer than its cell is damage of that cell, never less data', async () => {
    const { bytes, offset } = await withValue({ name: 'v', type: 3, data: bytesOf(40) });
    const dataCell = viewOf(bytes).getUint32(firstBin + offset + 12, true);
    for (const length of [45, segmentSize + 1, 0x7fffffff]) {
      viewOf(bytes).setUint32(firstBin + offset + 8, length, true);
      expect(await dataOf(bytes, offset)).toEqual(damagedAt(dataCell));
    }
  });

  it.each([
    ['a number of segments that does not fit its length', (db: DataView) => db.setUint16(2, 2, true)],
    ['no list of segments', (db: DataView) => db.setUint32(4, noCell, true)],
    ['another signature', (db: DataView) => db.setUint16(0, 0, true)],
  ])('in segments with %s is damage', async (_, spoil) => {
    const { bytes, offset } = await withValue({ name: 'v', type: 3, data: bytesOf(40_000) });
    const dataCell = viewOf(bytes).getUint32(firstBin + offset + 12, true);
    spoil(viewOf(bytes.subarray(firstBin + dataCell + 4)));
    expect(await dataOf(bytes, offset)).toMatchObject({ ok: false, error: { code: 'damaged' } });
  });

  it('in segments of which one is too short is damage', async () => {
    const { bytes, offset } = await withValue({ name: 'v', type: 3, data: bytesOf(40_000) });
    const view = viewOf(bytes);
    const list = view.getUint32(firstBin + view.getUint32(firstBin + offset + 12, true) + 8, true);
    const second = view.getUint32(firstBin + list + 8, true);
    view.setInt32(firstBin + second, -16_000, true);
    expect(await dataOf(bytes, offset)).toEqual(damagedAt(second));
  });
});
