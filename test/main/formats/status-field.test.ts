import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMessageHead } from '../../../main/formats/message-head.ts';
import { messageIdOf, statusField, statusText } from '../../../main/formats/status-field.ts';
import { homeFolder } from '../../support/homes.ts';
import { mutations } from '../../support/mutations.ts';
import { bytesOf, profileFile } from '../../support/profile-file.ts';

const outbox = profileFile('stuck-outbox', 'Mail/Local Folders/Unsent Messages');
const digits = (bytes: Uint8Array, offset: number) => new TextDecoder().decode(bytes.subarray(offset, offset + 4));

describe('the status of a message', () => {
  it('is found in an mbox message, where the queue has it', () => {
    const field = statusField(outbox);
    expect(field?.value).toBe(0x0800);
    expect(digits(outbox, field?.offset ?? 0)).toBe('0800');
  });
  it('is found in a maildir message', () => {
    const folder = 'files/home/anna/.thunderbird/k3v9x2ab.default-default/Mail/Local Folders/Unsent Messages/cur';
    const [name = ''] = readdirSync(path.join(homeFolder('outbox-maildir'), folder));
    const bytes = Uint8Array.from(readFileSync(path.join(homeFolder('outbox-maildir'), folder, name)));
    expect(statusField(bytes)).toMatchObject({ value: 0x0800 });
    expect(digits(bytes, statusField(bytes)?.offset ?? 0)).toBe('0800');
  });
  it.each([
    ['X-Mozilla-Status: 0008\r\n\r\n', { offset: 18, value: 8 }],
    ['From - x\nSubject: a\nx-mozilla-status:\tABcd \n\n', { offset: 38, value: 0xabcd }],
    ['X-Mozilla-Status2: 00000000\nX-Mozilla-Status: 0001\n', { offset: 46, value: 1 }],
    ['Subject: ü\nX-Mozilla-Status: 0001\n', { offset: 30, value: 1 }],
    ['Subject: a\n X-Mozilla-Status: 0001\nX-Mozilla-Status: 0002\n', { offset: 53, value: 2 }],
  ])('is read in bytes from the start: %j', (text, field) => {
    expect(statusField(bytesOf(text))).toEqual(field);
  });
  it.each([
    ['no header says it', 'Subject: a\n\nX-Mozilla-Status: 0001\n'],
    ['only the text says it', 'From - x\r\n\r\nX-Mozilla-Status: 0001\r\n'],
    ['a folded line says it', 'Subject: a\n X-Mozilla-Status: 0001\n'],
    ['it is too short', 'X-Mozilla-Status: 800\n'],
    ['it is too long', 'X-Mozilla-Status: 08000\n'],
    ['it goes on in the next line', 'X-Mozilla-Status: 0800\n 1\n'],
    ['the first of two is none', 'X-Mozilla-Status: x\nX-Mozilla-Status: 0001\n'],
    ['it is cut', 'X-Mozilla-Status: 0800'],
    ['there is nothing', ''],
    ['a From line is all there is', 'From - x'],
  ])('is null where %s', (_, text) => {
    expect(statusField(bytesOf(text))).toBeNull();
  });
  it('never throws on 1,500 damaged copies, and agrees with the reader of heads', () => {
    for (const { what, bytes } of mutations(outbox.subarray(0, 1500), 1500)) {
      const field = statusField(bytes);
      if (!field) continue;
      expect(Number.parseInt(digits(bytes, field.offset), 16), what).toBe(field.value);
      expect(parseMessageHead(bytes).status, what).toBe(field.value);
    }
  });
  it('for any head: written in its place, it alone changes, and back gives the original bytes', () => {
    const other = fc.tuple(
      fc.constantFrom('Subject', 'X-Mozilla-Status2', 'X-Mozilla-Keys', 'To'),
      fc.string({ unit: fc.constantFrom('a', 'ü', ' ', '0', 'X-Mozilla-Status: 0001'), maxLength: 4 }),
    );
    const lines = fc.array(
      other.map(([key, value]) => `${key}: ${value}`),
      { maxLength: 4 },
    );
    const value = fc.nat({ max: 0xffff });
    fc.assert(
      fc.property(
        lines,
        lines,
        value,
        value,
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        (a, b, was, is, end, from) => {
          const written = (status: number) => {
            const line = `X-Mozilla-Status: ${new TextDecoder().decode(statusText(status))}`;
            // The text of the message holds the same line, and never changes.
            const text = `X-Mozilla-Status: ${new TextDecoder().decode(statusText(was))}`;
            return bytesOf([...(from ? ['From - x'] : []), ...a, line, ...b, '', text, ''].join(end));
          };
          const head = written(was);
          const field = statusField(head);
          expect(field?.value).toBe(was);
          const changed = head.slice();
          changed.set(statusText(is), field?.offset ?? 0);
          expect(changed).toEqual(written(is));
          expect(statusField(changed)).toEqual({ offset: field?.offset, value: is });
          changed.set(statusText(was), field?.offset ?? 0);
          expect(changed).toEqual(head);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('the four digits', () => {
  it('are written as Thunderbird writes them', () => {
    expect([0, 1, 0x0808, 0x0abc, 0xffff].map((value) => new TextDecoder().decode(statusText(value)))).toEqual([
      '0000',
      '0001',
      '0808',
      '0abc',
      'ffff',
    ]);
  });
  it.each([-1, 0x10000, 1.5, Number.NaN])('throw for %d, which is no status', (value) => {
    expect(() => statusText(value)).toThrow(RangeError);
  });
});

describe('the message id', () => {
  it('comes without its brackets', () => {
    expect(messageIdOf(outbox)).toBe('987942f5-61e5-4734-8282-5b43d917b8fb@example.test');
    expect(messageIdOf(bytesOf('Message-ID:\r\n <a@example.com> (why)\r\n\r\n'))).toBe('a@example.com');
    expect(messageIdOf(bytesOf('Message-ID: a@example.com\n\n'))).toBe('a@example.com');
  });
  it.each(['', 'Subject: a\n\nMessage-ID: <a@example.com>\n', 'Message-ID: \n\n', 'Message-ID: <>\n\n'])(
    'is null where there is none: %j',
    (text) => {
      expect(messageIdOf(bytesOf(text))).toBeNull();
    },
  );
});
