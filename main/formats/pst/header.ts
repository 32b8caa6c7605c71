import { crc32 } from 'node:zlib';
import { type PstFault, PstStop, View } from './fault.ts';

export type PstKind = 'ansi' | 'unicode' | 'ost-512' | 'ost-4k';
type Place = { readonly id: number; readonly offset: number };

export type PstHeader = {
  readonly kind: PstKind;
  /** True where the header says `SO`: an offline copy of a mailbox, whatever the extension says. */
  readonly offline: boolean;
  readonly layout: Layout;
  readonly encryption: 'none' | 'permute' | 'cyclic';
  readonly nodes: Place;
  readonly blocks: Place;
};

/** Where things lie in a page and around a block, in bytes ([MS-PST] 2.2.2.7 and 2.2.2.8; 4k: measured on Outlook 2013+ files). */
export type Layout = {
  readonly wide: boolean;
  readonly page: {
    readonly size: number;
    readonly count: number;
    readonly entrySize: number;
    readonly level: number;
    readonly trailer: number;
  };
  readonly block: { readonly slot: number; readonly trailer: number };
  readonly compressed: boolean;
};

const ansi: Layout = {
  wide: false,
  page: { size: 512, count: 496, entrySize: 498, level: 499, trailer: 500 },
  block: { slot: 64, trailer: 12 },
  compressed: false,
};
const unicode: Layout = {
  wide: true,
  page: { size: 512, count: 488, entrySize: 490, level: 491, trailer: 496 },
  block: { slot: 64, trailer: 16 },
  compressed: false,
};
const large: Layout = {
  wide: true,
  page: { size: 4096, count: 4056, entrySize: 4060, level: 4061, trailer: 4072 },
  block: { slot: 512, trailer: 24 },
  compressed: true,
};

/** The longest header, Unicode; an ANSI one ends at 512. */
export const headerSize = 564;
const ansiHeaderSize = 512;

/** CRC as Outlook computes it: start 0 and no final inversion ([MS-PST] 5.3). */
export const checksum = (bytes: Uint8Array) => ~crc32(bytes, 0xffffffff) >>> 0;

/**
 * Reads the first 564 bytes. A wrong checksum is a fault, not an end: what it would hide shows in the pages it leads to.
 * Throws PstStop.
 */
export function parseHeader(bytes: Uint8Array, size: number): { header: PstHeader; faults: readonly PstFault[] } {
  const magic = '!BDN';
  if (bytes.length < 4 || [...magic].some((char, at) => bytes[at] !== char.charCodeAt(0)))
    throw new PstStop({ code: 'not-a-store', offset: 0 });
  const view = new View(bytes, 0);
  if (view.length < ansiHeaderSize) throw new PstStop({ code: 'cut', offset: size });
  const client = String.fromCharCode(view.u8(8), view.u8(9));
  const version = view.u16(10);
  if (client !== 'SM' && client !== 'SO') throw new PstStop({ code: 'not-a-store', offset: 8 });
  const offline = client === 'SO';
  const layout = version === 14 || version === 15 ? ansi : version === 36 ? large : version === 23 ? unicode : null;
  if (!layout) throw new PstStop({ code: 'not-a-store', offset: 10 });
  if (layout.wide && view.length < headerSize) throw new PstStop({ code: 'cut', offset: size });
  const faults: PstFault[] = [];
  const partial = checksum(bytes.subarray(8, 8 + 471)) === view.u32(4);
  const full = !layout.wide || checksum(bytes.subarray(8, 8 + 516)) === view.u32(524);
  if (!partial || !full) faults.push({ code: 'header-checksum', offset: partial ? 524 : 4 });
  const crypt = view.u8(layout.wide ? 513 : 461);
  const encryption = (['none', 'permute', 'cyclic'] as const)[crypt];
  if (!encryption) throw new PstStop({ code: 'damaged', offset: layout.wide ? 513 : 461 });
  const end = layout.wide ? view.u64(184) : view.u32(168);
  if (end > size) faults.push({ code: 'cut', offset: size });
  return {
    header: {
      kind: !layout.wide ? 'ansi' : layout.compressed ? 'ost-4k' : offline ? 'ost-512' : 'unicode',
      offline,
      layout,
      encryption,
      nodes: layout.wide ? { id: view.u64(216), offset: view.u64(224) } : { id: view.u32(184), offset: view.u32(188) },
      blocks: layout.wide ? { id: view.u64(232), offset: view.u64(240) } : { id: view.u32(192), offset: view.u32(196) },
    },
    faults,
  };
}
