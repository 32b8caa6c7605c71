import type { ByteSource } from '../../shared/byte-source.ts';
import type { RegistryError } from '../../shared/registry.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { latin1Of } from './text.ts';

/** Cell offsets count from the first bin, which follows the 4,096 bytes of the header. */
export const firstBin = 4096;
export const noCell = 0xffffffff;
/** Bytes of a value before it is stored in segments; also the size of a segment (hives of version 1.4 and later). */
export const segmentSize = 16_344;

const chunkSize = 65_536;
const chunkLimit = 64;
const cellLimit = 16 * 1024 * 1024;
const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true });

export type KeyCell = {
  readonly offset: number;
  readonly name: string;
  readonly parent: number;
  readonly subkeys: number;
  readonly subkeyList: number;
  readonly values: number;
  readonly valueList: number;
};
export type ValueCell = {
  readonly name: string;
  readonly type: number;
  readonly length: number;
  /** Data of up to four bytes lie in the place of their offset. */
  readonly inline: Uint8Array | null;
  readonly dataCell: number;
};

export const damagedAt = (offset: number) =>
  err<RegistryError>({ code: 'damaged', at: `0x${(offset + firstBin).toString(16)}` });

/**
 * The cells of a hive, read in pieces that are kept: neighbours in a hive are used together. Offsets are the hive's own; errors name
 * the place in the file. Source: msuhanov/regf, "Windows registry file format specification".
 */
export class HiveCells {
  readonly #source: ByteSource;
  readonly #signal: AbortSignal;
  readonly #chunks = new Map<number, Uint8Array>();

  constructor(source: ByteSource, signal: AbortSignal) {
    this.#source = source;
    this.#signal = signal;
  }

  /** A cell's contents without its size; a cell that is free or leaves the file is damage. */
  async cell(offset: number, least = 4): Promise<Result<Uint8Array, RegistryError>> {
    const at = offset + firstBin;
    if (offset % 8 !== 0 || at + 4 > this.#source.size) return damagedAt(offset);
    const head = await this.#read(at, 4);
    if (!head.ok) return head;
    const size = -viewOf(head.value).getInt32(0, true);
    const fits = size >= least + 4 && size % 8 === 0 && at + size <= this.#source.size;
    if (!fits || size > cellLimit) return damagedAt(offset);
    return this.#read(at + 4, size - 4);
  }

  async key(offset: number): Promise<Result<KeyCell, RegistryError>> {
    const cell = await this.cell(offset, 76);
    if (!cell.ok) return cell;
    const view = viewOf(cell.value);
    const nameEnd = 76 + view.getUint16(72, true);
    if (signatureOf(cell.value) !== 'nk' || nameEnd > cell.value.length) return damagedAt(offset);
    return ok({
      offset,
      name: nameOf(cell.value.subarray(76, nameEnd), (view.getUint16(2, true) & 0x20) !== 0),
      parent: view.getUint32(16, true),
      subkeys: view.getUint32(20, true),
      subkeyList: view.getUint32(28, true),
      values: view.getUint32(36, true),
      valueList: view.getUint32(40, true),
    });
  }

  async value(offset: number): Promise<Result<ValueCell, RegistryError>> {
    const cell = await this.cell(offset, 20);
    if (!cell.ok) return cell;
    const view = viewOf(cell.value);
    const nameEnd = 20 + view.getUint16(2, true);
    const written = view.getUint32(4, true);
    const length = written & 0x7fffffff;
    const inline = written > 0x7fffffff;
    if (signatureOf(cell.value) !== 'vk' || nameEnd > cell.value.length || (inline && length > 4))
      return damagedAt(offset);
    return ok({
      name: nameOf(cell.value.subarray(20, nameEnd), (view.getUint16(16, true) & 1) !== 0),
      type: view.getUint32(12, true),
      length,
      inline: inline ? cell.value.slice(8, 8 + length) : null,
      dataCell: view.getUint32(8, true),
    });
  }

  async data(value: ValueCell): Promise<Result<Uint8Array, RegistryError>> {
    if (value.inline) return ok(value.inline);
    if (value.length === 0) return ok(new Uint8Array(0));
    const cell = await this.cell(value.dataCell);
    if (!cell.ok) return cell;
    if (cell.value.length >= value.length) return ok(cell.value.slice(0, value.length));
    const segmented = value.length > segmentSize && signatureOf(cell.value) === 'db';
    return segmented ? this.#segments(value, cell.value) : damagedAt(value.dataCell);
  }

  async #segments(value: ValueCell, cell: Uint8Array): Promise<Result<Uint8Array, RegistryError>> {
    if (cell.length < 8) return damagedAt(value.dataCell);
    const count = viewOf(cell).getUint16(2, true);
    const listAt = viewOf(cell).getUint32(4, true);
    if (count !== Math.ceil(value.length / segmentSize)) return damagedAt(value.dataCell);
    const list = await this.cell(listAt, 4 * count);
    if (!list.ok) return list;
    const bytes = new Uint8Array(value.length);
    for (let number = 0; number < count; number += 1) {
      const at = number * segmentSize;
      const take = Math.min(segmentSize, value.length - at);
      const segment = await this.cell(viewOf(list.value).getUint32(4 * number, true), take);
      if (!segment.ok) return segment;
      bytes.set(segment.value.subarray(0, take), at);
    }
    return ok(bytes);
  }

  async #read(at: number, length: number): Promise<Result<Uint8Array, RegistryError>> {
    this.#signal.throwIfAborted();
    const start = at - (at % chunkSize);
    const kept = await this.#chunk(start);
    if (!kept.ok) return kept;
    const within = at - start;
    if (within + length <= chunkSize) {
      const part = kept.value.subarray(within, within + length);
      return part.length === length ? ok(part) : err({ code: 'changed' });
    }
    const read = await this.#source.read(at, length);
    if (!read.ok) return read;
    return read.value.length === length ? read : err({ code: 'changed' });
  }

  async #chunk(start: number): Promise<Result<Uint8Array, RegistryError>> {
    const kept = this.#chunks.get(start);
    if (kept) return ok(kept);
    const read = await this.#source.read(start, chunkSize);
    if (!read.ok) return read;
    const oldest = this.#chunks.keys().next();
    if (this.#chunks.size >= chunkLimit && !oldest.done) this.#chunks.delete(oldest.value);
    this.#chunks.set(start, read.value);
    return read;
  }
}

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
export const signatureOf = (cell: Uint8Array): string => latin1Of(cell.subarray(0, 2));

const nameOf = (bytes: Uint8Array, compressed: boolean) =>
  compressed ? latin1Of(bytes) : utf16.decode(bytes.subarray(0, bytes.length - (bytes.length % 2)));
