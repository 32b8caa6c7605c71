import { describe, expect, it } from 'vitest';
import { PstBlocks } from '../../../../main/formats/pst/blocks.ts';
import { messageDetails, rowOf } from '../../../../main/formats/pst/item.ts';
import { PstPages } from '../../../../main/formats/pst/pages.ts';
import { TableContext } from '../../../../main/formats/pst/table-context.ts';
import { memorySource } from '../../../../shared/byte-source.ts';
import { type WrittenItem, writePst } from '../../../support/pst-writer.ts';

async function first(item: WrittenItem) {
  const source = memorySource(writePst({ outbox: [item] }));
  const blocks = new PstBlocks(await PstPages.open(source, new AbortController().signal, 1e6));
  const node = await blocks.pages.node(0x808e);
  const table = await TableContext.open(blocks, { data: node?.data ?? 0, subnodes: node?.subnodes ?? 0 });
  return { blocks, item: await rowOf(table, 0) };
}

describe('a message of the Outbox', () => {
  it.each([
    ['\u0001\u0005RE: Angebot', 'RE: Angebot'],
    ['\u0001\u0001Angebot', 'Angebot'],
    ['Angebot', 'Angebot'],
    ['', ''],
  ])('subject %j is %j', async (written, read) => {
    expect((await first({ subject: written, flags: 0 })).item.subject).toBe(read);
  });

  it.each([
    [13, { read: true, submit: true, unsent: true }],
    [8, { read: false, submit: false, unsent: true }],
    [1, { read: true, submit: false, unsent: false }],
    [0xff02, { read: false, submit: false, unsent: false }],
  ])('flags %i', async (flags, read) => {
    expect((await first({ subject: 'x', flags })).item.flags).toEqual(read);
  });

  it('opened, it has its deferred time and its recipients', async () => {
    const deferred = Date.UTC(2026, 11, 24, 18);
    const { blocks, item } = await first({ subject: 'x', flags: 13, deferred, recipients: 4 });
    expect([item.opened, item.deferredUntil, item.recipients]).toEqual([false, null, null]);
    const opened = await messageDetails(blocks, item, (_, part) => part());
    expect(opened).toMatchObject({ opened: true, deferredUntil: '2026-12-24T18:00:00.000Z', recipients: 4 });
  });

  it('a message that the table names and the store has not is said so, and the row stays', async () => {
    const { blocks, item } = await first({ subject: 'x', flags: 13 });
    const said: string[] = [];
    const read = await messageDetails(blocks, { ...item, node: 0x300004 }, async (code, part) =>
      part().catch(() => {
        said.push(code);
        return null;
      }),
    );
    expect([said, read.opened]).toEqual([['item'], false]);
  });
});
