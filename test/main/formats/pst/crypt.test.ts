import { describe, expect, it } from 'vitest';
import { cyclic, decodePermuted } from '../../../../main/formats/pst/crypt.ts';

const all = Uint8Array.from({ length: 256 }, (_, at) => at);

describe('the two encodings of a block', () => {
  it('permute: the first and last stored bytes of [MS-PST] 5.1 come back as 0, 1, 2 and 255', () => {
    expect([...decodePermuted(Uint8Array.from([65, 54, 19, 61]))]).toEqual([0, 1, 2, 255]);
  });

  it('permute: every byte has its own', () => {
    expect(new Set(decodePermuted(all)).size).toBe(256);
  });

  it('cyclic: twice with the same key gives the bytes back, with another key it does not', () => {
    const long = Uint8Array.from({ length: 70_000 }, (_, at) => (at * 7) % 256);
    expect(cyclic(cyclic(long, 0x12345678), 0x12345678)).toEqual(long);
    expect(cyclic(cyclic(all, 4), 8)).not.toEqual(all);
  });
});
