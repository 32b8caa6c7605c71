import type { PstBlocks } from './blocks.ts';
import { damagedAt, type PstFault } from './fault.ts';
import type { NodeEntry } from './pages.ts';
import { numberOf, PropertyContext, textOf, timeOf } from './property-context.ts';
import { TableContext } from './table-context.ts';

export type PstItem = {
  readonly node: number;
  /** False: the message itself was not opened, and a null in `createdAt`, `deferredUntil` or `recipients` says nothing. */
  readonly opened: boolean;
  readonly subject: string | null;
  readonly messageClass: string | null;
  /** ISO, UTC; null where it is not set. */
  readonly submittedAt: string | null;
  readonly createdAt: string | null;
  readonly deliveryAt: string | null;
  /** Not to be sent before then. */
  readonly deferredUntil: string | null;
  /** Bytes, as Outlook counts them. */
  readonly size: number | null;
  /** `submit` with `unsent`: waiting; `unsent` alone: parked, Outlook will never send it. Null where the table has no flags. */
  readonly flags: { readonly submit: boolean; readonly unsent: boolean; readonly read: boolean } | null;
  readonly recipients: number | null;
  readonly messageId: string | null;
};

const recipientTable = 0x692;

/** What the folder's own table says about a message: no message is opened for it. */
export async function rowOf(table: TableContext, index: number): Promise<PstItem> {
  const row = await table.row(index);
  const cell = (id: number) => table.cell(row, id);
  return {
    node: table.ids[index] ?? 0,
    opened: false,
    subject: subjectOf(textOf(await cell(0x0037))),
    messageClass: textOf(await cell(0x001a)),
    submittedAt: timeOf(await cell(0x0039)),
    createdAt: timeOf(await cell(0x3007)),
    deliveryAt: timeOf(await cell(0x0e06)),
    deferredUntil: timeOf(await cell(0x000f)),
    size: numberOf(await cell(0x0e08)),
    flags: flagsOf(numberOf(await cell(0x0e07))),
    recipients: null,
    messageId: textOf(await cell(0x1035)),
  };
}

type Beside = <T>(code: PstFault['code'], part: () => Promise<T>) => Promise<T | null>;

/** The same item with what only the message itself has. */
export async function messageDetails(blocks: PstBlocks, item: PstItem, beside: Beside): Promise<PstItem> {
  const node = await beside('item', () => nodeOf(blocks, item.node));
  if (!node) return item;
  const more = await beside('item', async () => {
    const message = await PropertyContext.open(blocks, node);
    return {
      opened: true,
      submittedAt: item.submittedAt ?? timeOf(await message.get(0x0039)),
      createdAt: item.createdAt ?? timeOf(await message.get(0x3007)),
      deferredUntil: item.deferredUntil ?? timeOf(await message.get(0x000f)),
      messageId: item.messageId ?? textOf(await message.get(0x1035)),
    };
  });
  const recipients = await beside('recipients', async () => {
    const place = await blocks.subnode(node.subnodes, recipientTable);
    return place ? (await TableContext.open(blocks, place)).ids.length : null;
  });
  return { ...item, ...more, recipients };
}

async function nodeOf(blocks: PstBlocks, id: number): Promise<NodeEntry> {
  const node = await blocks.pages.node(id);
  if (!node) throw damagedAt(blocks.pages.header.nodes.offset);
  return node;
}

/** A subject may begin with 0x01 and a character that says how long its "RE: " is ([MS-PST] 2.5.3.1.1.1). */
const subjectOf = (text: string | null) => (text?.startsWith('\u0001') ? text.slice(2) : text);

const flagsOf = (flags: number | null) =>
  flags === null ? null : { submit: (flags & 0x4) !== 0, unsent: (flags & 0x8) !== 0, read: (flags & 0x1) !== 0 };
