import type { PstBlocks, PstData } from './blocks.ts';
import { damagedAt, PstStop, View } from './fault.ts';

/** Records of one tree in a heap: a million-message folder is read as *too large*, never for minutes. */
const recordLimit = 250_000;
const treeDepth = 8;
/** A value kept outside the heap that is still worth reading: subjects and names, never bodies or files. */
const valueLimit = 256 * 1024;

const heapSignature = 0xec;
const treeSignature = 0xb5;
/** What a heap holds ([MS-PST] 2.3.1.2). */
export const heapKinds = { properties: 0xbc, table: 0x7c } as const;

/** A heap on a node ([MS-PST] 2.3.1): small pieces of memory, found by heap ids. Throws PstStop. */
export class PstHeap {
  readonly #blocks: PstBlocks;
  readonly #data: PstData;
  readonly #subnodes: number;
  readonly #first: View;

  private constructor(blocks: PstBlocks, data: PstData, subnodes: number, first: View) {
    this.#blocks = blocks;
    this.#data = data;
    this.#subnodes = subnodes;
    this.#first = first;
  }

  static async open(
    blocks: PstBlocks,
    place: { readonly data: number; readonly subnodes: number },
    kind: number,
  ): Promise<PstHeap> {
    const data = await blocks.data(place.data);
    const first = await data.block(0);
    if (!first) throw damagedAt(blocks.pages.header.nodes.offset);
    if (first.u8(2) !== heapSignature || first.u8(3) !== kind) throw damagedAt(first.origin);
    return new PstHeap(blocks, data, place.subnodes, first);
  }

  get root(): number {
    return this.#first.u32(4);
  }

  get origin(): number {
    return this.#first.origin;
  }

  /** 4k blocks hold more pieces: 14 bits of index instead of 11 (measured). Piece 0 does not exist. */
  async piece(id: number): Promise<View> {
    const large = this.#blocks.pages.header.layout.compressed;
    const index = large ? (id >>> 5) & 0x3fff : (id >>> 5) & 0x7ff;
    const block = await this.#data.block(large ? id >>> 19 : id >>> 16);
    if (!block || (id & 0x1f) !== 0 || index === 0) throw damagedAt(this.origin);
    const map = block.u16(0);
    if (index > block.u16(map)) throw damagedAt(block.origin);
    const from = block.u16(map + 4 + 2 * (index - 1));
    const to = block.u16(map + 4 + 2 * index);
    return block.part(from, to - from);
  }

  /** The value behind an id of either sort: a piece of the heap, or a subnode's data, `limit` bytes at most. Id 0 is an empty value. */
  async value(id: number, limit = valueLimit): Promise<View> {
    if (id === 0) return new View(new Uint8Array(), this.origin);
    if ((id & 0x1f) === 0) return this.piece(id);
    const data = await this.outside(id);
    const parts: Uint8Array[] = [];
    let length = 0;
    for (let at = 0; at < data.count; at += 1) {
      const part = await data.block(at);
      if (!part) break;
      parts.push(part.bytes);
      length += part.length;
      if (length > limit) throw new PstStop({ code: 'too-large-budget', offset: part.origin });
    }
    return new View(new Uint8Array(Buffer.concat(parts)), this.origin);
  }

  async outside(id: number): Promise<PstData> {
    const found = await this.#blocks.subnode(this.#subnodes, id);
    if (!found) throw damagedAt(this.origin);
    return this.#blocks.data(found.data);
  }

  /** All records of a tree on this heap, key first ([MS-PST] 2.3.2). `keySize` and `valueSize` in bytes. */
  async records(id: number, keySize: number, valueSize: number): Promise<readonly View[]> {
    const head = await this.piece(id);
    if (head.u8(0) !== treeSignature || head.u8(1) !== keySize || head.u8(2) !== valueSize)
      throw damagedAt(head.origin);
    const levels = head.u8(3);
    if (levels > treeDepth) throw damagedAt(head.origin);
    const root = head.u32(4);
    if (root === 0) return [];
    let places: readonly number[] = [root];
    for (let level = levels; level > 0; level -= 1) {
      const entries = await this.#entries(places, keySize + 4);
      places = entries.map((entry) => entry.u32(keySize));
    }
    const records = await this.#entries(places, keySize + valueSize);
    // Keys ascend: a tree that leads to the same piece twice is a loop, and its records would be counted twice.
    let before = -1;
    for (const record of records) {
      const key = keySize === 2 ? record.u16(0) : record.u32(0);
      if (key <= before) throw damagedAt(record.origin);
      before = key;
    }
    return records;
  }

  async #entries(places: readonly number[], width: number): Promise<readonly View[]> {
    const entries: View[] = [];
    for (const place of places) {
      const piece = await this.piece(place);
      if (piece.length % width !== 0 || piece.length === 0) throw damagedAt(piece.origin);
      if (entries.length + piece.length / width > recordLimit)
        throw new PstStop({ code: 'too-large-budget', offset: piece.origin });
      for (let at = 0; at < piece.length; at += width) entries.push(piece.part(at, width));
    }
    return entries;
  }
}
