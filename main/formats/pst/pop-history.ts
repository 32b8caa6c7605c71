import type { ByteSource } from '../../../shared/byte-source.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { PstBlocks } from './blocks.ts';
import { damagedAt, type PstError, PstStop } from './fault.ts';
import { PstPages } from './pages.ts';
import { type PopBlob, type PopBlobError, parsePopBlob } from './pop-blob.ts';
import { PropertyContext, textOf, types } from './property-context.ts';
import { TableContext } from './table-context.ts';

/**
 * One history: the address it is kept under, or the account's `Mini UID` in its place, and what it says; an error where this form is
 * not known.
 */
export type PopRecord = {
  readonly name: string;
  readonly miniUid: number | null;
  readonly says: Result<PopBlob, PopBlobError>;
};

export type PopHistories = { readonly records: readonly PopRecord[]; readonly bytesRead: number };

export type PopOptions = {
  /** Node of the folder that the account delivers into: the last four bytes of its `Delivery Folder EntryID`. */
  readonly inboxNode: number;
  readonly signal: AbortSignal;
  /** Bytes read at most, 4 MB unless given; then `too-large-budget`. */
  readonly byteLimit?: number;
};

const associated = 0x0f;
const attachmentTable = 0x671;
const messageClass = 0x001a;
/** PR_ATTACH_LONG_FILENAME, PR_ATTACH_FILENAME, PR_DISPLAY_NAME: the order in which Microsoft looks for the name. */
const nameProperties = [0x3707, 0x3704, 0x3001];
const dataProperty = 0x3701;
const prefix = 'BlobPOP';
/** The last form that Microsoft names: the account's Mini UID in place of its address. */
const byMiniUid = /^Blob([0-9a-f]{8})$/i;
const defaultLimit = 4 * 1024 * 1024;

/**
 * The download histories that Outlook's POP3 transport keeps in a store: attachments `BlobPOP<address>` or `Blob<Mini UID>` of the hidden messages
 * `IPM.MessageManager` of the Inbox. None where no such message or attachment is there, which is normal for a new store; whatever is
 * damaged on the way is an error, so that none never means unread.
 * Source: Microsoft, "Locating the message download history for a POP3 account" (2015), and [MS-PST]; the hidden message: measured on
 * a file of Outlook, where it had no attachment yet.
 */
export async function readPopHistory(source: ByteSource, options: PopOptions): Promise<Result<PopHistories, PstError>> {
  let pages: PstPages | null = null;
  try {
    const limit = options.byteLimit ?? defaultLimit;
    pages = await PstPages.open(source, options.signal, limit);
    const records = await recordsIn(new PstBlocks(pages), options.inboxNode, limit);
    if (await pages.hasChanged()) return err({ code: 'changed', offset: 0 });
    return ok({ records, bytesRead: pages.bytesRead });
  } catch (error) {
    if (!(error instanceof PstStop)) throw error;
    // What looks damaged may be a page that Outlook was just writing.
    if (error.error.code === 'damaged' && (await pages?.hasChanged())) return err({ code: 'changed', offset: 0 });
    return err(error.error);
  }
}

async function recordsIn(blocks: PstBlocks, inboxNode: number, limit: number): Promise<readonly PopRecord[]> {
  const { pages } = blocks;
  if (!(await pages.node(inboxNode)))
    throw new PstStop({ code: 'not-determined', reason: 'no-inbox-node', offset: null });
  const place = await pages.node(inboxNode - (inboxNode % 32) + associated);
  if (!place || place.data === 0) throw damagedAt(pages.header.nodes.offset);
  const table = await TableContext.open(blocks, place);
  const records: PopRecord[] = [];
  for (const [index, id] of table.ids.entries()) {
    pages.stopIfAsked();
    const name = textOf(await table.cell(await table.row(index), messageClass));
    if (name?.toUpperCase() === 'IPM.MESSAGEMANAGER') records.push(...(await attachmentsOf(blocks, id, limit)));
  }
  return records;
}

async function attachmentsOf(blocks: PstBlocks, message: number, limit: number): Promise<readonly PopRecord[]> {
  const node = await blocks.pages.node(message);
  if (!node) throw damagedAt(blocks.pages.header.nodes.offset);
  const place = await blocks.subnode(node.subnodes, attachmentTable);
  if (!place) return [];
  const table = await TableContext.open(blocks, place);
  const records: PopRecord[] = [];
  for (const id of table.ids) {
    blocks.pages.stopIfAsked();
    const attachment = await blocks.subnode(node.subnodes, id);
    if (!attachment) throw damagedAt(table.origin);
    const properties = await PropertyContext.open(blocks, attachment);
    const name = await nameOf(properties);
    if (name === null) continue;
    const value = await properties.get(dataProperty, limit);
    if (value?.type !== types.binary) throw damagedAt(properties.origin);
    records.push({ ...name, says: parsePopBlob(value.bytes.bytes) });
  }
  return records;
}

async function nameOf(properties: PropertyContext): Promise<Pick<PopRecord, 'name' | 'miniUid'> | null> {
  let uid: string | undefined;
  for (const id of nameProperties) {
    const name = textOf(await properties.get(id));
    if (name?.startsWith(prefix)) return { name: name.slice(prefix.length), miniUid: null };
    uid ??= byMiniUid.exec(name ?? '')?.[1];
  }
  return uid === undefined ? null : { name: uid, miniUid: Number.parseInt(uid, 16) };
}
