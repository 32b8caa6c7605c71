import { describe, expect, it } from 'vitest';
import { checksum, parseHeader } from '../../../../main/formats/pst/header.ts';
import { writePst } from '../../../support/pst-writer.ts';

const whole = writePst({ outbox: [] });
const changed = (change: (bytes: Buffer) => void, sealed = true) => {
  const bytes = Buffer.from(whole.subarray(0, 564));
  change(bytes);
  if (sealed) {
    bytes.writeUInt32LE(checksum(bytes.subarray(8, 479)), 4);
    bytes.writeUInt32LE(checksum(bytes.subarray(8, 524)), 524);
  }
  return () => parseHeader(bytes, whole.length);
};
const stops = (error: object) => expect.objectContaining({ error });

describe('the header', () => {
  it('says kind, encryption and the roots of both trees', () => {
    const { header, faults } = changed(() => undefined)();
    expect(header).toMatchObject({ kind: 'unicode', offline: false, encryption: 'none' });
    expect([header.nodes.offset % 512, header.blocks.offset % 512, faults]).toEqual([0, 0, []]);
  });

  it.each([
    [14, 'SM', 'ansi'],
    [15, 'SM', 'ansi'],
    [23, 'SM', 'unicode'],
    [23, 'SO', 'ost-512'],
    [36, 'SO', 'ost-4k'],
  ])('version %i and %s is %s', (version, client, kind) => {
    const read = changed((bytes) => {
      bytes.writeUInt16LE(version, 10);
      bytes.write(client, 8, 'latin1');
    });
    expect(read().header.kind).toBe(kind);
  });

  it('a wrong checksum is a fault', () => {
    expect(changed((bytes) => bytes.fill(9, 30, 31), false)().faults).toEqual([{ code: 'header-checksum', offset: 4 }]);
    expect(changed((bytes) => bytes.fill(9, 518, 519), false)().faults).toEqual([
      { code: 'header-checksum', offset: 524 },
    ]);
  });

  it('a file shorter than its header says is a fault', () => {
    expect(parseHeader(whole.subarray(0, 564), 9000).faults).toEqual([{ code: 'cut', offset: 9000 }]);
  });

  it.each([
    ['another magic', (bytes: Buffer) => bytes.write('?', 0), { code: 'not-a-store', offset: 0 }],
    ['another client', (bytes: Buffer) => bytes.write('AB', 8), { code: 'not-a-store', offset: 8 }],
    ['an unknown version', (bytes: Buffer) => bytes.writeUInt16LE(99, 10), { code: 'not-a-store', offset: 10 }],
    ['an unknown encryption', (bytes: Buffer) => bytes.writeUInt8(3, 513), { code: 'damaged', offset: 513 }],
  ])('%s ends it', (_, change, error) => {
    expect(changed(change)).toThrow(stops(error));
  });

  it('a file that ends within the header is cut there', () => {
    expect(() => parseHeader(whole.subarray(0, 300), 300)).toThrow(stops({ code: 'cut', offset: 300 }));
    expect(() => parseHeader(whole.subarray(0, 520), 520)).toThrow(stops({ code: 'cut', offset: 520 }));
  });
});
