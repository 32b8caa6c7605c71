import type { RegistryValue } from '../../shared/registry.ts';
import type { WrittenKey } from './reg-writer.ts';

const segmentSize = 16_344;
export type ListKind = 'lf' | 'lh' | 'li';

/** Cells in bins of 4,096 bytes; a cell that does not fit gets a bin of its own size. Offsets count from the first bin. */
class Bins {
  readonly bins: Buffer[] = [];
  #size = 0;
  #free = 0;

  /** Takes a cell for `length` bytes: its offset, and the bytes to be filled. */
  take(length: number): { offset: number; body: Buffer } {
    const size = Math.ceil((length + 4) / 8) * 8;
    let bin = this.bins.at(-1);
    if (!bin || this.#free + size > bin.length) {
      this.#close();
      bin = Buffer.alloc(Math.ceil((32 + size) / 4096) * 4096);
      bin.write('hbin', 0, 'latin1');
      bin.writeUInt32LE(this.#size, 4);
      bin.writeUInt32LE(bin.length, 8);
      this.bins.push(bin);
      this.#size += bin.length;
      this.#free = 32;
    }
    const at = this.#free;
    bin.writeInt32LE(-size, at);
    this.#free += size;
    return { offset: this.#size - bin.length + at, body: bin.subarray(at + 4, at + size) };
  }

  put(bytes: Uint8Array): number {
    const { offset, body } = this.take(bytes.length);
    body.set(bytes);
    return offset;
  }

  whole(): Buffer {
    this.#close();
    return Buffer.concat(this.bins);
  }

  /** The rest of a bin is one free cell. */
  #close(): void {
    const bin = this.bins.at(-1);
    if (bin && this.#free < bin.length) bin.writeInt32LE(bin.length - this.#free, this.#free);
  }
}

/** A registry hive of version 1.5. The root's own name is not part of any path. Source: msuhanov/regf, file format specification. */
export function writeHive(
  root: WrittenKey,
  options: { readonly list?: ListKind; readonly perList?: number } = {},
): Uint8Array {
  const bins = new Bins();
  const security = writeSecurity(bins);
  const how = { list: options.list ?? ('lh' as const), perList: options.perList ?? 500, security };
  const top = writeKey(bins, root, null, how);
  const body = bins.whole();
  const head = Buffer.alloc(4096);
  head.write('regf', 0, 'latin1');
  for (const [at, number] of [1, 1, 0, 0, 1, 5, 0, 1, top, body.length, 1].entries())
    head.writeUInt32LE(number, 4 + 4 * at);
  sealHeader(head);
  return Buffer.concat([head, body]);
}

/** Writes the checksum of the header anew after a test has changed it. */
export function sealHeader(head: Buffer): void {
  let sum = 0;
  for (let at = 0; at < 508; at += 4) sum ^= head.readUInt32LE(at);
  head.writeUInt32LE(sum === 0 ? 1 : sum === -1 ? 0xfffffffe : sum >>> 0, 508);
}

function writeKey(
  bins: Bins,
  key: WrittenKey,
  parent: number | null,
  lists: { readonly list: ListKind; readonly perList: number; readonly security: number },
): number {
  const name = writtenName(key.name);
  const { offset, body } = bins.take(76 + name.bytes.length);
  body.write('nk', 0, 'latin1');
  body.writeUInt16LE((name.compressed ? 0x20 : 0) | (parent === null ? 0x0c : 0), 2);
  for (const at of [28, 32, 40, 48]) body.writeUInt32LE(0xffffffff, at);
  body.writeUInt32LE(lists.security, 44);
  body.writeUInt32LE(parent ?? 0, 16);
  body.writeUInt32LE(key.keys.length, 20);
  body.writeUInt32LE(key.values.length, 36);
  body.writeUInt16LE(name.bytes.length, 72);
  body.set(name.bytes, 76);
  if (key.values.length > 0) {
    body.writeUInt32LE(bins.put(words(key.values.map((value) => writeValue(bins, value)))), 40);
  }
  if (key.keys.length > 0) {
    const sorted = key.keys.toSorted((a, b) => (a.name.toUpperCase() < b.name.toUpperCase() ? -1 : 1));
    const below = sorted.map((child) => ({ offset: writeKey(bins, child, offset, lists), name: child.name }));
    body.writeUInt32LE(writeLists(bins, below, lists), 28);
  }
  return offset;
}

/** One descriptor without owner or rights for all keys: hivex adds no key below one that has none. */
function writeSecurity(bins: Bins): number {
  const descriptor = Buffer.alloc(20);
  descriptor.set([1, 0, 0, 0x80]);
  const { offset, body } = bins.take(20 + descriptor.length);
  body.write('sk', 0, 'latin1');
  for (const [at, number] of [offset, offset, 1, descriptor.length].entries()) body.writeUInt32LE(number, 4 + 4 * at);
  body.set(descriptor, 20);
  return offset;
}

type Listed = { readonly offset: number; readonly name: string };

function writeLists(
  bins: Bins,
  below: readonly Listed[],
  { list, perList }: { list: ListKind; perList: number },
): number {
  const parts: number[] = [];
  for (let from = 0; from < below.length; from += perList) {
    const some = below.slice(from, from + perList);
    const entries = some.flatMap(({ offset, name }) =>
      list === 'li'
        ? [offset]
        : [offset, list === 'lh' ? hashOf(name) : Buffer.from(name.padEnd(4, '\0'), 'latin1').readUInt32LE(0)],
    );
    parts.push(bins.put(Buffer.concat([listHead(list, some.length), words(entries)])));
  }
  const [only, ...more] = parts;
  if (only !== undefined && more.length === 0) return only;
  return bins.put(Buffer.concat([listHead('ri', parts.length), words(parts)]));
}

function writeValue(bins: Bins, { name: text, type, data }: RegistryValue): number {
  const name = writtenName(text);
  const cell = Buffer.alloc(20 + name.bytes.length);
  cell.write('vk', 0, 'latin1');
  cell.writeUInt16LE(name.bytes.length, 2);
  cell.writeUInt32LE(data.length, 4);
  if (data.length <= 4) {
    cell.writeUInt32LE((data.length | 0x80000000) >>> 0, 4);
    cell.set(data, 8);
  } else cell.writeUInt32LE(data.length > segmentSize ? writeSegments(bins, data) : bins.put(data), 8);
  cell.writeUInt32LE(type, 12);
  cell.writeUInt16LE(name.compressed ? 1 : 0, 16);
  cell.set(name.bytes, 20);
  return bins.put(cell);
}

function writeSegments(bins: Bins, data: Uint8Array): number {
  const segments: number[] = [];
  for (let at = 0; at < data.length; at += segmentSize) {
    const segment = data.subarray(at, at + segmentSize);
    // Full segments have four spare bytes by rounding; hivex takes the last four of any cell for spare (its lib/value.c).
    const { offset, body } = bins.take(segment.length + 4);
    body.set(segment);
    segments.push(offset);
  }
  return bins.put(Buffer.concat([listHead('db', segments.length), words([bins.put(words(segments))])]));
}

function listHead(kind: string, count: number): Buffer {
  const head = Buffer.alloc(4);
  head.write(kind, 0, 'latin1');
  head.writeUInt16LE(count, 2);
  return head;
}

function words(numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * numbers.length);
  for (const [at, number] of numbers.entries()) bytes.writeUInt32LE(number, 4 * at);
  return bytes;
}

/** One byte a letter where that is enough, as Windows writes it. */
function writtenName(text: string): { bytes: Buffer; compressed: boolean } {
  const compressed = /^[\0-\xff]*$/.test(text);
  return { bytes: Buffer.from(text, compressed ? 'latin1' : 'utf16le'), compressed };
}

function hashOf(name: string): number {
  let hash = 0;
  for (const unit of name.toUpperCase().split('')) hash = (Math.imul(hash, 37) + unit.charCodeAt(0)) >>> 0;
  return hash;
}
