import type { ByteSource } from '../../../shared/byte-source.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { PstBlocks } from './blocks.ts';
import { damagedAt, type PstError, type PstFault, PstStop } from './fault.ts';
import type { PstKind } from './header.ts';
import { messageDetails, type PstItem, rowOf } from './item.ts';
import { PstPages } from './pages.ts';
import { numberOf, PropertyContext, textOf } from './property-context.ts';
import { countRows, TableContext } from './table-context.ts';

export type { PstError, PstFault, PstReason } from './fault.ts';
export type { PstKind } from './header.ts';
export type { PstItem } from './item.ts';

export type PstOutbox = {
  readonly kind: PstKind;
  /** How the Outbox was found; null where the store has none. */
  readonly how: 'entry-id' | 'fixed-node' | null;
  /** Null: no Outbox here, as in every archive. */
  readonly outbox: readonly PstItem[] | null;
  /** Hidden items; a view that somebody changed is one. Null where that is not known (see `faults`). */
  readonly associated: number | null;
  /** Those of them that are reports, a read receipt for one: the Outbox shows a count but no rows. */
  readonly reports: number | null;
  /** Rows of the table of what the spooler holds; null where the file has no such table or it could not be read. */
  readonly queued: number | null;
  readonly bytesRead: number;
  readonly faults: readonly PstFault[];
};

export type PstOptions = {
  /** The profile says that this store belongs to an Exchange account: only then does a fixed node mean the Outbox. */
  readonly exchange: boolean;
  readonly signal: AbortSignal;
  /**
   * Whether waiting messages are opened for what the table has not, the deferred time above all. Unless given, only in a store that
   * names its Outbox: one message of an Exchange store costs 12 kB, and the spooler of POP3 and IMAP works on the others.
   */
  readonly open?: boolean;
  /** Bytes read at most, 8 MB unless given; then `too-large-budget`. */
  readonly byteLimit?: number;
};

const storeNode = 0x21;
const outgoingQueueNode = 0x64c;
/** The Outbox and the folder above it in every Exchange .ost seen (Outlook 2010 and 2013+). */
const exchangeOutbox = { node: 0x21a2, parent: 0x2142 };
const contents = 0x0e;
const associated = 0x0f;
/** PR_VALID_FOLDER_MASK: the Outbox's entry id is valid. */
const outboxValid = 0x4;
/** Messages opened for what the table has not; a longer queue is a fault whatever its items say. */
const openLimit = 40;

/**
 * The Outbox of a PST or OST, found by its entry id in the message store, never by its name. The header decides what the file is,
 * not the extension. Reads the pages and blocks on the way there and checks each one's checksum; damage on that way is an error,
 * damage beside it a fault: fewer rows than the store has never come without either.
 * Source: [MS-PST]; the 4k pages and blocks: measured on files of Outlook 2013 and later.
 */
export async function readOutbox(source: ByteSource, options: PstOptions): Promise<Result<PstOutbox, PstError>> {
  let pages: PstPages | null = null;
  try {
    pages = await PstPages.open(source, options.signal, options.byteLimit ?? 8 * 1024 * 1024);
    const read = await readStore(new PstBlocks(pages), options);
    if (await pages.hasChanged()) return err({ code: 'changed', offset: 0 });
    return ok({ ...read, bytesRead: pages.bytesRead });
  } catch (error) {
    if (!(error instanceof PstStop)) throw error;
    // What looks damaged may be a page that Outlook was just writing.
    if (error.error.code === 'damaged' && (await pages?.hasChanged())) return err({ code: 'changed', offset: 0 });
    return err(error.error);
  }
}

