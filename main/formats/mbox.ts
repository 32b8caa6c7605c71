import type { ByteSource, ReadError } from '../../shared/byte-source.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type MessageHead, parseMessageHead } from './message-head.ts';
import { latin1Of } from './text.ts';

export type { MessageHead } from './message-head.ts';
export { parseMessageHead } from './message-head.ts';

export type MboxMessage = { readonly offset: number; readonly length: number; readonly head: MessageHead };
export type MboxFault = { readonly code: 'no-separator' | 'zeroed' | 'cut'; readonly offset: number };
export type Mbox = {
  readonly messages: readonly MboxMessage[];
  readonly faults: readonly MboxFault[];
  /** The bytes between the two ends that were read, `to` not included; null where the whole file was read. */
  readonly unread: { readonly from: number; readonly to: number } | null;
};
export type MboxLimits = { readonly signal: AbortSignal; readonly headLimit: number; readonly byteLimit: number };

/**
 * A message begins only where a From line is followed by Thunderbird's own status line: a text may well hold a line that begins
 * with "From " (measured on 153.7 ESR).
 */
const separator = /(?<=^|\n)From [^\r\n]{0,200}\r?\nX-Mozilla-Status: [0-9A-Fa-f]{4}\r?\n/g;
const beginsMessage = new RegExp(`^${separator.source}`);
/** Longer than any run of NULs in a text; shorter than a lost disk block. */
const zeroRun = '\0'.repeat(16);

/**
 * The messages of an mbox file, by their separators. A file above `byteLimit` is read at both ends only, half of it at each.
 * Damage is named with its offset: NULs where text should be, bytes before the first message, a last message without an end of head.
 */
export async function scanMbox(source: ByteSource, limits: MboxLimits): Promise<Result<Mbox, ReadError>> {
  const { size } = source;
  if (size <= limits.byteLimit) {
    const whole = await source.read(0, size);
    return whole.ok ? ok({ ...scanPart(whole.value, 0, true, limits), unread: null }) : whole;
  }
  limits.signal.throwIfAborted();
  const half = Math.floor(limits.byteLimit / 2);
  const head = await source.read(0, half);
  if (!head.ok) return head;
  limits.signal.throwIfAborted();
  // One byte more: only a line break before it makes the first separator one.
  const from = size - half - 1;
  const tail = await source.read(from, half + 1);
  if (!tail.ok) return tail;
  const first = scanPart(head.value, 0, true, limits);
  const last = scanPart(tail.value, from, false, limits);
  return ok({
    // The last message of the head may go on into what was not read: its length is not known.
    messages: [...first.messages.slice(0, -1), ...last.messages],
    faults: [...first.faults.filter((fault) => fault.code !== 'cut'), ...last.faults],
    unread: { from: half, to: from },
  });
}

function scanPart(bytes: Uint8Array, base: number, fromStart: boolean, { signal, headLimit }: MboxLimits) {
  const text = latin1Of(bytes);
  const faults: MboxFault[] = [];
  const starts: number[] = [];
  for (const found of text.matchAll(separator)) {
    signal.throwIfAborted();
    if (fromStart || found.index > 0) starts.push(found.index);
  }
  const [first] = starts;
  if (fromStart && text.trim() !== '' && first !== 0) faults.push({ code: 'no-separator', offset: base });
  const zeroed = text.indexOf(zeroRun);
  if (zeroed >= 0) faults.push({ code: 'zeroed', offset: base + zeroed });
  const messages = starts.map((start, index): MboxMessage => {
    const end = starts[index + 1] ?? bytes.length;
    return {
      offset: base + start,
      length: end - start,
      head: parseMessageHead(bytes.subarray(start, Math.min(end, start + headLimit))),
    };
  });
  const last = starts.at(-1);
  if (last !== undefined && isCut(text.slice(last))) faults.push({ code: 'cut', offset: base + last });
  return { messages, faults };
}

/** Thunderbird ends every message with a line break; one whose head or last line does not end was cut. */
const isCut = (message: string) => !/\r?\n\r?\n/.test(message) || !/\n$/.test(message);

/** The head of the message that begins exactly at `offset`; `not-here` where none does: the index that said so lies. */
export async function readMessageAt(
  source: ByteSource,
  offset: number,
  headLimit: number,
): Promise<Result<MessageHead, ReadError | { readonly code: 'not-here' }>> {
  if (!Number.isSafeInteger(offset) || offset < 0 || offset >= source.size) return err({ code: 'not-here' });
  const read = await source.read(offset, Math.min(headLimit, source.size - offset));
  if (!read.ok) return read;
  return beginsMessage.test(latin1Of(read.value.subarray(0, 512)))
    ? ok(parseMessageHead(read.value))
    : err({ code: 'not-here' });
}
