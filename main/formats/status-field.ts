import { parseMessageHead } from './message-head.ts';
import { latin1Of, utf8Of } from './text.ts';

/** Where the four hexadecimal digits of X-Mozilla-Status stand, in bytes from the start of the head, and what they say. */
export type StatusField = { readonly offset: number; readonly value: number };

const line = /([^\r\n]*)(\r\n|\r|\n|$)/y;
const field = /^(x-mozilla-status[ \t]*:[ \t]*)(.*?)[ \t]*$/i;

/**
 * The status field of a message that begins with an mbox From line or with its header fields. null where the header has none that
 * could be written over in place: the first one must be four digits on a line that ends.
 */
export function statusField(head: Uint8Array): StatusField | null {
  const text = latin1Of(head);
  let at = /^From [^\r\n]*(?:\r\n|\r|\n)/.exec(text)?.[0].length ?? 0;
  while (at < text.length) {
    line.lastIndex = at;
    const [whole = '', content = '', end = ''] = line.exec(text) ?? [];
    if (content === '' || end === '') return null;
    const found = field.exec(content);
    if (found) {
      const [, name = '', value = ''] = found;
      const isWhole = /^[0-9a-f]{4}$/i.test(value) && !/[ \t]/.test(text[at + whole.length] ?? '');
      return isWhole ? { offset: at + name.length, value: Number.parseInt(value, 16) } : null;
    }
    at += whole.length;
  }
  return null;
}

/**
 * Four digits, lower case: Thunderbird 153.7 ESR writes `X-Mozilla-Status: %4.4x` (read in its libxul). Throws a RangeError for what
 * is no 16-bit value.
 */
export const statusText = (value: number): Uint8Array => {
  if (!Number.isInteger(value) || value < 0 || value > 0xffff) throw new RangeError(`no status: ${value}`);
  return utf8Of(value.toString(16).padStart(4, '0'));
};

/** The Message-ID without its angle brackets; null where the head names none. */
export function messageIdOf(head: Uint8Array): string | null {
  const { messageId } = parseMessageHead(head);
  if (messageId === null) return null;
  const inner = /<([^<>]*)>/.exec(messageId)?.[1] ?? messageId;
  return inner.trim() || null;
}
