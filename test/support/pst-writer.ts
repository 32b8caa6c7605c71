import { cyclic, decodePermuted } from '../../main/formats/pst/crypt.ts';
import { checksum, signature, text, time, u16, u32, u64 } from './pst-bytes.ts';
import { blockMost, pieceMost, WrittenHeap } from './pst-heap.ts';

/** A message of the store to be written; times in milliseconds since 1970. */
export type WrittenItem = {
  readonly subject: string;
  readonly messageClass?: string;
  /** 1 read, 4 submit, 8 unsent. */
  readonly flags: number;
  readonly submitted?: number;
  readonly deferred?: number;
  readonly recipients?: number;
};

export type WrittenStore = {
  readonly outbox: readonly WrittenItem[];
  /** Messages in Sent Items, all with the same text. */
  readonly sent?: number;
  readonly encryption?: Encryption;
  /** `SO` in the header, and no entry id of the Outbox in the store: what an .ost looks like. */
  readonly offline?: boolean;
  readonly entryId?: boolean;
  /** PR_VALID_FOLDER_MASK; an archive has 137 or 201, without the Outbox's bit. */
  readonly validFolders?: number;
  /** Rows in the table of what the spooler holds. */
  readonly queued?: number;
  /** Hidden items of the Outbox, by their class. */
  readonly hidden?: readonly string[];
};

const permuted = decodePermuted(Uint8Array.from({ length: 256 }, (_, at) => at));
/** In the order of their numbers in the header. */
const encoders = { none: (b: Buffer) => b, permute: (b: Buffer) => b.map((one) => permuted.indexOf(one)), cyclic };
type Encryption = keyof typeof encoders;

type Property = readonly [id: number, type: number, value: Buffer];
type Place = { readonly data: number; readonly subnodes: number };

/** The pages and blocks of a file, in the order in which they are added; [MS-PST] 2.2. */
class Writer {
  readonly #parts: Buffer[] = [];
  readonly #encryption: Encryption;
  readonly #nodes: { id: number; data: number; subnodes: number; parent: number }[] = [];
  readonly #blocks: { id: number; offset: number; length: number }[] = [];
  #next = 4;
  #end = 0x4600;

  constructor(encryption: Encryption) {
    this.#encryption = encryption;
  }

  node(id: number, parent: number, place: Place): void {
    this.#nodes.push({ id, parent, ...place });
  }

