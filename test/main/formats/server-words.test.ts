import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knownWords } from '../../../main/formats/server-words.ts';

describe('what a server said', () => {
  it.each([
    ['Error: authentication failed: UGFzc3dvcmQ6', 'Error: authentication failed: …'],
    ['Authentication failed for ada@example.com, password hunter2.', 'Authentication failed for … password …'],
    ['Invalid login or password', 'Invalid login or password'],
    ['Anmeldung fehlgeschlagen: Kennwort ungültig', 'Anmeldung fehlgeschlagen: Kennwort ungültig'],
    ['https://support.example.com/mail?user=ada', ''],
    ['pAsSwOrD', ''],
    ['AUTHENTICATION FAILED!', 'AUTHENTICATION FAILED.'],
    ['', ''],
  ])('%s', (said, known) => {
    expect(knownWords(said)).toBe(known);
  });

  it('is short, whatever it was', () => {
    fc.assert(fc.property(fc.string({ maxLength: 5000 }), (text) => knownWords(text).length <= 170));
    expect(knownWords('failed '.repeat(1000)).length).toBeLessThanOrEqual(160);
  });
});
