import { inflateSync } from 'node:zlib';
import { cyclic, decodePermuted } from './crypt.ts';
import { damagedAt, PstStop, View } from './fault.ts';
import { checksum } from './header.ts';
import { type BlockEntry, blockKey, type PstPages } from './pages.ts';

/** What all compressed blocks of one answer may grow to; a block alone is at most 64 kB. */
const inflatedLimit = 64 * 1024 * 1024;
/** A table of 100,000 rows has a few thousand blocks. */
const treeLimit = 100_000;

/** Bit 1 of a block id: the block holds references, not data, and is not encrypted ([MS-PST] 2.2.2.2). */
const isInternal = (id: number) => Math.floor(id / 2) % 2 === 1;

/** Blocks and what is built from them: data trees and trees of subnodes. Throws PstStop. */
export class PstBlocks {
  readonly pages: PstPages;
  #inflated = 0;

  constructor(pages: PstPages) {
    this.pages = pages;
  }

  /** The plain bytes of one block, its checksum and its own id verified. */
  async block(id: number): Promise<View> {
    const entry = await this.pages.block(id);
    const { block, wide } = this.pages.header.layout;
    const whole = Math.ceil((entry.stored + block.trailer) / block.slot) * block.slot;
    const view = await this.pages.read(entry.offset, whole);
    const trailer = view.part(whole - block.trailer, block.trailer);
    const own = wide ? trailer.u64(8) : trailer.u32(4);
    const stored = view.bytes.subarray(0, entry.stored);
    const sum = trailer.u32(wide ? 4 : 8);
    if (trailer.u16(0) !== entry.stored || blockKey(own) !== blockKey(id) || checksum(stored) !== sum)
      throw damagedAt(entry.offset);
    return new View(this.#decoded(this.#inflate(stored, entry), id), entry.offset);
  }

  #inflate(stored: Uint8Array, entry: BlockEntry): Uint8Array {
    if (entry.size === entry.stored) return stored;
    this.#inflated += entry.size;
    if (this.#inflated > inflatedLimit) throw new PstStop({ code: 'too-large-budget', offset: entry.offset });
    try {
      const bytes = inflateSync(stored, { maxOutputLength: Math.max(entry.size, 1) });
      if (bytes.length === entry.size) return bytes;
    } catch (error) {
      // zlib's own codes all begin so, and the output limit's does not.
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (!/^Z_|^ERR_BUFFER_TOO_LARGE$/.test(code)) throw error;
    }
    throw damagedAt(entry.offset);
  }

  #decoded(bytes: Uint8Array, id: number): Uint8Array {
    const { encryption } = this.pages.header;
    if (encryption === 'none' || isInternal(id)) return bytes;
    return encryption === 'permute' ? decodePermuted(bytes) : cyclic(bytes, id % 2 ** 32);
  }

  /** The blocks of a data tree in order, none of them read yet ([MS-PST] 2.2.2.8.3.2). */
  async data(id: number): Promise<PstData> {
    if (id === 0) return new PstData(this, []);
    if (!isInternal(id)) return new PstData(this, [id]);
    const found = await this.#references(id, 2);
    return new PstData(this, found);
  }

  async #references(id: number, deepest: number): Promise<readonly number[]> {
    const view = await this.block(id);
    const level = view.u8(1);
    if (view.u8(0) !== 1 || level < 1 || level > deepest) throw damagedAt(view.origin);
    const size = this.pages.header.layout.wide ? 8 : 4;
    const count = view.u16(2);
    const children = Array.from({ length: count }, (_, at) =>
      size === 8 ? view.u64(8 + 8 * at) : view.u32(8 + 4 * at),
    );
    if (children.some((child) => isInternal(child) !== level > 1)) throw damagedAt(view.origin);
    if (level === 1) return children;
    const leaves: number[] = [];
    for (const child of children) {
      leaves.push(...(await this.#references(child, 1)));
      if (leaves.length > treeLimit) throw new PstStop({ code: 'too-large-budget', offset: view.origin });
    }
    return leaves;
  }

  /** A node inside a node ([MS-PST] 2.2.2.8.3.3); null where there is none of that id. */
  async subnode(tree: number, id: number): Promise<{ data: number; subnodes: number } | null> {
    const { wide } = this.pages.header.layout;
    const key = wide ? 8 : 4;
    const first = wide ? 8 : 4;
    let at = tree;
    for (let above = 2; at !== 0; ) {
      const view = await this.block(at);
      const level = view.u8(1);
      if (view.u8(0) !== 2 || level >= above) throw damagedAt(view.origin);
      above = level;
      const width = key * (level === 0 ? 3 : 2);
      const word = (offset: number) => (wide ? view.u64(offset) : view.u32(offset));
      at = 0;
      for (let entry = view.u16(2) - 1; entry >= 0; entry -= 1) {
        const place = first + entry * width;
        const found = view.u32(place);
        if (level === 0 && found === id) return { data: word(place + key), subnodes: word(place + 2 * key) };
        if (level === 1 && found <= id) {
          at = word(place + key);
          break;
        }
      }
      if (level === 0) return null;
    }
    return null;
  }
}

/** The blocks of one data tree, each read once when first asked for. */
export class PstData {
  readonly #blocks: PstBlocks;
  readonly #ids: readonly number[];
  readonly #read = new Map<number, View>();

  constructor(blocks: PstBlocks, ids: readonly number[]) {
    this.#blocks = blocks;
    this.#ids = ids;
  }

  get count(): number {
    return this.#ids.length;
  }

  async block(index: number): Promise<View | null> {
    const id = this.#ids[index];
    if (id === undefined) return null;
    const known = this.#read.get(index);
    if (known) return known;
    const view = await this.#blocks.block(id);
    this.#read.set(index, view);
    return view;
  }
}
