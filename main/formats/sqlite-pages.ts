import type { ByteSource } from '../../shared/byte-source.ts';
import { err, ok, type Result } from '../../shared/result.ts';

export type SqliteError = { readonly code: 'not-sqlite' | 'no-table' | 'damaged' | 'too-large' };
export type SqliteValue = number | string | Uint8Array | null;
export type SqliteRow = readonly SqliteValue[];

/** Pages visited at most: key4.db has about ten. A tree that points back into itself ends here instead of never. */
const pageLimit = 4096;
const rowLimit = 100_000;
const utf8 = new TextDecoder('utf-8');

/**
 * All rows of a table of a small SQLite database, read page by page; nothing is written or copied.
 * Source: the SQLite file format (sqlite.org/fileformat2.html): b-tree pages 5 and 13, overflow chains, serial types.
 */
export async function readTable(source: ByteSource, table: string): Promise<Result<readonly SqliteRow[], SqliteError>> {
  const opened = await Pages.open(source);
  if (!opened.ok) return opened;
  const pages = opened.value;
  const schema = await pages.rows(1);
  if (!schema.ok) return schema;
  const entry = schema.value.find(([type, name]) => type === 'table' && name === table);
  const root = entry?.[3];
  return typeof root === 'number' && root > 0 ? pages.rows(root) : err({ code: 'no-table' });
}

/** How many rows a table has; 0 where there is no such table. */
export async function countRows(source: ByteSource, table: string): Promise<Result<number, SqliteError>> {
  const rows = await readTable(source, table);
  if (rows.ok) return ok(rows.value.length);
  return rows.error.code === 'no-table' ? ok(0) : rows;
}

class Pages {
  readonly #source: ByteSource;
  readonly #size: number;
  readonly #usable: number;
  #visited = 0;

  private constructor(source: ByteSource, size: number, usable: number) {
    this.#source = source;
    this.#size = size;
    this.#usable = usable;
  }

  static async open(source: ByteSource): Promise<Result<Pages, SqliteError>> {
    const head = await source.read(0, 100);
    if (!head.ok || head.value.length < 100) return err({ code: 'not-sqlite' });
    const view = viewOf(head.value);
    if (utf8.decode(head.value.subarray(0, 15)) !== 'SQLite format 3') return err({ code: 'not-sqlite' });
    const written = view.getUint16(16);
    const size = written === 1 ? 65536 : written;
    const usable = size - view.getUint8(20);
    const powerOfTwo = size >= 512 && (size & (size - 1)) === 0;
    return powerOfTwo && usable >= 480 ? ok(new Pages(source, size, usable)) : err({ code: 'damaged' });
  }

