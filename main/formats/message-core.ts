import { latin1Of } from './text.ts';

/** Lines that Thunderbird itself writes before a message and rewrites at will (measured on 153.7 ESR). */
const ownLine = /^X-Mozilla-(?:Status2?|Keys):[^\n]*\n/i;

/**
 * Where the message proper begins, after the mbox From line and the program's own status lines: from there on it stays byte for byte
 * the same, also when the folder is compacted.
 */
export function coreOffset(head: Uint8Array): number {
  const text = latin1Of(head);
  let at = /^From [^\n]*\n/.exec(text)?.[0].length ?? 0;
  for (;;) {
    const line = ownLine.exec(text.slice(at, at + 1024));
    if (!line) return at;
    at += line[0].length;
  }
}

/** The length of the From line; 0 where there is none. */
export const fromLineLength = (head: Uint8Array) =>
  /^From [^\n]*\n/.exec(latin1Of(head.subarray(0, 512)))?.[0].length ?? 0;
