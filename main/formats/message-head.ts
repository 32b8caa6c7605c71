import { decodeWords } from './encoded-words.ts';
import { parseHeaderBlock } from './header-block.ts';
import { parseDate, parseFromLineDate } from './rfc5322-date.ts';
import { latin1Of } from './text.ts';

/** What we take from the head of a message that Thunderbird stores; its text is never looked at. */
export type MessageHead = {
  /** X-Mozilla-Status, 16 bits: 0x0001 read, 0x0008 expunged, 0x0800 queued; 0 where absent. */
  readonly status: number;
  readonly hasStatus: boolean;
  readonly messageId: string | null;
  readonly date: string | null;
  /** Of the mbox From line; null in a maildir. */
  readonly fromLineDate: string | null;
  readonly subject: string;
  readonly from: string | null;
  readonly recipients: number;
  readonly identityKey: string | null;
  readonly sentFolder: string | null;
};

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The head of a message, with or without an mbox From line before it; `bytes` may be cut anywhere. */
export function parseMessageHead(bytes: Uint8Array): MessageHead {
  const text = decode(bytes);
  const fromLine = /^From [^\r\n]*(?:\r\n|\r|\n)/.exec(text)?.[0] ?? '';
  const { fields } = parseHeaderBlock(text.slice(fromLine.length));
  const status = fields.get('x-mozilla-status');
  return {
    status: status !== undefined && /^[0-9a-f]{1,8}$/i.test(status) ? Number.parseInt(status, 16) & 0xffff : 0,
    hasStatus: status !== undefined,
    messageId: fields.get('message-id') ?? null,
    date: parseDate(fields.get('date') ?? ''),
    fromLineDate: parseFromLineDate(fromLine),
    subject: decodeWords(fields.get('subject') ?? ''),
    from: fields.has('from') ? addressOf(fields.get('from') ?? '') : null,
    recipients: ['to', 'cc', 'bcc'].reduce((sum, name) => sum + countAddresses(fields.get(name) ?? ''), 0),
    identityKey: fields.get('x-identity-key') ?? null,
    sentFolder: fields.get('fcc') ?? null,
  };
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch (error) {
    // Cut inside a character, or an old message in another character set: header names are ASCII either way.
    if (error instanceof TypeError) return latin1Of(bytes);
    throw error;
  }
}

const addressOf = (text: string): string => /<([^<>\s]+@[^<>\s]+)>/.exec(text)?.[1] ?? text.trim();

/** Commas outside quotes and comments part addresses; a group's name is none. By hand, since a header may be megabytes long. */
function countAddresses(text: string): number {
  let count = 0;
  let quoted = false;
  let depth = 0;
  let address = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\\') at += 1;
    else if (char === '"' && depth === 0) quoted = !quoted;
    else if (quoted) continue;
    else if (char === '(') depth += 1;
    else if (char === ')') depth = Math.max(0, depth - 1);
    else if (depth > 0) continue;
    else if (char === '@') address = true;
    else if (char === ',' || char === ';') {
      if (address) count += 1;
      address = false;
    }
  }
  return address ? count + 1 : count;
}