  async rows(root: number): Promise<Result<readonly SqliteRow[], SqliteError>> {
    const rows: SqliteRow[] = [];
    const waiting = [root];
    for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
      const page = await this.#page(number);
      if (!page.ok) return page;
      const { view, header } = page.value;
      const kind = view.getUint8(header);
      if (kind !== 5 && kind !== 13) return err({ code: 'damaged' });
      const cells = view.getUint16(header + 3);
      const pointers = header + (kind === 5 ? 12 : 8);
      if (pointers + 2 * cells > this.#size) return err({ code: 'damaged' });
      const children: number[] = [];
      for (let at = 0; at < cells; at += 1) {
        const cell = view.getUint16(pointers + 2 * at);
        if (cell + 4 > this.#size) return err({ code: 'damaged' });
        if (kind === 5) children.push(view.getUint32(cell));
        else {
          const row = await this.#leaf(view, cell);
          if (!row.ok) return row;
          rows.push(row.value);
          if (rows.length > rowLimit) return err({ code: 'too-large' });
        }
      }
      if (kind === 5) waiting.push(view.getUint32(header + 8), ...children.reverse());
      if (waiting.length > pageLimit) return err({ code: 'too-large' });
    }
    return ok(rows);
  }

  async #page(number: number): Promise<Result<{ view: DataView; header: number }, SqliteError>> {
    this.#visited += 1;
    if (this.#visited > pageLimit) return err({ code: 'too-large' });
    const read = await this.#source.read((number - 1) * this.#size, this.#size);
    if (number < 1 || !read.ok || read.value.length < this.#size) return err({ code: 'damaged' });
    return ok({ view: viewOf(read.value), header: number === 1 ? 100 : 0 });
  }

  async #leaf(view: DataView, cell: number): Promise<Result<SqliteRow, SqliteError>> {
    const length = varint(view, cell);
    const rowId = length && varint(view, length.next);
    if (!length || !rowId || length.value > 16 * 1024 * 1024) return err({ code: 'damaged' });
    const payload = await this.#payload(view, rowId.next, length.value);
    if (!payload.ok) return payload;
    const row = recordOf(payload.value);
    return row ? ok(row) : err({ code: 'damaged' });
  }

  /** The record's bytes: as many as fit lie in the page, the rest in a chain of overflow pages (section 1.6). */
  async #payload(view: DataView, at: number, length: number): Promise<Result<Uint8Array, SqliteError>> {
    const most = this.#usable - 35;
    const least = Math.floor(((this.#usable - 12) * 32) / 255) - 23;
    const fit = least + ((length - least) % (this.#usable - 4));
    const here = length <= most ? length : fit <= most ? fit : least;
    if (at + here + (here < length ? 4 : 0) > view.byteLength) return err({ code: 'damaged' });
    const bytes = new Uint8Array(length);
    bytes.set(new Uint8Array(view.buffer, view.byteOffset + at, here));
    let next = here < length ? view.getUint32(at + here) : 0;
    for (let filled = here; filled < length; ) {
      const page = await this.#page(next);
      if (!page.ok) return page;
      const { view: more } = page.value;
      const take = Math.min(length - filled, this.#usable - 4);
      bytes.set(new Uint8Array(more.buffer, more.byteOffset + 4, take), filled);
      filled += take;
      next = more.getUint32(0);
    }
    return ok(bytes);
  }
}

function varint(view: DataView, start: number): { value: number; next: number } | null {
  let value = 0n;
  for (let at = 0; at < 9; at += 1) {
    if (start + at >= view.byteLength) return null;
    const byte = view.getUint8(start + at);
    if (at === 8) return { value: Number((value << 8n) | BigInt(byte)), next: start + 9 };
    value = (value << 7n) | BigInt(byte & 0x7f);
    if ((byte & 0x80) === 0) return { value: Number(value), next: start + at + 1 };
  }
  return null;
}

const integerSizes = [0, 1, 2, 3, 4, 6, 8];

function recordOf(bytes: Uint8Array): SqliteRow | null {
  const view = viewOf(bytes);
  const header = varint(view, 0);
  if (!header || header.value > bytes.length) return null;
  const types: number[] = [];
  for (let at = header.next; at < header.value; ) {
    const type = varint(view, at);
    if (!type) return null;
    types.push(type.value);
    at = type.next;
  }
  let at = header.value;
  const row: SqliteValue[] = [];
  for (const type of types) {
    const size = type >= 12 ? Math.floor((type - 12) / 2) : type === 7 ? 8 : type < 7 ? (integerSizes[type] ?? 0) : 0;
    if (at + size > bytes.length) return null;
    const part = bytes.subarray(at, at + size);
    row.push(readValue(type, part, view, at));
    at += size;
  }
  return row;
}

function readValue(type: number, part: Uint8Array, view: DataView, at: number): SqliteValue {
  if (type >= 12) return type % 2 === 1 ? utf8.decode(part) : part;
  if (type === 0 || type === 10 || type === 11) return null;
  if (type === 7) return view.getFloat64(at);
  if (type === 8 || type === 9) return type - 8;
  let value = 0n;
  for (const byte of part) value = (value << 8n) | BigInt(byte);
  return Number(BigInt.asIntN(part.length * 8, value));
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
