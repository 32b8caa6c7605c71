import { u16, u32 } from './pst-bytes.ts';

/** Bytes in a block, and in a piece of a heap. */
export const blockMost = 8176;
export const pieceMost = 3580;

/** A heap on a node; [MS-PST] 2.3.1 and 2.3.2. */
export class WrittenHeap {
  readonly #kind: number;
  readonly #blocks: Buffer[][] = [[]];
  #used = 12;

  constructor(kind: number) {
    this.#kind = kind;
  }

  add(piece: Buffer): number {
    let block = this.#blocks.at(-1) ?? [];
    if (this.#used + piece.length + 2 * (block.length + 4) > blockMost) {
      block = [];
      this.#blocks.push(block);
      this.#used = this.#headSize(this.#blocks.length - 1);
    }
    block.push(piece);
    this.#used += piece.length;
    return ((this.#blocks.length - 1) << 16) | (block.length << 5);
  }

  tree(keySize: number, valueSize: number, records: readonly Buffer[]): number {
    let rows = records;
    let levels = 0;
    let root = 0;
    for (let width = keySize + valueSize; rows.length > 0; width = keySize + 4) {
      const most = Math.floor(pieceMost / width);
      const above: Buffer[] = [];
      for (let at = 0; at < rows.length; at += most) {
        const some = rows.slice(at, at + most);
        root = this.add(Buffer.concat(some));
        above.push(Buffer.concat([some[0]?.subarray(0, keySize) ?? Buffer.alloc(keySize), u32(root)]));
      }
      if (above.length === 1) break;
      rows = above;
      levels += 1;
    }
    return this.add(Buffer.concat([Buffer.from([0xb5, keySize, valueSize, levels]), u32(root)]));
  }

  blocks(root: number): readonly Buffer[] {
    return this.#blocks.map((pieces, index) => {
      const head = Buffer.alloc(this.#headSize(index));
      if (index === 0) head.set([0xec, this.#kind], 2);
      if (index === 0) head.set(u32(root), 4);
      const offsets = [head.length];
      for (const piece of pieces) offsets.push((offsets.at(-1) ?? 0) + piece.length);
      const end = offsets.at(-1) ?? 0;
      head.set(u16(end + (end % 2)), 0);
      const map = Buffer.concat([u16(pieces.length), u16(0), ...offsets.map(u16)]);
      return Buffer.concat([head, ...pieces, Buffer.alloc(end % 2), map]);
    });
  }

  #headSize(index: number): number {
    if (index === 0) return 12;
    return index % 128 === 8 ? 66 : 2;
  }
}
