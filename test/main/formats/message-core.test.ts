import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coreOffset, fromLineLength } from '../../../main/formats/message-core.ts';
import { mutations } from '../../support/mutations.ts';
import { bytesOf, profileFile } from '../../support/profile-file.ts';

const outbox = profileFile('stuck-outbox', 'Mail/Local Folders/Unsent Messages');
const coreOf = (bytes: Uint8Array) => Buffer.from(bytes.subarray(coreOffset(bytes))).toString('latin1');

describe('the message without what the program writes before it', () => {
  it('begins behind the From line and the status lines of a real queued message', () => {
    expect(coreOf(outbox.subarray(0, 4096))).not.toMatch(/^(From |X-Mozilla-(Status|Keys))/);
    expect(coreOf(outbox.subarray(0, 4096))).toMatch(/^[A-Za-z-]+: /);
  });

  it.each([
    ['with both line ends', 'From - x\r\nX-Mozilla-Status: 0800\nX-Mozilla-Status2: 00000000\r\n', 'Subject: a\n'],
    ['in a file of its own, without a From line', 'X-Mozilla-Status: 0800\nX-Mozilla-Keys: $label1\n', 'To: b\n'],
    ['in any case', 'x-mozilla-status: 0800\n', 'To: b\n'],
    ['where there is nothing before it', '', 'To: b\nX-Mozilla-Status: 0800\n'],
    ['where a name only begins alike', '', 'X-Mozilla-Status3: 1\n'],
    ['where the own line is cut', '', 'X-Mozilla-Status: 08'],
    ['where a From line is cut', '', 'From - x'],
    ['of nothing', '', ''],
  ])('begins %s', (_, before, core) => {
    expect(coreOf(bytesOf(before + core))).toBe(core);
  });

  it('is the same bytes for any From line, status and keys before it', () => {
    const own = fc.array(
      fc.constantFrom('X-Mozilla-Status: 0800', 'X-Mozilla-Status2: 10000000', 'X-Mozilla-Keys: $label1 work'),
      { maxLength: 4 },
    );
    const core = fc.string({ unit: fc.constantFrom('a', 'ü', '\n', '\r', ':', 'From ', '\0'), maxLength: 30 });
    fc.assert(
      fc.property(own, core, fc.boolean(), fc.constantFrom('\n', '\r\n'), (lines, text, from, end) => {
        const before = [...(from ? ['From - x'] : []), ...lines].map((line) => line + end).join('');
        const message = `Subject: ${text}\n`;
        expect(coreOf(bytesOf(before + message))).toBe(Buffer.from(bytesOf(message)).toString('latin1'));
      }),
      { numRuns: 1000 },
    );
  });

  it('never begins outside the bytes, nor inside a line, on 1,500 damaged copies', () => {
    for (const { what, bytes } of mutations(outbox.subarray(0, 1500), 1500, 3)) {
      const at = coreOffset(bytes);
      expect(at >= 0 && at <= bytes.length, what).toBe(true);
      if (at > 0) expect(bytes[at - 1], what).toBe(0x0a);
      expect(fromLineLength(bytes) <= at || at === 0, what).toBe(true);
    }
  });
});

it('the length of the From line is 0 where there is none', () => {
  expect(fromLineLength(bytesOf('From - x\r\nSubject: a\n'))).toBe(10);
  expect(fromLineLength(bytesOf('Subject: a\n'))).toBe(0);
});
