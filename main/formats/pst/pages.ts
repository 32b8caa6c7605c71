import type { ByteSource } from '../../../shared/byte-source.ts';
import { damagedAt, PstStop, View } from './fault.ts';
import { checksum, headerSize, type PstHeader, parseHeader } from './header.ts';

export type NodeEntry = {
  readonly id: number;
  readonly data: number;
  readonly subnodes: number;
  readonly parent: number;
};
/** `stored`: bytes in the file; `size`: bytes once inflated, the same where nothing is compressed. */
export type BlockEntry = {
  readonly id: number;
  readonly offset: number;
  readonly stored: number;
  readonly size: number;
};

type Place = { readonly id: number; readonly offset: number };
type Budget = { left: number; readonly whole: number };
type Page = { readonly view: View; readonly level: number; readonly count: number; readonly entrySize: number };

const nodePage = 0x81;
const blockPage = 0x80;
/** Real trees are three or four pages deep, also with millions of nodes. */
const deepest = 8;

/** The lowest bit of a block id is not part of it ([MS-PST] 2.2.2.2). */
export const blockKey = (id: number) => id - (id % 2);

/** One opened store: its header and the two page trees, read as far as asked and never beyond the limit. Throws PstStop. */
export class PstPages {
  readonly header: PstHeader;
  readonly signal: AbortSignal;
  readonly #source: ByteSource;
  readonly #budget: Budget;
  readonly #head: Uint8Array;
  readonly #pages = new Map<number, Page>();

  private constructor(source: ByteSource, signal: AbortSignal, budget: Budget, head: Uint8Array) {
    this.#source = source;
    this.signal = signal;
    this.#budget = budget;
    this.#head = head;
    this.header = parseHeader(head, source.size).header;
  }

  static async open(source: ByteSource, signal: AbortSignal, byteLimit: number): Promise<PstPages> {
    const budget = { left: byteLimit, whole: byteLimit };
    const head = await take(source, signal, budget, 0, Math.min(headerSize, source.size));
    // A source may hand out its own memory, and a Buffer's slice() shares it: a later change there must show.
    return new PstPages(source, signal, budget, Uint8Array.from(head));
  }

  get faults() {
    return parseHeader(this.#head, this.#source.size).faults;
  }

  get bytesRead(): number {
    return this.#budget.whole - this.#budget.left;
  }

  /** Throws where the reader was told to stop, or its time is over. */
  stopIfAsked(): void {
    if (this.signal.aborted) throw new PstStop({ code: 'not-determined', reason: 'stopped', offset: null });
  }

  /** Whether somebody wrote since the store was opened: every change by Outlook changes the header's counter. */
  async hasChanged(): Promise<boolean> {
    const now = await this.#source.read(0, this.#head.length);
    if (!now.ok) return now.error.code === 'changed';
    this.#budget.left -= now.value.length;
    return now.value.length !== this.#head.length || this.#head.some((byte, at) => byte !== now.value[at]);
  }

  async read(offset: number, length: number): Promise<View> {
    if (offset + length > this.#source.size) throw new PstStop({ code: 'cut', offset: this.#source.size });
    return new View(await take(this.#source, this.signal, this.#budget, offset, length), offset);
  }

  async node(id: number): Promise<NodeEntry | null> {
    const { wide } = this.header.layout;
    const found = await this.#find(this.header.nodes, nodePage, id, wide ? 32 : 16);
    if (!found) return null;
    return wide
      ? { id, data: found.u64(8), subnodes: found.u64(16), parent: found.u32(24) }
      : { id, data: found.u32(4), subnodes: found.u32(8), parent: found.u32(12) };
  }

  async block(id: number): Promise<BlockEntry> {
    const { wide, compressed } = this.header.layout;
    const found = await this.#find(this.header.blocks, blockPage, blockKey(id), wide ? (compressed ? 20 : 18) : 10);
    if (!found) throw damagedAt(this.header.blocks.offset);
    if (!wide) return { id, offset: found.u32(4), stored: found.u16(8), size: found.u16(8) };
    return { id, offset: found.u64(8), stored: found.u16(16), size: found.u16(compressed ? 18 : 16) };
  }

  /** The entry with exactly this key, at least `least` bytes long; null where the tree, whole on the way there, has none. */
  async #find(root: Place, kind: number, key: number, least: number): Promise<View | null> {
    const { wide } = this.header.layout;
    const keyOf = (entry: View) => {
      if (!wide) return kind === blockPage ? blockKey(entry.u32(0)) : entry.u32(0);
      // The upper half of a node key is unused and not always zero.
      return kind === blockPage ? blockKey(entry.u64(0)) : entry.u32(0);
    };
    let place = root;
    let above = deepest;
    for (;;) {
      const page = await this.#page(place, kind);
      if (page.level >= above) throw damagedAt(place.offset);
      above = page.level;
      const needed = page.level === 0 ? least : wide ? 24 : 12;
      if (page.entrySize < needed) throw damagedAt(place.offset);
      const entry = lastUpTo(page, key, keyOf);
      if (!entry) return null;
      if (page.level === 0) return keyOf(entry) === key ? entry : null;
      place = wide ? { id: entry.u64(8), offset: entry.u64(16) } : { id: entry.u32(4), offset: entry.u32(8) };
    }
  }

  async #page(place: Place, kind: number): Promise<Page> {
    const known = this.#pages.get(place.offset);
    if (known && known.view.u8(this.header.layout.page.trailer) === kind) return known;
    const { wide, page, compressed } = this.header.layout;
    const view = await this.read(place.offset, page.size);
    const sum = view.u32(page.trailer + (wide ? 4 : 8));
    const id = wide ? view.u64(page.trailer + 8) : view.u32(page.trailer + 4);
    if (
      view.u8(page.trailer) !== kind ||
      view.u8(page.trailer + 1) !== kind ||
      blockKey(id) !== blockKey(place.id) ||
      checksum(view.bytes.subarray(0, page.trailer)) !== sum
    )
      throw damagedAt(place.offset);
    const read: Page = {
      view,
      level: view.u8(page.level),
      count: compressed ? view.u16(page.count) : view.u8(page.count),
      entrySize: view.u8(page.entrySize),
    };
    if (read.count * read.entrySize > page.count) throw damagedAt(place.offset);
    this.#pages.set(place.offset, read);
    return read;
  }
}

/** By halves: keys ascend within a page. */
function lastUpTo(page: Page, key: number, keyOf: (entry: View) => number): View | null {
  const at = (index: number) => page.view.part(index * page.entrySize, page.entrySize);
  let low = 0;
  let high = page.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (keyOf(at(middle)) <= key) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? null : at(low - 1);
}

async function take(
  source: ByteSource,
  signal: AbortSignal,
  budget: Budget,
  offset: number,
  length: number,
): Promise<Uint8Array> {
  if (signal.aborted) throw new PstStop({ code: 'not-determined', reason: 'stopped', offset });
  if (length > budget.left) throw new PstStop({ code: 'too-large-budget', offset });
  budget.left -= length;
  const read = await source.read(offset, length);
  if (!read.ok) {
    if (read.error.code === 'changed') throw new PstStop({ code: 'changed', offset });
    throw new PstStop({ code: 'not-determined', reason: read.error.code, offset });
  }
  if (read.value.length < length) throw new PstStop({ code: 'changed', offset: offset + read.value.length });
  return read.value;
}
