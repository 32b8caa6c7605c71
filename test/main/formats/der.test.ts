import { describe, expect, it } from 'vitest';
import { hexOf, integerOf, parseDer } from '../../../main/formats/der.ts';
import { mutations } from '../../support/mutations.ts';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

describe('parseDer', () => {
  it('reads a sequence and what lies in it', () => {
    const node = parseDer(bytes('30 07 02 02 27 10 04 01 ff'));
    expect(node?.children.map(({ tag, body }) => [tag, hexOf(body)])).toEqual([
      [2, '2710'],
      [4, 'ff'],
    ]);
    expect(integerOf(node?.children[0])).toBe(10_000);
    expect(integerOf(node?.children[1])).toBeNaN();
  });

  it('gives an element with its tag and length as well', () => {
    expect(hexOf(parseDer(bytes('04 02 aa bb cc'))?.whole ?? new Uint8Array())).toBe('0402aabb');
  });

  it('reads lengths of more than one byte', () => {
    expect(parseDer(bytes(`04 81 80 ${'00'.repeat(128)}`))?.body.length).toBe(128);
    expect(parseDer(bytes(`04 82 01 00 ${'00'.repeat(256)}`))?.body.length).toBe(256);
  });

  it('refuses what is cut, open-ended or longer than it can be', () => {
    for (const hex of [
      '',
      '30',
      '30 05 02 01',
      '30 03 02 02 27',
      '30 80 00 00',
      '04 85 00 00 00 00 01 ff',
      '04 84 ff ff ff ff',
    ])
      expect(parseDer(bytes(hex)), hex).toBeNull();
  });

  it('refuses elements nested without end', () => {
    const nested = (depth: number): string =>
      Array.from({ length: depth }, (_, at) => `30${(2 * (depth - 1 - at)).toString(16).padStart(2, '0')}`).join('');
    expect(parseDer(bytes(nested(10)))).not.toBeNull();
    expect(parseDer(bytes(nested(60)))).toBeNull();
  });

  it('survives 2,000 kinds of damage', () => {
    const sample = bytes(
      '30 1d 06 09 2a 86 48 86 f7 0d 01 05 0d 30 10 02 02 27 10 04 04 aa bb cc dd 30 04 02 01 20 05 00',
    );
    for (const { what, bytes: damaged } of mutations(sample, 2_000, 4)) {
      const node = parseDer(damaged);
      expect(node === null || node.whole.length <= damaged.length, what).toBe(true);
    }
  });
});