  block(plain: Buffer, internal: boolean): number {
    const id = this.#next + (internal ? 2 : 0);
    this.#next += 4;
    const stored = internal ? plain : Buffer.from(encoders[this.#encryption](plain, id));
    const length = Math.ceil((stored.length + 16) / 64) * 64;
    const offset = this.#take(length, 64);
    const whole = Buffer.alloc(length);
    whole.set(stored);
    const trailer = [u16(stored.length), u16(signature(offset, id)), u32(checksum(stored)), u64(id)];
    whole.set(Buffer.concat(trailer), length - 16);
    this.#parts.push(whole);
    this.#blocks.push({ id, offset, length: stored.length });
    return id;
  }

  data(blocks: readonly Buffer[]): number {
    let parts = blocks.map((block) => ({ id: this.block(block, false), length: block.length }));
    for (let level = 1; parts.length > 1; level += 1) {
      const above: typeof parts = [];
      for (let at = 0; at < parts.length; at += 1021) {
        const some = parts.slice(at, at + 1021);
        const length = some.reduce((sum, part) => sum + part.length, 0);
        const head = Buffer.concat([Buffer.from([1, level]), u16(some.length), u32(length)]);
        above.push({ id: this.block(Buffer.concat([head, ...some.map(({ id }) => u64(id))]), true), length });
      }
      parts = above;
    }
    return parts[0]?.id ?? 0;
  }

  subnodes(entries: readonly { readonly id: number; readonly data: number }[]): number {
    if (entries.length === 0) return 0;
    const head = Buffer.concat([Buffer.from([2, 0]), u16(entries.length), u32(0)]);
    return this.block(Buffer.concat([head, ...entries.flatMap(({ id, data }) => [u64(id), u64(data), u64(0)])]), true);
  }

  finish(offline: boolean): Buffer {
    const nodes = this.#tree(
      0x81,
      this.#nodes
        .sort((a, b) => a.id - b.id)
        .map(({ id, data, subnodes, parent }) => ({
          key: id,
          bytes: Buffer.concat([u64(id), u64(data), u64(subnodes), u32(parent), u32(0)]),
        })),
    );
    const blocks = this.#tree(
      0x80,
      this.#blocks
        .sort((a, b) => a.id - b.id)
        .map(({ id, offset, length }) => ({
          key: id,
          bytes: Buffer.concat([u64(id), u64(offset), u16(length), u16(2), u32(0)]),
        })),
    );
    const head = Buffer.alloc(0x4600);
    head.write('!BDN', 0, 'latin1');
    head.write(offline ? 'SO' : 'SM', 8, 'latin1');
    head.writeUInt16LE(23, 10);
    head.writeUInt16LE(19, 12);
    head.set([1, 1], 14);
    head.set(u64(this.#next), 32);
    head.set(Buffer.concat([u64(this.#end), u64(0x4400)]), 184);
    head.set(Buffer.concat([u64(nodes.id), u64(nodes.offset), u64(blocks.id), u64(blocks.offset)]), 216);
    head.set([0x80, Object.keys(encoders).indexOf(this.#encryption)], 512);
    head.set(u64(this.#next), 516);
    head.set(u32(checksum(head.subarray(8, 8 + 516))), 524);
    head.set(u32(checksum(head.subarray(8, 8 + 471))), 4);
    return Buffer.concat([head, ...this.#parts]);
  }

  #tree(kind: number, leaves: readonly { readonly key: number; readonly bytes: Buffer }[]) {
    let entries = leaves;
    for (let level = 0; ; level += 1) {
      const width = entries[0]?.bytes.length ?? 24;
      const most = Math.floor(488 / width);
      const pages: { key: number; id: number; offset: number }[] = [];
      for (let at = 0; at === 0 || at < entries.length; at += most) {
        const some = entries.slice(at, at + most);
        pages.push({ key: some[0]?.key ?? 0, ...this.#page(kind, level, width, most, some) });
      }
      const [only] = pages;
      if (only && pages.length === 1) return only;
      entries = pages.map(({ key, id, offset }) => ({ key, bytes: Buffer.concat([u64(key), u64(id), u64(offset)]) }));
    }
  }

  #page(kind: number, level: number, width: number, most: number, entries: readonly { readonly bytes: Buffer }[]) {
    const id = this.#next;
    this.#next += 4;
    const offset = this.#take(512, 512);
    const page = Buffer.alloc(512);
    page.set(Buffer.concat(entries.map((entry) => entry.bytes)));
    page.set([entries.length, most, width, level], 488);
    page.set([kind, kind], 496);
    page.set(u16(signature(offset, id)), 498);
    page.set(u32(checksum(page.subarray(0, 496))), 500);
    page.set(u64(id), 504);
    this.#parts.push(page);
    return { id, offset };
  }

  #take(length: number, align: number): number {
    const offset = Math.ceil(this.#end / align) * align;
    if (offset > this.#end) this.#parts.push(Buffer.alloc(offset - this.#end));
    this.#end = offset + length;
    return offset;
  }
}

function properties(writer: Writer, all: readonly Property[], subnodes = 0): Place {
  const heap = new WrittenHeap(0xbc);
  const records = [...all]
    .sort(([a], [b]) => a - b)
    .map(([id, type, value]) => {
      const inline = type === 0x3 || type === 0xb;
      const held = inline ? Buffer.concat([value, Buffer.alloc(4)]).subarray(0, 4) : u32(heap.add(value));
      return Buffer.concat([u16(id), u16(type), held]);
    });
  return { data: writer.data(heap.blocks(heap.tree(2, 6, records))), subnodes };
}

type Row = { readonly id: number; readonly cells: readonly Property[] };

/** A table; every row has every column of `columns`, or says that it has not; one and the same buffer is kept once. [MS-PST] 2.3.4 */
function table(writer: Writer, columns: readonly (readonly [id: number, type: number])[], rows: readonly Row[]): Place {
  const heap = new WrittenHeap(0x7c);
  const all = [[0x67f2, 0x3] as const, [0x67f3, 0x3] as const, ...columns];
  const sizeOf = (type: number) => (type === 0x40 ? 8 : 4);
  const ordered = [...all.slice(0, 2), ...all.slice(2).sort((a, b) => sizeOf(b[1]) - sizeOf(a[1]))];
  let end = 0;
  const described = ordered.map(([id, type], bit) => {
    const at = end;
    end += sizeOf(type);
    return { id, type, at, size: sizeOf(type), bit };
  });
  const bits = Math.ceil(described.length / 8);
  const width = end + bits;
  const places = new Map<Buffer, number>();
  const placeOf = (cell: Buffer) => {
    const place = places.get(cell) ?? heap.add(cell);
    places.set(cell, place);
    return place;
  };
  const written = rows.map(({ id, cells }) => {
    const row = Buffer.alloc(width);
    for (const column of described) {
      const cell =
        column.id === 0x67f2 ? u32(id) : column.id === 0x67f3 ? u32(1) : cells.find(([one]) => one === column.id)?.[2];
      if (!cell) continue;
      row.set(column.type === 0x1f ? u32(placeOf(cell)) : cell, column.at);
      row[end + (column.bit >> 3)] = (row[end + (column.bit >> 3)] ?? 0) | (0x80 >> (column.bit & 7));
    }
    return row;
  });
  const index = heap.tree(
    4,
    4,
    rows.map(({ id }, place) => Buffer.concat([u32(id), u32(place)])),
  );
  const whole = written.length * width;
  const matrixNode = 0x3f;
  let matrix = 0;
  let subnodes = 0;
  if (whole > pieceMost) {
    const perBlock = Math.floor(blockMost / width);
    const blocks: Buffer[] = [];
    for (let at = 0; at < written.length; at += perBlock) {
      const some = Buffer.concat(written.slice(at, at + perBlock));
      const last = at + perBlock >= written.length;
      blocks.push(last ? some : Buffer.concat([some, Buffer.alloc(blockMost - some.length)]));
    }
    matrix = matrixNode;
    subnodes = writer.subnodes([{ id: matrixNode, data: writer.data(blocks) }]);
  } else if (whole > 0) matrix = heap.add(Buffer.concat(written));
  const byTag = [...described].sort((a, b) => a.id - b.id);
  const info = Buffer.concat([
    Buffer.from([0x7c, described.length]),
    ...[end, end, end, width].map(u16),
    u32(index),
    u32(matrix),
    u32(0),
    ...byTag.map(({ id, type, at, size, bit }) =>
      Buffer.concat([u16(type), u16(id), u16(at), Buffer.from([size, bit])]),
    ),
  ]);
  return { data: writer.data(heap.blocks(heap.add(info))), subnodes };
}

const nodes = { root: 0x122, subtree: 0x8022, outbox: 0x8082, sent: 0x80a2 };
const contentColumns = [
  [0x1a, 0x1f],
  [0x37, 0x1f],
  [0x39, 0x40],
  [0xe06, 0x40],
  [0xe07, 0x3],
  [0xe08, 0x3],
] as const;

/**
 * A Unicode PST with an Outbox and Sent Items, as small as readpst and pffexport accept. Not for Outlook: it has no allocation
 * maps, names or search folders.
 */
export function writePst(store: WrittenStore): Buffer {
  const writer = new Writer(store.encryption ?? 'none');
  const key = Buffer.alloc(16, 0x5a);
  const entry = (id: number) => Buffer.concat([u32(0), key, u32(id)]);
  const folder = (
    id: number,
    parent: number,
    name: string,
    rows: readonly Row[],
    children: readonly number[] = [],
    hidden: readonly Row[] = [],
  ) => {
    const base = id - 2;
    writer.node(
      id,
      parent,
      properties(writer, [
        [0x3001, 0x1f, text(name)],
        [0x3602, 0x3, u32(rows.length)],
        [0x3603, 0x3, u32(0)],
        [0x360a, 0xb, Buffer.from([children.length ? 1 : 0])],
      ]),
    );
    writer.node(
      base + 0x0d,
      0,
      table(
        writer,
        [[0x3001, 0x1f]],
        children.map((child) => ({ id: child, cells: [] })),
      ),
    );
    writer.node(base + 0x0e, 0, table(writer, contentColumns, rows));
    writer.node(base + 0x0f, 0, table(writer, [[0x1a, 0x1f]], hidden));
  };
  writer.node(
    0x21,
    0,
    properties(writer, [
      [0xff9, 0x102, key],
      [0x3001, 0x1f, text('Postmender test store')],
      [0x35df, 0x3, u32(store.validFolders ?? 0xff)],
      [0x35e0, 0x102, entry(nodes.subtree)],
      ...(store.entryId === false ? [] : [[0x35e2, 0x102, entry(nodes.outbox)] as const]),
    ]),
  );
  folder(nodes.root, nodes.root, '', [], [nodes.subtree]);
  folder(nodes.subtree, nodes.root, 'Top of Personal Folders', [], [nodes.outbox, nodes.sent]);
  const rows = store.outbox.map((item, index): Row => {
    const id = 0x200004 + 32 * index;
    const cells = cellsOf(item);
    writer.node(id, nodes.outbox, message(writer, item, cells));
    return { id, cells };
  });
  const hidden = (store.hidden ?? []).map((messageClass, index): Row => {
    const id = 0x400008 + 32 * index;
    const cells: readonly Property[] = [[0x1a, 0x1f, text(messageClass)]];
    writer.node(id, nodes.outbox, message(writer, { subject: '', flags: 0 }, cells));
    return { id, cells };
  });
  folder(nodes.outbox, nodes.subtree, 'Postausgang', rows, [], hidden);
  const old: WrittenItem = { subject: 'sent', flags: 1, submitted: Date.UTC(2026, 0, 1) };
  const oldCells = cellsOf(old);
  const oldPlace = message(writer, old, oldCells);
  const sent = Array.from({ length: store.sent ?? 0 }, (_, at): Row => ({ id: 0x1000004 + 32 * at, cells: oldCells }));
  for (const { id } of sent) writer.node(id, nodes.sent, oldPlace);
  folder(nodes.sent, nodes.subtree, 'Gesendete Elemente', sent);
  const queue = Array.from({ length: store.queued ?? 0 }, (_, at) => rows[at] ?? { id: 0x600004 + 32 * at, cells: [] });
  writer.node(0x64c, 0, table(writer, [[0xf, 0x40]], queue));
  return writer.finish(store.offline ?? false);
}

function cellsOf(item: WrittenItem): readonly Property[] {
  const times: readonly Property[] = item.submitted === undefined ? [] : [[0x39, 0x40, time(item.submitted)]];
  return [
    [0x1a, 0x1f, text(item.messageClass ?? 'IPM.Note')],
    [0x37, 0x1f, text(item.subject)],
    ...times,
    [0xe07, 0x3, u32(item.flags)],
    [0xe08, 0x3, u32(1000)],
  ];
}

function message(writer: Writer, item: WrittenItem, cells: readonly Property[]): Place {
  const people = Array.from({ length: item.recipients ?? 1 }, (_, id) => ({
    id,
    cells: [[0x3001, 0x1f, text(`Recipient ${id}`)] as const],
  }));
  const { data, subnodes } = table(writer, [[0x3001, 0x1f]], people);
  if (subnodes !== 0) throw new Error('too many recipients for one piece of heap');
  const deferred: readonly Property[] = item.deferred === undefined ? [] : [[0xf, 0x40, time(item.deferred)]];
  const body: Property = [0x1000, 0x1f, text('A text.')];
  return properties(writer, [...cells, ...deferred, body], writer.subnodes([{ id: 0x692, data }]));
}
