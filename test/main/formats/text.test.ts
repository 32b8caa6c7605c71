import { expect, it } from 'vitest';
import { decodeText, editableText, utf8Of } from '../../../main/formats/text.ts';
import { bytesOf } from '../../support/profile-file.ts';

it('reads UTF-8, with or without a byte order mark', () => {
  expect(decodeText(bytesOf('Grüße'))).toEqual({ text: 'Grüße', faults: [] });
  expect(decodeText(bytesOf('\uFEFFGrüße')).text).toBe('Grüße');
});
it('reads Latin-1 where it is not UTF-8, and says so', () => {
  expect(decodeText(Uint8Array.from([0x47, 0x72, 0xfc, 0xdf]))).toEqual({
    text: 'Grüß',
    faults: [{ code: 'not-utf8', offset: 0 }],
  });
});
it('names the first NUL', () => {
  expect(decodeText(bytesOf('ab\0\0c')).faults).toEqual([{ code: 'nul-bytes', offset: 2 }]);
});
it('gives text to be edited that goes back to the same bytes, and none where it is not UTF-8', () => {
  for (const text of ['', 'Grüße', '\uFEFFGrüße', '\uFEFF\uFEFF', 'a\0😀']) {
    const read = editableText(bytesOf(text));
    expect(read && utf8Of(read.mark + read.text)).toEqual(bytesOf(text));
  }
  expect(editableText(bytesOf('\uFEFFx'))).toEqual({ mark: '\uFEFF', text: 'x' });
  expect(editableText(Uint8Array.of(0x47, 0xfc))).toBeNull();
});
