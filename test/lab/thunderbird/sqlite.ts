import { readFileSync } from 'node:fs';

export type Value = null | number | bigint | string | Buffer;
export type Row = Readonly<Record<string, Value>>;

/**
 * All rows of one table of a small SQLite database without a write-ahead log, which `key4.db` is (fileformat2.html of sqlite.org).
 * For the lab alone: it trusts the file.
 */
export function readTable(file: string, table: string): readonly Row[] {
  const pages = openPages(readFileSync(file));
  const schema = rowsFrom(pages, 1);
  const entry = schema.find(([type, name]) => type === 'table' && name === table);
  if (!entry) throw new Error(`${file}: no table ${table}`);
  const [, , , root, sql] = entry;
  const columns = columnsOf(String(sql));
  return rowsFrom(pages, Number(root)).map((values) =>
    Object.fromEntries(columns.map((column, at) => [column, values[at] ?? null])),
  );
}

type Pages = { readonly bytes: Buffer; readonly size: number; readonly usable: number };

function openPages(bytes: Buffer): Pages {
  if (bytes.subarray(0, 15).toString() !== 'SQLite format 3') throw new Error('not an SQLite database');
  const written = bytes.readUInt16BE(16);
  const size = written === 1 ? 65_536 : written;
  return { bytes, size, usable: size - bytes.readUInt8(20) };
}

const columnsOf = (sql: string): string[] =>
  sql
    .slice(sql.indexOf('(') + 1)
    .split(',')
    .map((column) => column.trim().split(/[\s)]/)[0] ?? '');

function rowsFrom(pages: Pages, page: number): Value[][] {
  const { bytes, size } = pages;
  const start = (page - 1) * size;
  const header = page === 1 ? start + 100 : start;
  const kind = bytes.readUInt8(header);
  const isInner = kind === 5;
  if (!isInner && kind !== 13) throw new Error(`page ${page} belongs to no table`);
  const pointers = header + (isInner ? 12 : 8);
  const cells = Array.from(
    { length: bytes.readUInt16BE(header + 3) },
    (_, at) => start + bytes.readUInt16BE(pointers + 2 * at),
  );
  if (!isInner) return cells.map((cell) => rowAt(pages, cell));
  const children = [...cells.map((cell) => bytes.readUInt32BE(cell)), bytes.readUInt32BE(header + 8)];
  return children.flatMap((child) => rowsFrom(pages, child));
}

function rowAt(pages: Pages, cell: number): Value[] {
  const [length, afterLength] = varint(pages.bytes, cell);
  const [, start] = varint(pages.bytes, afterLength);
  return valuesOf(payload(pages, start, length));
}

/** A record that is too long for its page goes on in overflow pages. */
function payload({ bytes, size, usable }: Pages, start: number, length: number): Buffer {
  if (length <= usable - 35) return bytes.subarray(start, start + length);
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const fitting = least + ((length - least) % (usable - 4));
  const here = fitting <= usable - 35 ? fitting : least;
  const parts = [bytes.subarray(start, start + here)];
  let next = bytes.readUInt32BE(start + here);
  for (let left = length - here; next !== 0 && left > 0; left -= usable - 4) {
    const page = (next - 1) * size;
    parts.push(bytes.subarray(page + 4, page + 4 + Math.min(left, usable - 4)));
    next = bytes.readUInt32BE(page);
  }
  return Buffer.concat(parts);
}

function valuesOf(record: Buffer): Value[] {
  const [headerLength, first] = varint(record, 0);
  const types: number[] = [];
  for (let at = first; at < headerLength; ) {
    const [type, next] = varint(record, at);
    types.push(type);
    at = next;
  }
  let at = headerLength;
  return types.map((type) => {
    const length = lengthOf(type);
    const value = record.subarray(at, at + length);
    at += length;
    return decode(type, value);
  });
}

const fixedLengths = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];
const lengthOf = (type: number): number => fixedLengths[type] ?? Math.floor((type - 12) / 2);

function decode(type: number, value: Buffer): Value {
  if (type === 0) return null;
  if (type >= 1 && type <= 5) return value.readIntBE(0, value.length);
  if (type === 6) return value.readBigInt64BE(0);
  if (type === 7) return value.readDoubleBE(0);
  if (type === 8 || type === 9) return type - 8;
  return type % 2 === 1 ? value.toString('utf8') : Buffer.from(value);
}

/** Seven bits a byte, the highest first, nine bytes at most; the lab's databases stay far below 2^53. */
function varint(bytes: Buffer, start: number): [number, number] {
  let value = 0;
  for (let at = start; ; at += 1) {
    const byte = bytes.readUInt8(at);
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return [value, at + 1];
  }
}
