import { describe, expect, it } from 'vitest';
import { PstBlocks } from '../../../../main/formats/pst/blocks.ts';
import { heapKinds, PstHeap } from '../../../../main/formats/pst/heap.ts';
import { PstPages } from '../../../../main/formats/pst/pages.ts';
import { memorySource } from '../../../../shared/byte-source.ts';
import { writePst } from '../../../support/pst-writer.ts';

async function heapOf(count: number, kind: number = heapKinds.table) {
  const outbox = Array.from({ length: count }, (_, at) => ({ subject: `Message ${at}`, flags: 13 }));
  const source = memorySource(writePst({ outbox }));
  const blocks = new PstBlocks(await PstPages.open(source, new AbortController().signal, 8e6));
  const node = await blocks.pages.node(0x808e);
  return PstHeap.open(blocks, { data: node?.data ?? 0, subnodes: node?.subnodes ?? 0 }, kind);
}

describe('a heap on a node', () => {
  it('gives its root piece', async () => {
    const heap = await heapOf(2);
    expect((await heap.piece(heap.root)).u8(0)).toBe(heapKinds.table);
  });

  it.each([2, 400, 5000])('gives all %i records of a tree, keys ascending', async (count) => {
    const heap = await heapOf(count);
    const index = (await heap.piece(heap.root)).u32(10);
    const records = await heap.records(index, 4, 4);
    expect(records.map((record) => record.u32(0))).toEqual(
      Array.from({ length: count }, (_, at) => 0x200004 + 32 * at),
    );
  });

  it('another kind of heap than asked for is damage', async () => {
    await expect(heapOf(2, heapKinds.properties)).rejects.toMatchObject({ error: { code: 'damaged' } });
  });

  it('a piece that is not there, and a tree of other widths, are damage', async () => {
    const heap = await heapOf(2);
    const damaged = { error: { code: 'damaged' } };
    await expect(heap.piece(0)).rejects.toMatchObject(damaged);
    await expect(heap.piece(2000 << 5)).rejects.toMatchObject(damaged);
    await expect(heap.piece(9 << 16)).rejects.toMatchObject(damaged);
    await expect(heap.records(heap.root, 4, 4)).rejects.toMatchObject(damaged);
    await expect(heap.outside(0x7f)).rejects.toMatchObject(damaged);
  });

  it('the value behind no id is empty', async () => {
    expect((await (await heapOf(1)).value(0)).length).toBe(0);
  });
});
