import { describe, expect, it } from 'vitest';
import { blockKey, PstPages } from '../../../../main/formats/pst/pages.ts';
import { memorySource } from '../../../../shared/byte-source.ts';
import { writePst } from '../../../support/pst-writer.ts';

const store = writePst({ outbox: Array.from({ length: 500 }, (_, at) => ({ subject: `${at}`, flags: 13 })) });
const open = (bytes: Uint8Array, limit = 1e6) =>
  PstPages.open(memorySource(bytes), new AbortController().signal, limit);

describe('the page trees', () => {
  it('find every node that is there and none that is not', async () => {
    const pages = await open(store);
    for (let at = 0; at < 500; at += 1)
      expect(await pages.node(0x200004 + 32 * at)).toMatchObject({ id: 0x200004 + 32 * at, parent: 0x8082 });
    expect(await pages.node(0x200004 + 32 * 500)).toBeNull();
    expect(await pages.node(1)).toBeNull();
  });

  it('a block is found whatever the lowest bit of its id says', async () => {
    const pages = await open(store);
    const node = await pages.node(0x21);
    const id = node?.data ?? 0;
    expect(await pages.block(id + 1)).toMatchObject({ offset: (await pages.block(id)).offset });
    expect(blockKey(9)).toBe(8);
  });

  it('a block that the tree does not know is damage', async () => {
    const pages = await open(store);
    await expect(pages.block(1e9)).rejects.toMatchObject({ error: { code: 'damaged' } });
  });

  it('read each page once and count every byte', async () => {
    const pages = await open(store);
    await pages.node(0x21);
    const once = pages.bytesRead;
    await pages.node(0x21);
    expect([pages.bytesRead, (once - 564) % 512]).toEqual([once, 0]);
  });

  it('a wrong checksum is damage at the page', async () => {
    const bytes = Buffer.from(store);
    const root = Number(bytes.readBigUInt64LE(224));
    bytes.writeUInt8((bytes[root + 3] ?? 0) ^ 1, root + 3);
    await expect((await open(bytes)).node(0x21)).rejects.toMatchObject({ error: { code: 'damaged', offset: root } });
  });

  it('stop at the limit of bytes', async () => {
    await expect((await open(store, 1000)).node(0x21)).rejects.toMatchObject({ error: { code: 'too-large-budget' } });
  });

  it('see that the header was written again', async () => {
    const bytes = Buffer.from(store);
    const pages = await open(bytes);
    expect(await pages.hasChanged()).toBe(false);
    bytes.writeUInt32LE(7, 40);
    expect(await pages.hasChanged()).toBe(true);
  });
});
