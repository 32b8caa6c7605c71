import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldName, hexOf, numberOf, textOf } from '../../../main/formats/registry-text.ts';
import { registryType } from '../../../shared/registry.ts';

const value = (type: number, data: Uint8Array) => ({ name: 'v', type, data: Uint8Array.from(data) });
const utf16 = (text: string) => Buffer.from(text, 'utf16le');
const { none, string, expandable, binary, dword, multi, qword } = registryType;

describe('textOf', () => {
  it.each([
    ['a string', string, utf16('Köln €\0'), 'Köln €'],
    ['an expandable string, which is not expanded', expandable, utf16('%TEMP%\0'), '%TEMP%'],
    ['a string without its final NUL', string, utf16('abc'), 'abc'],
    ['what follows a NUL in a string', string, utf16('abc\0def\0'), 'abc'],
    ['an empty string', string, utf16('\0'), ''],
    ['a string of no bytes', string, new Uint8Array(0), ''],
    ['a string whose last letter is cut in half', string, utf16('abc').subarray(0, 5), 'ab'],
    ['a string with half a surrogate pair', string, utf16('a\ud83d\0'), 'a\ufffd'],
    ['a string that begins with a byte order mark', string, utf16('\ufeffa\0'), '\ufeffa'],
    ['REG_BINARY holding UTF-16LE, as Outlook 2007 to 2013 write it', binary, utf16('Grüße, 邮\0'), 'Grüße, 邮'],
    ['REG_BINARY with several NULs at the end', binary, utf16('a\0\0'), 'a'],
    ['REG_BINARY whose final NUL is cut in half', binary, utf16('a\0').subarray(0, 3), 'a'],
    ['REG_BINARY with line breaks and tabs', binary, utf16('a\tb\r\n\0'), 'a\tb\r\n'],
    ['an empty text in REG_BINARY', binary, utf16('\0'), ''],
  ])('%s', (_, type, data, want) => {
    expect(textOf(value(type, data))).toBe(want);
  });

  it.each([
    ['REG_BINARY without a final NUL', binary, utf16('abc')],
    ['REG_BINARY of no bytes', binary, new Uint8Array(0)],
    ['REG_BINARY of one byte', binary, Uint8Array.of(0)],
    ['an entry id: a NUL in the middle', binary, utf16('ab\0cd\0')],
    ['flags: control characters', binary, Uint8Array.of(5, 0, 0, 0)],
    ['REG_BINARY with half a surrogate pair', binary, utf16('a\ud83db\0')],
    ['REG_DWORD', dword, utf16('a\0')],
    ['REG_QWORD', qword, utf16('abc\0')],
    ['REG_MULTI_SZ', multi, utf16('a\0\0')],
    ['REG_NONE', none, utf16('a\0')],
    ['a type of its own', 0xffff0012, utf16('a\0')],
  ])('is null for %s', (_, type, data) => {
    expect(textOf(value(type, data))).toBeNull();
  });

  it('gives the same text for a string and for REG_BINARY, whatever the text', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((one) => ![...one].some((char) => char < ' '));
    fc.assert(
      fc.property(text, (one) => {
        expect(textOf(value(string, utf16(`${one}\0`)))).toBe(one);
        expect(textOf(value(binary, utf16(`${one}\0`)))).toBe(one);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.constantFrom(string, expandable, binary, 99), fc.uint8Array(), (type, data) => {
        textOf(value(type, data));
      }),
    );
  });
});

describe('numberOf', () => {
  const bytes = Uint8Array.of(0xfe, 0xff, 0xff, 0xff);

  it.each([dword, binary])('reads four bytes of type %i without a sign', (type) => {
    expect(numberOf(value(type, bytes))).toBe(0xfffffffe);
  });

  it('reads from the middle of a larger buffer', () => {
    expect(numberOf({ name: '', type: dword, data: Uint8Array.of(9, 9, 1, 2, 0, 0).subarray(2) })).toBe(0x201);
  });

  it.each([
    ['three bytes', dword, bytes.subarray(1)],
    ['five bytes', binary, new Uint8Array(5)],
    ['no bytes', dword, new Uint8Array(0)],
    ['REG_QWORD', qword, new Uint8Array(8)],
    ['a string of four bytes', string, bytes],
    ['REG_NONE', none, bytes],
  ])('is null for %s', (_, type, data) => {
    expect(numberOf(value(type, data))).toBeNull();
  });
});

describe('hexOf', () => {
  it('writes two lower-case digits a byte', () => {
    expect(hexOf(value(binary, Uint8Array.of(0, 0x0a, 0xff)))).toBe('000aff');
    expect(hexOf(value(binary, new Uint8Array(0)))).toBe('');
  });
});

describe('foldName', () => {
  it.each([
    ['Account Name', 'ACCOUNT NAME'],
    ['ÄÖÜ äöü éÿ', 'ÄÖÜ ÄÖÜ ÉŸ'],
    ['Привет', 'ПРИВЕТ'],
    ['straße', 'STRAßE'],
    ['ﬁ 邮 😀', 'ﬁ 邮 😀'],
    ['', ''],
  ])('%s', (name, want) => {
    expect(foldName(name)).toBe(want);
  });

  it('keeps every length, and folding again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const folded = foldName(name);
        expect(folded).toHaveLength(name.length);
        expect(foldName(folded)).toBe(folded);
      }),
      { numRuns: 1000 },
    );
  });
});
