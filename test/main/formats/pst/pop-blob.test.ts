import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePopBlob } from '../../../../main/formats/pst/pop-blob.ts';
import { popBlob } from '../../../support/pop-blob.ts';

const tag = fc.record({
  operation: fc.constantFrom('+', '-', '&'),
  content: fc.constantFrom(' ', 'h', 'b'),
  second: fc.integer({ min: 0, max: 59 }),
  uid: fc.stringMatching(/^[0-9A-Za-z]{1,12}$/),
});
const written = ({
  operation,
  content,
  second,
  uid,
}: {
  operation: string;
  content: string;
  second: number;
  uid: string;
}) => `${operation}${content}202605031402${String(second).padStart(2, '0')}${uid}`;

describe('the download history of a POP3 account', () => {
  it('counts what was fetched and what was removed, with the last time of each', () => {
    const blob = popBlob('+b20260501080000a', '&b20260503140211b', '-b20260502090000c');
    expect(parsePopBlob(blob)).toEqual({
      ok: true,
      value: { taken: 2, removed: 2, lastTaken: '2026-05-03 14:02:11', lastRemoved: '2026-05-03 14:02:11' },
    });
  });

  it('has neither counts nor times where nothing was fetched', () => {
    expect(parsePopBlob(popBlob())).toEqual({
      ok: true,
      value: { taken: 0, removed: 0, lastTaken: null, lastRemoved: null },
    });
  });

  it('counts a message once, whatever was done with it', () => {
    const read = parsePopBlob(popBlob('+b20260501080000CANARY$2d1', '-b20260502080000CANARY$2d1'));
    expect(read).toMatchObject({ ok: true, value: { taken: 1, removed: 1 } });
    expect(JSON.stringify(read)).not.toContain('CANARY');
  });

  it('does not count a header as a fetched message', () => {
    expect(parsePopBlob(popBlob('+h20260501080000a'))).toMatchObject({
      ok: true,
      value: { taken: 0, lastTaken: null },
    });
  });

  it.each([
    ['of another version', popBlob.with({ version: 4 }, '+b20260501080000a'), 'version', 0],
    ['with a count that is too high', popBlob.with({ count: 2 }, '+b20260501080000a'), 'count', 22],
    ['with a count that is too low', popBlob.with({ count: 1 }, '+b20260501080000a', '+b20260501080000b'), 'count', 22],
    ['that ends in a tag', popBlob('+b20260501080000a').subarray(0, 12), 'cut', 4],
    ['that ends in its head', popBlob().subarray(0, 3), 'cut', 3],
    ['with an operation that nobody knows', popBlob('?b20260501080000a'), 'tag', 4],
    ['with a content that nobody knows', popBlob('+x20260501080000a'), 'tag', 4],
    ['with a month that does not exist', popBlob('+b20261301080000a'), 'tag', 4],
    ['with a tag of no message', popBlob('+b20260501080000'), 'tag', 4],
  ])('is not determined %s', (_, blob, code, offset) => {
    expect(parsePopBlob(blob)).toEqual({ ok: false, error: { code, offset } });
  });

  it('is read as it was written', () => {
    fc.assert(
      fc.property(fc.array(tag, { maxLength: 40 }), (tags) => {
        const taken = tags.filter((one) => one.operation !== '-' && one.content !== 'h');
        const removed = tags.filter((one) => one.operation !== '+');
        const read = parsePopBlob(popBlob(...tags.map(written)));
        expect(read).toMatchObject({
          ok: true,
          value: {
            taken: new Set(taken.map(({ uid }) => uid)).size,
            removed: new Set(removed.map(({ uid }) => uid)).size,
          },
        });
      }),
    );
  });

  it('never throws, and no part of one passes for the whole', () => {
    const whole = popBlob('+b20260501080000a', '&b20260503140211b', '-b20260502090000c');
    for (let length = 0; length < whole.length; length += 1)
      expect(parsePopBlob(whole.subarray(0, length)).ok).toBe(false);
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => typeof parsePopBlob(bytes).ok === 'boolean'));
  });
});
