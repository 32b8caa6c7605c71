import { crc32 } from 'node:zlib';

// The parts of a PST that its writer is made of; little-endian throughout.

export const u16 = (value: number) => bytesOf(2, (b) => b.writeUInt16LE(value));
export const u32 = (value: number) => bytesOf(4, (b) => b.writeUInt32LE(value >>> 0));
export const u64 = (value: number) => bytesOf(8, (b) => b.writeBigUInt64LE(BigInt(value)));
export const text = (value: string) => Buffer.from(value, 'utf16le');
export const time = (milliseconds: number) =>
  bytesOf(8, (b) => b.writeBigUInt64LE(BigInt(milliseconds) * 10_000n + 116_444_736_000_000_000n));
export const checksum = (bytes: Uint8Array) => ~crc32(bytes, 0xffffffff) >>> 0;
export const signature = (offset: number, id: number) => {
  const mixed = (offset ^ id) >>> 0;
  return ((mixed >>> 16) ^ mixed) & 0xffff;
};

function bytesOf(length: number, fill: (buffer: Buffer) => void): Buffer {
  const buffer = Buffer.alloc(length);
  fill(buffer);
  return buffer;
}
