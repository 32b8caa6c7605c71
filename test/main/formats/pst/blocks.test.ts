import { describe, expect, it } from 'vitest';
import { PstBlocks } from '../../../../main/formats/pst/blocks.ts';
import { PstPages } from '../../../../main/formats/pst/pages.ts';
import { memorySource } from '../../../../shared/byte-source.ts';
import { type WrittenStore, writePst } from '../../../support/pst-writer.ts';

const outbox = (count: number) => Array.from({ length: count }, (_, at) => ({ subject: `Message ${at}`, flags: 13 }));
const open = async (bytes: Uint8Array) =>
  new PstBlocks(await PstPages.open(memorySource(bytes), new AbortController().signal, 8e6));
const contentsOf = async (store: WrittenStore) => {
  const blocks = await open(writePst(store));
  const node = await blocks.pages.node(0x808e);
  return { blocks, data: node?.data ?? 0, subnodes: node?.subnodes ?? 0 };
};

describe('blocks', () => {
  it.each(['none', 'permute', 'cyclic'] as const)('come out plain, encryption %s', async (encryption) => {
    const { blocks, data } = await contentsOf({ outbox: outbox(3), encryption });
    expect([...(await blocks.block(data)).bytes.subarray(2, 4)]).toEqual([0xec, 0x7c]);
  });

  it('a tree of data gives all its blocks, in order and each only when asked for', async () => {
    const { blocks, data } = await contentsOf({ outbox: outbox(3000) });
    const before = blocks.pages.bytesRead;
    const tree = await blocks.data(data);
    expect(tree.count).toBeGreaterThan(5);
    expect(blocks.pages.bytesRead - before).toBeLessThan(4096);
    expect((await tree.block(0))?.u8(2)).toBe(0xec);
    expect(await tree.block(tree.count)).toBeNull();
  });

  it('no data is no block', async () => {
    const { blocks } = await contentsOf({ outbox: [] });
    expect((await blocks.data(0)).count).toBe(0);
  });

  it('a subnode is found by its id, and one that is not there is not', async () => {
    const { blocks, subnodes } = await contentsOf({ outbox: outbox(3000) });
    expect(await blocks.subnode(subnodes, 0x3f)).toMatchObject({ subnodes: 0 });
    expect(await blocks.subnode(subnodes, 0x5f)).toBeNull();
    expect(await blocks.subnode(0, 0x3f)).toBeNull();
  });

  it('data taken for references, and references for subnodes, are damage', async () => {
    const { blocks, data, subnodes } = await contentsOf({ outbox: outbox(3000) });
    await expect(blocks.subnode(data, 1)).rejects.toMatchObject({ error: { code: 'damaged' } });
    await expect(blocks.data(subnodes)).rejects.toMatchObject({ error: { code: 'damaged' } });
  });

  it('one turned bit is damage at the block', async () => {
    const bytes = writePst({ outbox: outbox(3) });
    const clean = await open(bytes);
    const id = (await clean.pages.node(0x808e))?.data ?? 0;
    const { offset } = await clean.pages.block(id);
    bytes.writeUInt8((bytes[offset + 20] ?? 0) ^ 4, offset + 20);
    await expect((await open(bytes)).block(id)).rejects.toMatchObject({ error: { code: 'damaged', offset } });
  });
});