async function readStore(blocks: PstBlocks, { exchange, open }: PstOptions): Promise<Omit<PstOutbox, 'bytesRead'>> {
  const { pages } = blocks;
  const { kind } = pages.header;
  const faults: PstFault[] = [...pages.faults];
  const found = await findOutbox(blocks, exchange);
  const queued = await beside('queue', faults, () => countRows(blocks, outgoingQueueNode));
  if (!found) return { kind, how: null, outbox: null, associated: 0, reports: 0, queued, faults };
  const outbox = await readItems(blocks, sibling(found.node, contents), open ?? found.how === 'entry-id', faults);
  const hidden = await beside('associated', faults, () => hiddenIn(blocks, sibling(found.node, associated)));
  const { count = null, reports = null } = hidden ?? {};
  return { kind, how: found.how, outbox, associated: count, reports, queued, faults };
}

/** PR_MESSAGE_CLASS of a receipt: `REPORT.IPM.Note.IPNRN`; null where there is no table of hidden items. */
async function hiddenIn(blocks: PstBlocks, node: number): Promise<{ count: number; reports: number } | null> {
  const place = await blocks.pages.node(node);
  if (!place) return null;
  if (place.data === 0) throw damagedAt(blocks.pages.header.nodes.offset);
  const table = await TableContext.open(blocks, place);
  let reports = 0;
  for (let index = 0; index < table.ids.length; index += 1) {
    blocks.pages.stopIfAsked();
    const messageClass = textOf(await table.cell(await table.row(index), 0x001a));
    if (messageClass?.toUpperCase().startsWith('REPORT.')) reports += 1;
  }
  return { count: table.ids.length, reports };
}

/** A folder's tables are the nodes of the same index with another type ([MS-PST] 2.4.4). */
const sibling = (folder: number, type: number) => folder - (folder % 32) + type;

async function findOutbox(blocks: PstBlocks, exchange: boolean) {
  const { pages } = blocks;
  const root = await pages.node(storeNode);
  if (!root) throw damagedAt(pages.header.nodes.offset);
  const store = await PropertyContext.open(blocks, root);
  const entryId = await store.get(0x35e2);
  if (entryId) {
    const node = entryId.bytes.u32(20);
    if (entryId.bytes.length !== 24 || !(await pages.node(node))) throw damagedAt(entryId.bytes.origin);
    return { node, how: 'entry-id' as const };
  }
  if (pages.header.offline && exchange) {
    const folder = await pages.node(exchangeOutbox.node);
    if (folder?.parent === exchangeOutbox.parent) return { node: exchangeOutbox.node, how: 'fixed-node' as const };
    throw new PstStop({ code: 'not-determined', reason: 'no-outbox-node', offset: null });
  }
  const mask = numberOf(await store.get(0x35df)) ?? 0;
  if (pages.header.offline || (mask & outboxValid) !== 0)
    throw new PstStop({ code: 'not-determined', reason: 'no-entry-id', offset: null });
  return null;
}

async function readItems(
  blocks: PstBlocks,
  node: number,
  open: boolean,
  faults: PstFault[],
): Promise<readonly PstItem[]> {
  const place = await blocks.pages.node(node);
  if (!place) throw damagedAt(blocks.pages.header.nodes.offset);
  const table = await TableContext.open(blocks, place);
  const items: PstItem[] = [];
  for (let index = 0; index < table.ids.length; index += 1) {
    blocks.pages.stopIfAsked();
    const item = await rowOf(table, index);
    const opened = open && table.ids.length <= openLimit && item.flags?.submit === true;
    items.push(opened ? await messageDetails(blocks, item, (code, part) => beside(code, faults, part)) : item);
  }
  return items;
}

/** A part whose damage leaves the rest of the answer standing: null and a fault. Limits, a stop and changes still end all. */
async function beside<T>(code: PstFault['code'], faults: PstFault[], part: () => Promise<T>): Promise<T | null> {
  try {
    return await part();
  } catch (error) {
    if (!(error instanceof PstStop) || (error.error.code !== 'damaged' && error.error.code !== 'cut')) throw error;
    faults.push({ code, offset: error.error.offset });
    return null;
  }
}
