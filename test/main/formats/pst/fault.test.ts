import { describe, expect, it } from 'vitest';
import { damagedAt, PstStop, View } from '../../../../main/formats/pst/fault.ts';

describe('a view of bytes', () => {
  const view = new View(Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 0, 255, 255, 255, 255, 255, 255, 255, 255]), 4096);

  it('reads little-endian numbers of 8, 16, 32 and 64 bits', () => {
    expect([view.u8(0), view.u16(0), view.u32(0), view.u64(0)]).toEqual([1, 0x0201, 0x04030201, 0x0007060504030201]);
  });

  it.each([
    ['beyond the end', () => view.u32(13)],
    ['before the start', () => view.u8(-1)],
    ['of a negative length', () => view.part(4, -2)],
    ['that is no safe number', () => view.u64(8)],
  ])('a value %s is damage at the place the bytes came from', (_, read) => {
    expect(read).toThrow(PstStop);
    expect(read).toThrow(expect.objectContaining({ error: { code: 'damaged', offset: 4096 } }));
  });

  it('a part remembers where it came from', () => {
    expect([view.part(2, 3).origin, [...view.part(2, 3).bytes]]).toEqual([4096, [3, 4, 5]]);
  });

  it('damage carries its offset', () => {
    expect(damagedAt(77).error).toEqual({ code: 'damaged', offset: 77 });
  });
});
