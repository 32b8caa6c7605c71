import { cyclic, decodePermuted } from '../../main/formats/pst/crypt.ts';
import { checksum, signature, u16, u32, u64 } from './pst-bytes.ts';

const permuted = decodePermuted(Uint8Array.from({ length: 256 }, (_, at) => at));
/** In the order of their numbers in the header. */
const encoders = { none: (b: Buffer) => b, permute: (b: Buffer) => b.map((one) => permuted.indexOf(one)), cyclic };
export type Encryption = keyof typeof encoders;

export type Place = { readonly data: number; readonly subnodes: number };
export type Subnode = { readonly id: number; readonly data: number; readonly subnodes?: number };

/** The pages and blocks of a file, in the order in which they are added; [MS-PST] 2.2. */
export class PstWriter {
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

  subnodes(entries: readonly Subnode[]): number {
    if (entries.length === 0) return 0;
    const head = Buffer.concat([Buffer.from([2, 0]), u16(entries.length), u32(0)]);
    const written = entries.flatMap(({ id, data, subnodes = 0 }) => [u64(id), u64(data), u64(subnodes)]);
    return this.block(Buffer.concat([head, ...written]), true);
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
