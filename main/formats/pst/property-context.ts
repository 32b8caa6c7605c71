import type { PstBlocks } from './blocks.ts';
import { damagedAt, type View } from './fault.ts';
import { heapKinds, PstHeap } from './heap.ts';

/** Property types ([MS-OXCDATA] 2.11.1) that are read here. */
export const types = { int32: 0x0003, boolean: 0x000b, string8: 0x001e, string: 0x001f, time: 0x0040, binary: 0x0102 };

/** How many bytes a value takes where it stands; null for one that is kept elsewhere and only pointed to. */
export function fixedSize(type: number): number | null {
  if (type === 0x0002) return 2;
  if (type === types.boolean) return 1;
  if (type === types.int32 || type === 0x0004 || type === 0x000a) return 4;
  if (type === 0x0005 || type === 0x0006 || type === 0x0007 || type === 0x0014 || type === types.time) return 8;
  return null;
}

export type PstValue = { readonly type: number; readonly bytes: View };

const utf16 = new TextDecoder('utf-16le');
/** ANSI stores do not say their code page; Western European is what most of ours have. */
const ansi = new TextDecoder('windows-1252');

export function textOf(value: PstValue | null): string | null {
  if (value?.type === types.string) return utf16.decode(value.bytes.bytes).replace(/\0+$/, '');
  if (value?.type === types.string8) return ansi.decode(value.bytes.bytes).replace(/\0+$/, '');
  return null;
}

export function numberOf(value: PstValue | null): number | null {
  return value?.type === types.int32 && value.bytes.length >= 4 ? value.bytes.u32(0) : null;
}

/** FILETIME, 100 ns since 1601, as ISO in UTC; null for one outside 1980 to 4500, Outlook's "none". */
export function timeOf(value: PstValue | null): string | null {
  if (value?.type !== types.time || value.bytes.length < 8) return null;
  const seconds = (value.bytes.u32(4) * 2 ** 32 + value.bytes.u32(0)) / 10_000_000 - 11_644_473_600;
  if (seconds < 315_532_800 || seconds > 79_839_129_600) return null;
  return new Date(Math.round(seconds * 1000)).toISOString();
}

/** The properties of one object; each value is only read when asked for ([MS-PST] 2.3.3). */
export class PropertyContext {
  readonly #heap: PstHeap;
  readonly #records: ReadonlyMap<number, View>;

  private constructor(heap: PstHeap, records: ReadonlyMap<number, View>) {
    this.#heap = heap;
    this.#records = records;
  }

  static async open(
    blocks: PstBlocks,
    place: { readonly data: number; readonly subnodes: number },
  ): Promise<PropertyContext> {
    const heap = await PstHeap.open(blocks, place, heapKinds.properties);
    const records = await heap.records(heap.root, 2, 6);
    return new PropertyContext(heap, new Map(records.map((record) => [record.u16(0), record])));
  }

  get origin(): number {
    return this.#heap.origin;
  }

  /** `limit`: bytes of one value, for the few that may be long. */
  async get(id: number, limit?: number): Promise<PstValue | null> {
    const record = this.#records.get(id);
    if (!record) return null;
    const type = record.u16(2);
    const size = fixedSize(type);
    if (size !== null && size <= 4) return { type, bytes: record.part(4, size) };
    const bytes = await this.#heap.value(record.u32(4), limit);
    if (size !== null && bytes.length !== size) throw damagedAt(bytes.origin);
    return { type, bytes };
  }
}
