import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanMbox } from '../../../main/formats/mbox.ts';
import { messageEnd } from '../../../main/formats/message-end.ts';
import { type ByteSource, memorySource } from '../../../shared/byte-source.ts';
import { mutations } from '../../support/mutations.ts';
import { bytesOf, profileFile } from '../../support/profile-file.ts';

const outbox = profileFile('stuck-outbox', 'Mail/Local Folders/Unsent Messages');
const signal = new AbortController().signal;
const endOf = (bytes: Uint8Array, offset = 0) => messageEnd(memorySource(bytes), offset, signal);
const head = (end: string) =>
  ['From - Mon Nov 23 20:37:24 2026', 'X-Mozilla-Status: 0800', 'Subject: a', '', ''].join(end);
const mebibyte = 1024 * 1024;

/** The same question answered line by line over the whole file. */
function endByLines(bytes: Uint8Array, offset: number): number {
  const text = Buffer.from(bytes).toString('latin1');
  for (let at = text.indexOf('\n', offset) + 1; at > 0; at = text.indexOf('\n', at) + 1) {
    const [from = '', status = '', rest] = text.slice(at, at + 400).split('\n', 3);
    const isStatus = /^X-Mozilla-Status: [0-9A-Fa-f]{4}\r?$/.test(status) && rest !== undefined;
    if (/^From [^\r]{0,200}\r?$/.test(from) && isStatus) return at;
  }
  return text.length;
}

describe('where a message ends', () => {
  it('is found for each of the five in a real outbox', async () => {
    const scanned = await scanMbox(memorySource(outbox), { signal, headLimit: 4096, byteLimit: 1_000_000 });
    const messages = scanned.ok ? scanned.value.messages : [];
    expect(messages).toHaveLength(5);
    for (const { offset, length } of messages)
      expect(await endOf(outbox, offset)).toEqual({ ok: true, value: offset + length });
  });

  it('is not asked for where no message begins', async () => {
    for (const offset of [1, 31, 500, outbox.length, outbox.length + 1])
      expect(await endOf(outbox, offset)).toEqual({ ok: false, error: { code: 'not-here' } });
  });

  it('is never inside a text with lines that begin with From', async () => {
    const line = fc.constantFrom(
      'From here on it is easy.',
      'From - Mon Nov 23 20:37:24 2026',
      '>From - Mon Nov 23 20:37:24 2026',
      ' From - x',
      'X-Mozilla-Status: 0001',
      'X-Mozilla-Status: 00',
      `From ${'x'.repeat(300)}`,
      '',
    );
    // A From line with a status line behind it is where a message begins, for Thunderbird as well.
    const begins = /^From [^\n]*\nX-Mozilla-Status: \d{4}$/;
    const text = fc
      .array(line, { maxLength: 8 })
      .filter((lines) => !lines.some((one, at) => begins.test(`${lines[at - 1]}\n${one}`)));
    const message = fc
      .tuple(text, fc.constantFrom('\n', '\r\n'))
      .map(([lines, end]) => head(end) + lines.join(end) + end + end);
    await fc.assert(
      fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 4 }), async (parts) => {
        const bytes = bytesOf(parts.join(''));
        let offset = 0;
        for (const part of parts) {
          expect(await endOf(bytes, offset)).toEqual({ ok: true, value: offset + part.length });
          offset += part.length;
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('is found wherever the separator lies around the border of two pieces', async () => {
    const start = bytesOf(head('\r\n'));
    const next = bytesOf(head('\r\n'));
    for (let border = mebibyte - 300; border <= mebibyte + 600; border += 7) {
      const bytes = new Uint8Array(border + next.length).fill(0x61);
      bytes.set(start);
      bytes.set([0x0d, 0x0a], border - 2);
      bytes.set(next, border);
      expect(await endOf(bytes), `at ${border}`).toEqual({ ok: true, value: border });
    }
  });

  it('is the end of a file of exactly one piece, and of one byte more', async () => {
    for (const size of [mebibyte - 1, mebibyte, mebibyte + 1, mebibyte + 512, 2 * mebibyte]) {
      const bytes = new Uint8Array(size).fill(0x61);
      bytes.set(bytesOf(head('\n')));
      expect(await endOf(bytes)).toEqual({ ok: false, error: { code: 'cut' } });
      bytes[size - 1] = 0x0a;
      expect(await endOf(bytes)).toEqual({ ok: true, value: size });
    }
  });

  it('is not known where NULs stand before it, and does not mind them behind it', async () => {
    const message = head('\n');
    const zeros = '\0'.repeat(16);
    expect(await endOf(bytesOf(`${message}a${zeros}b\n${message}`))).toEqual({ ok: false, error: { code: 'zeroed' } });
    expect(await endOf(bytesOf(`${message}a\n${zeros}`))).toEqual({ ok: false, error: { code: 'zeroed' } });
    expect(await endOf(bytesOf(`${message}${message}${zeros}`))).toEqual({ ok: true, value: message.length });
  });

  it('is not known where NULs stand across the border of two pieces', async () => {
    const bytes = new Uint8Array(mebibyte + 2000).fill(0x61);
    bytes.set(bytesOf(head('\n')));
    bytes.fill(0, mebibyte - 8, mebibyte + 8);
    bytes[bytes.length - 1] = 0x0a;
    expect(await endOf(bytes)).toEqual({ ok: false, error: { code: 'zeroed' } });
  });

  it('is the true one, or refused, for a file cut at any offset', async () => {
    const first = endByLines(outbox, 0);
    for (let cut = 0; cut <= first + 400; cut += 1) {
      const end = await endOf(outbox.subarray(0, cut));
      if (!end.ok) expect(['not-here', 'cut'], `cut at ${cut}`).toContain(end.error.code);
      else expect(cut > first ? [first, cut] : [cut], `cut at ${cut}`).toContain(end.value);
    }
  });

  it('agrees with a reading line by line on 1,500 damaged copies', async () => {
    for (const { what, bytes } of mutations(outbox, 1500, 7)) {
      const end = await endOf(bytes);
      const truth = endByLines(bytes, 0);
      if (end.ok) expect(end.value, what).toBe(truth);
      else expect(['not-here', 'cut', 'zeroed'], what).toContain(end.error.code);
    }
  });

  it('hands on what the file could not be read for', async () => {
    const broken: ByteSource = { size: 10, read: async () => ({ ok: false, error: { code: 'io' } }) };
    expect(await messageEnd(broken, 0, signal)).toEqual({ ok: false, error: { code: 'io' } });
  });

  it('is given up at the next piece when told to stop', async () => {
    const bytes = new Uint8Array(8 * mebibyte).fill(0x61);
    bytes.set(bytesOf(head('\n')));
    const stop = new AbortController();
    const whole = memorySource(bytes);
    let reads = 0;
    const source: ByteSource = {
      size: whole.size,
      read: (offset, length) => {
        reads += 1;
        if (reads === 3) stop.abort();
        return whole.read(offset, length);
      },
    };
    await expect(messageEnd(source, 0, stop.signal)).rejects.toThrow('aborted');
    expect(reads).toBe(3);
  });
});
