import { text, time, u16, u32 } from './pst-bytes.ts';
import { type Encryption, type Place, PstWriter, type Subnode } from './pst-file.ts';
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
  /** An Inbox (`inboxNode`) with the hidden message that holds these download histories; an empty list: the message alone. */
  readonly histories?: readonly WrittenHistory[];
};

/** An attachment of the Message Manager. */
export type WrittenHistory = { readonly name: string; readonly blob: Buffer };

/** As in Outlook's own files; a store without an Inbox has its Outbox there. */
export const inboxNode = 0x8082;

type Property = readonly [id: number, type: number, value: Buffer];
/** A value too long for the heap goes into a subnode of its own. `inside`: other subnodes, ids ascending. */
function properties(writer: PstWriter, all: readonly Property[], inside: readonly Subnode[] = []): Place {
  const heap = new WrittenHeap(0xbc);
  const long: Subnode[] = [];
  const place = (value: Buffer) => {
    if (value.length <= pieceMost) return heap.add(value);
    const parts = Array.from({ length: Math.ceil(value.length / blockMost) }, (_, at) =>
      value.subarray(at * blockMost, (at + 1) * blockMost),
    );
    const id = 0x1f + 32 * (long.length + 1);
    long.push({ id, data: writer.data(parts) });
    return id;
  };
  const records = [...all]
    .sort(([a], [b]) => a - b)
    .map(([id, type, value]) => {
      const inline = type === 0x3 || type === 0xb;
      const held = inline ? Buffer.concat([value, Buffer.alloc(4)]).subarray(0, 4) : u32(place(value));
      return Buffer.concat([u16(id), u16(type), held]);
    });
  const data = writer.data(heap.blocks(heap.tree(2, 6, records)));
  return { data, subnodes: writer.subnodes([...long, ...inside]) };
}

type Row = { readonly id: number; readonly cells: readonly Property[] };

/** A table; every row has every column of `columns`, or says that it has not; one and the same buffer is kept once. [MS-PST] 2.3.4 */
function table(
  writer: PstWriter,
  columns: readonly (readonly [id: number, type: number])[],
  rows: readonly Row[],
): Place {
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

const nodes = { root: 0x122, subtree: 0x8022, sent: 0x80a2 };
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
  const writer = new PstWriter(store.encryption ?? 'none');
  const key = Buffer.alloc(16, 0x5a);
  const outbox = store.histories ? 0x80c2 : 0x8082;
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
      ...(store.entryId === false ? [] : [[0x35e2, 0x102, entry(outbox)] as const]),
    ]),
  );
  folder(nodes.root, nodes.root, '', [], [nodes.subtree]);
  const inbox = store.histories ? [inboxNode] : [];
  folder(nodes.subtree, nodes.root, 'Top of Personal Folders', [], [outbox, nodes.sent, ...inbox]);
  const rows = store.outbox.map((item, index): Row => {
    const id = 0x200004 + 32 * index;
    const cells = cellsOf(item);
    writer.node(id, outbox, message(writer, item, cells));
    return { id, cells };
  });
  const hidden = (store.hidden ?? []).map((messageClass, index): Row => {
    const id = 0x400008 + 32 * index;
    const cells: readonly Property[] = [[0x1a, 0x1f, text(messageClass)]];
    writer.node(id, outbox, message(writer, { subject: '', flags: 0 }, cells));
    return { id, cells };
  });
  folder(outbox, nodes.subtree, 'Postausgang', rows, [], hidden);
  const old: WrittenItem = { subject: 'sent', flags: 1, submitted: Date.UTC(2026, 0, 1) };
  const oldCells = cellsOf(old);
  const oldPlace = message(writer, old, oldCells);
  const sent = Array.from({ length: store.sent ?? 0 }, (_, at): Row => ({ id: 0x1000004 + 32 * at, cells: oldCells }));
  for (const { id } of sent) writer.node(id, nodes.sent, oldPlace);
  folder(nodes.sent, nodes.subtree, 'Gesendete Elemente', sent);
  if (store.histories) {
    const id = 0x500008;
    writer.node(id, inboxNode, messageManager(writer, store.histories));
    const other: Row = { id: id + 32, cells: [[0x1a, 0x1f, text('IPM.Configuration.ELC')]] };
    writer.node(other.id, inboxNode, message(writer, { subject: '', flags: 0 }, other.cells));
    const manager: Row = { id, cells: [[0x1a, 0x1f, text('IPM.MessageManager')]] };
    folder(inboxNode, nodes.subtree, 'Posteingang', [], [], [manager, other]);
  }
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

function message(writer: PstWriter, item: WrittenItem, cells: readonly Property[]): Place {
  const people = Array.from({ length: item.recipients ?? 1 }, (_, id) => ({
    id,
    cells: [[0x3001, 0x1f, text(`Recipient ${id}`)] as const],
  }));
  const { data, subnodes } = table(writer, [[0x3001, 0x1f]], people);
  if (subnodes !== 0) throw new Error('too many recipients for one piece of heap');
  const deferred: readonly Property[] = item.deferred === undefined ? [] : [[0xf, 0x40, time(item.deferred)]];
  const body: Property = [0x1000, 0x1f, text('A text.')];
  return properties(writer, [...cells, ...deferred, body], [{ id: 0x692, data }]);
}

/** The hidden message of the POP3 transport, its attachments by name; without any it has no table of them, as in Outlook's own. */
function messageManager(writer: PstWriter, histories: readonly WrittenHistory[]): Place {
  const all: readonly Property[] = [
    [0x1a, 0x1f, text('IPM.MessageManager')],
    [0x37, 0x1f, text('Outlook Message Manager (General Key)')],
    [0xe07, 0x3, u32(histories.length > 0 ? 0x50 : 0x40)],
  ];
  if (histories.length === 0) return properties(writer, all);
  const attached = histories.map(({ name, blob }, at) => {
    const cells: readonly Property[] = [
      [0xe20, 0x3, u32(blob.length)],
      [0x3705, 0x3, u32(1)],
      [0x3707, 0x1f, text(name)],
    ];
    const place = properties(writer, [...cells, [0x3701, 0x102, blob]]);
    return { id: 0x8025 + 32 * at, cells, place };
  });
  const rows = attached.map(({ id, cells }): Row => ({ id, cells }));
  const { data, subnodes } = table(
    writer,
    [
      [0xe20, 0x3],
      [0x3705, 0x3],
      [0x3707, 0x1f],
    ],
    rows,
  );
  return properties(writer, all, [
    { id: 0x671, data, subnodes },
    ...attached.map(({ id, place }) => ({ id, ...place })),
  ]);
}
