import { describe, expect, it } from 'vitest';
import { PstBlocks } from '../../../../main/formats/pst/blocks.ts';
import { View } from '../../../../main/formats/pst/fault.ts';
import { PstPages } from '../../../../main/formats/pst/pages.ts';
import { numberOf, PropertyContext, textOf, timeOf } from '../../../../main/formats/pst/property-context.ts';
import { memorySource } from '../../../../shared/byte-source.ts';
import { writePst } from '../../../support/pst-writer.ts';

const value = (type: number, bytes: Uint8Array) => ({ type, bytes: new View(bytes, 0) });
const fileTime = (ticks: bigint) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(ticks);
  return value(0x40, bytes);
};

describe('the properties of an object', () => {
  it('numbers where they stand, text and bytes from the heap, null for one that is not there', async () => {
    const source = memorySource(writePst({ outbox: [] }));
    const blocks = new PstBlocks(await PstPages.open(source, new AbortController().signal, 1e6));
    const node = await blocks.pages.node(0x21);
    const store = await PropertyContext.open(blocks, { data: node?.data ?? 0, subnodes: 0 });
    expect(numberOf(await store.get(0x35df))).toBe(255);
    expect(textOf(await store.get(0x3001))).toBe('Postmender test store');
    expect((await store.get(0x35e2))?.bytes.u32(20)).toBe(0x8082);
    expect(await store.get(0x1234)).toBeNull();
  });
});

describe('values', () => {
  it('text of both widths, a final NUL left out', () => {
    expect(textOf(value(0x1f, Buffer.from('Grüße\0', 'utf16le')))).toBe('Grüße');
    expect(textOf(value(0x1e, Uint8Array.from([0x47, 0xfc, 0x80, 0])))).toBe('Gü€');
  });

  it('times as ISO; none and never are null', () => {
    expect(timeOf(fileTime(132_732_739_309_930_000n))).toBe('2021-08-12T20:32:10.993Z');
    expect(timeOf(fileTime(0n))).toBeNull();
    expect(timeOf(fileTime(0x0cb34557a3dd4000n))).toBeNull();
    expect(timeOf(fileTime(2n ** 64n - 1n))).toBeNull();
  });

  it('another type is null, not a guess', () => {
    expect([textOf(value(3, Buffer.alloc(4))), numberOf(value(0x1f, Buffer.alloc(4))), timeOf(null)]).toEqual([
      null,
      null,
      null,
    ]);
  });
});
