import type { PstBlocks, PstData } from './blocks.ts';
import { damagedAt, PstStop, type View } from './fault.ts';
import { heapKinds, PstHeap } from './heap.ts';
import { fixedSize, type PstValue } from './property-context.ts';

type Column = { readonly type: number; readonly at: number; readonly size: number; readonly bit: number };
type Rows = { readonly whole: View } | { readonly data: PstData; readonly perBlock: number };

/** A table: rows found by their ids, cells by property id; a cell is only read when asked for ([MS-PST] 2.3.4). */
export class TableContext {
  /** Row ids in the order of the index: node ids, in a table of contents. */
  readonly ids: readonly number[];
  readonly #heap: PstHeap;
  readonly #columns: ReadonlyMap<number, Column>;
  readonly #places: readonly number[];
  readonly #bits: number;
  readonly #width: number;
  readonly #matrix: number;
  #rows: Rows | null = null;

  private constructor(
    heap: PstHeap,
    columns: ReadonlyMap<number, Column>,
    index: readonly { readonly id: number; readonly place: number }[],
    head: { readonly bits: number; readonly width: number; readonly matrix: number },
  ) {
    this.#heap = heap;
    this.#columns = columns;
    this.ids = index.map((row) => row.id);
    this.#places = index.map((row) => row.place);
    this.#bits = head.bits;
    this.#width = head.width;
    this.#matrix = head.matrix;
  }

  static async open(
    blocks: PstBlocks,
    place: { readonly data: number; readonly subnodes: number },
  ): Promise<TableContext> {
    const { wide } = blocks.pages.header.layout;
    const heap = await PstHeap.open(blocks, place, heapKinds.table);
    const info = await heap.piece(heap.root);
    if (info.u8(0) !== heapKinds.table) throw damagedAt(info.origin);
    const columns = new Map<number, Column>();
    for (let at = 0; at < info.u8(1); at += 1) {
      const from = 22 + 8 * at;
      const column = { type: info.u16(from), at: info.u16(from + 4), size: info.u8(from + 6), bit: info.u8(from + 7) };
      columns.set(info.u16(from + 2), column);
    }
    const index = await heap.records(info.u32(10), 4, wide ? 4 : 2);
    const head = { bits: info.u16(6), width: info.u16(8), matrix: info.u32(14) };
    const sound = head.bits <= head.width && [...columns.values()].every((one) => one.at + one.size <= head.width);
    if (!sound) throw damagedAt(info.origin);
    const rows = index.map((row) => ({ id: row.u32(0), place: wide ? row.u32(4) : row.u16(4) }));
    return new TableContext(heap, columns, rows, head);
  }

  get origin(): number {
    return this.#heap.origin;
  }

  has(id: number): boolean {
    return this.#columns.has(id);
  }

  /** The bytes of row `index`; its own id has to be the one the index gave. */
  async row(index: number): Promise<View> {
    const place = this.#places[index];
    if (place === undefined || this.#width < 4) throw damagedAt(this.origin);
    this.#rows ??= await this.#open();
    const rows = this.#rows;
    const row = 'whole' in rows ? rows.whole.part(place * this.#width, this.#width) : await this.#within(rows, place);
    if (row.u32(0) !== this.ids[index]) throw damagedAt(row.origin);
    return row;
  }

  async cell(row: View, id: number): Promise<PstValue | null> {
    const column = this.#columns.get(id);
    if (!column) return null;
    const { type, at, size, bit } = column;
    if ((row.u8(this.#bits + (bit >>> 3)) & (0x80 >>> (bit & 7))) === 0) return null;
    const fixed = fixedSize(type);
    if (fixed !== null && fixed !== size) throw damagedAt(this.origin);
    return { type, bytes: fixed === null ? await this.#heap.value(row.u32(at)) : row.part(at, fixed) };
  }

  async #open(): Promise<Rows> {
    if ((this.#matrix & 0x1f) === 0) return { whole: await this.#heap.value(this.#matrix) };
    const data = await this.#heap.outside(this.#matrix);
    const first = await data.block(0);
    if (!first || first.length < this.#width) throw damagedAt(this.origin);
    // Rows never cross the end of a block; what is left over there is padding.
    return { data, perBlock: Math.floor(first.length / this.#width) };
  }

  async #within(rows: { readonly data: PstData; readonly perBlock: number }, place: number): Promise<View> {
    const block = await rows.data.block(Math.floor(place / rows.perBlock));
    if (!block) throw damagedAt(this.origin);
    return block.part((place % rows.perBlock) * this.#width, this.#width);
  }
}

/** How many rows a node's table has; null where there is no such node. */
export async function countRows(blocks: PstBlocks, node: number): Promise<number | null> {
  const place = await blocks.pages.node(node);
  if (!place) return null;
  if (place.data === 0) throw new PstStop({ code: 'damaged', offset: blocks.pages.header.nodes.offset });
  return (await TableContext.open(blocks, place)).ids.length;
}
