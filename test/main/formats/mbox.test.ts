import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMessageAt, scanMbox } from '../../../main/formats/mbox.ts';
import { memorySource } from '../../../shared/byte-source.ts';
import { homeFolder } from '../../support/homes.ts';
import { mutations } from '../../support/mutations.ts';

const unsent = readFileSync(
  path.join(
    homeFolder('stuck-outbox'),
    'files/home/anna/.thunderbird/k3v9x2ab.default-default/Mail/Local Folders/Unsent Messages',
  ),
);
const message = (body: string, end = '\n') =>
  [
    'From - Mon Nov 23 20:37:24 2026',
    'X-Mozilla-Status: 0800',
    'Subject: Hello',
    'From: Anna <anna@example.org>',
    'To: ben@example.org, cara@example.org',
    '',
    body,
    '',
    '',
  ].join(end);
const limits = { signal: new AbortController().signal, headLimit: 4096, byteLimit: 1_000_000 };
const scan = async (content: string | Uint8Array, changed: Partial<typeof limits> = {}) => {
  const scanned = await scanMbox(memorySource(Buffer.from(content)), { ...limits, ...changed });
  if (!scanned.ok) throw new Error(scanned.error.code);
  return scanned.value;
};

describe('scanMbox', () => {
  it('reads the five messages of a real outbox, end to end', async () => {
    const { messages, faults, unread } = await scan(unsent);
    expect(messages).toHaveLength(5);
    expect(messages[0]?.head).toEqual({
      status: 0x0800,
      hasStatus: true,
      messageId: '<987942f5-61e5-4734-8282-5b43d917b8fb@example.test>',
      date: '2026-11-23T20:37:24.000Z',
      fromLineDate: '2026-11-23T20:37:24.000Z',
      subject: 'Blocked by the server (554)',
      from: 'anna@example.test',
      recipients: 1,
      identityKey: 'id1',
      sentFolder: 'imap://anna%40example.test@imap.example.test/Sent',
    });
    expect(messages.reduce((sum, { length }) => sum + length, 0)).toBe(13_453);
    expect({ faults, unread }).toEqual({ faults: [], unread: null });
  });

  it('finds nothing in an empty file, and nothing wrong with it', async () => {
    expect(await scan('')).toEqual({ messages: [], faults: [], unread: null });
  });

  it('says of three bytes that no message begins there', async () => {
    expect(await scan('Fro')).toEqual({
      messages: [],
      faults: [{ code: 'no-separator', offset: 0 }],
      unread: null,
    });
  });

  it('says that a text without separators has none', async () => {
    const { messages, faults } = await scan('Dear Ben,\n\nsee below.\n'.repeat(50));
    expect(messages).toEqual([]);
    expect(faults).toEqual([{ code: 'no-separator', offset: 0 }]);
  });

  it('takes a line that begins with From inside a body for text', async () => {
    const first = message('From here on it is easy.\nFrom - Mon Nov 23 20:37:24 2026\nno status line');
    const { messages, faults } = await scan(first + message('second'));
    expect(messages.map(({ offset }) => offset)).toEqual([0, first.length]);
    expect(faults).toEqual([]);
  });

  it('reads line ends of both kinds in one file', async () => {
    const first = message('one', '\r\n');
    const { messages, faults } = await scan(first + message('two') + message('three', '\r\n'));
    expect(messages.map(({ head }) => [head.subject, head.recipients])).toEqual(Array(3).fill(['Hello', 2]));
    expect(messages[1]?.offset).toBe(first.length);
    expect(faults).toEqual([]);
  });

  it('names the last message where the file was cut', async () => {
    const first = message('one');
    const whole = first + message('two');
    for (const cut of [whole.length - 4, first.length + 70]) {
      const { messages, faults } = await scan(whole.slice(0, cut));
      expect(messages).toHaveLength(2);
      expect(faults).toEqual([{ code: 'cut', offset: first.length }]);
    }
  });

  it('names the offset of a zeroed block and keeps the messages around it', async () => {
    const damaged = Uint8Array.from(unsent);
    damaged.fill(0, 4096, 4608);
    const { messages, faults } = await scan(damaged);
    expect(faults).toEqual([{ code: 'zeroed', offset: 4096 }]);
    expect(messages[0]?.head.subject).toBe('Blocked by the server (554)');
  });

  it('counts offsets in bytes where a text is not ASCII', async () => {
    const first = Buffer.concat([Buffer.from(message('Grüße 😀')), Buffer.from([0x81, 0x8d, 0x9f, 0xff, 0x0a])]);
    const { messages } = await scan(Buffer.concat([first, Buffer.from(message('two'))]));
    expect(messages[1]?.offset).toBe(first.length);
  });

  it('reads both ends of a file above the limit, and says which part it did not read', async () => {
    const parts = Array.from({ length: 100 }, (_, index) => message(`text ${index}`));
    const size = parts.join('').length;
    const { messages, faults, unread } = await scan(parts.join(''), { byteLimit: 2_000 });
    expect(unread).toEqual({ from: 1_000, to: size - 1_001 });
    expect(faults).toEqual([]);
    expect(messages[0]?.offset).toBe(0);
    expect(messages.at(-1)?.offset).toBe(size - (parts.at(-1)?.length ?? 0));
    expect(messages.length).toBeLessThan(20);
  });

  it('takes no separator for one whose line began in the part that was not read', async () => {
    const quoted = `>${message('quoted')}`;
    const filler = message('x'.repeat(4_000)).slice(0, -1);
    const { messages } = await scan(filler + quoted, { byteLimit: 2 * (quoted.length - 1) });
    expect(messages).toEqual([]);
    const whole = await scan(`${filler}\n${message('last')}`, { byteLimit: 2 * message('last').length });
    expect(whole.messages.map(({ offset }) => offset)).toEqual([filler.length + 1]);
  });

  it('stops when asked to', async () => {
    await expect(scan(unsent, { signal: AbortSignal.abort() })).rejects.toThrow('aborted');
  });

  it('survives 1,000 kinds of damage', async () => {
    for (const { what, bytes } of mutations(unsent, 1_000, 1)) {
      const { messages } = await scan(bytes);
      const inside = messages.every(({ offset, length }) => offset >= 0 && offset + length <= bytes.length);
      expect(inside, what).toBe(true);
    }
  });
});

describe('readMessageAt', () => {
  it('reads a head only where a message begins', async () => {
    const source = memorySource(unsent);
    const head = await readMessageAt(source, 0, 4096);
    expect(head.ok && head.value.subject).toBe('Blocked by the server (554)');
    for (const offset of [-1, 0.5, 1, 31, unsent.length, 1e15, Number.NaN])
      expect(await readMessageAt(source, offset, 4096)).toEqual({ ok: false, error: { code: 'not-here' } });
  });
});
