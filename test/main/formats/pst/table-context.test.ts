import { describe, expect, it } from 'vitest';
import { PstBlocks } from '../../../../main/formats/pst/blocks.ts';
import { PstPages } from '../../../../main/formats/pst/pages.ts';
import { textOf } from '../../../../main/formats/pst/property-context.ts';
import { countRows, TableContext } from '../../../../main/formats/pst/table-context.ts';
import { memorySource } from '../../../../shared/byte-source.ts';
import { writePst } from '../../../support/pst-writer.ts';

async function openTable(count: number) {
  const outbox = Array.from({ length: count }, (_, at) => ({ subject: `Message ${at}`, flags: 13 }));
  const source = memorySource(writePst({ outbox, queued: 2 }));
  const blocks = new PstBlocks(await PstPages.open(source, new AbortController().signal, 8e6));
  const node = await blocks.pages.node(0x808e);
  return { blocks, table: await TableContext.open(blocks, { data: node?.data ?? 0, subnodes: node?.subnodes ?? 0 }) };
}

describe('a table', () => {
  it.each([1, 90, 2000])('of %i rows gives each by its place, also across blocks', async (count) => {
    const { table } = await openTable(count);
    expect(table.ids.length).toBe(count);
    for (const index of [0, Math.floor(count / 2), count - 1])
      expect(textOf(await table.cell(await table.row(index), 0x37))).toBe(`Message ${index}`);
  });

  it('a cell that its row has not, and a column that the table has not, are null', async () => {
    const { table } = await openTable(3);
    const row = await table.row(0);
    expect([table.has(0x39), await table.cell(row, 0x39)]).toEqual([true, null]);
    expect([table.has(0xf), await table.cell(row, 0xf)]).toEqual([false, null]);
  });

  it('a row that is not there is damage', async () => {
    const { table } = await openTable(3);
    await expect(table.row(3)).rejects.toMatchObject({ error: { code: 'damaged' } });
  });

  it('rows are counted without reading one; a node that is not there has no count', async () => {
    const { blocks } = await openTable(3);
    expect([await countRows(blocks, 0x64c), await countRows(blocks, 0x66c)]).toEqual([2, null]);
  });
});
