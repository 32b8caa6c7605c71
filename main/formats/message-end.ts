import type { ByteSource, ReadError } from '../../shared/byte-source.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { latin1Of } from './text.ts';

export type EndError = ReadError | { readonly code: 'not-here' | 'zeroed' | 'cut' };

const pieceSize = 1024 * 1024;
/** More than the longest separator, so that one on the border of two pieces is seen. */
const overlap = 512;
const separator = /\nFrom [^\r\n]{0,200}\r?\nX-Mozilla-Status: [0-9A-Fa-f]{4}\r?\n/;
const beginsMessage = /^From [^\r\n]{0,200}\r?\nX-Mozilla-Status: [0-9A-Fa-f]{4}\r?\n/;
const zeroRun = '\0'.repeat(16);

/**
 * Where the message that begins at `offset` of an mbox file ends: at the next separator, or at the end of the file, where its last line
 * must be whole. A run of NULs before that is a lost disk block or a hole: its end is then not known (`zeroed`).
 */
export async function messageEnd(
  source: ByteSource,
  offset: number,
  signal: AbortSignal,
): Promise<Result<number, EndError>> {
  const head = await source.read(offset, overlap);
  if (!head.ok) return head;
  if (!beginsMessage.test(latin1Of(head.value))) return err({ code: 'not-here' });
  for (let at = offset; at < source.size; at += pieceSize) {
    signal.throwIfAborted();
    const piece = await source.read(at, pieceSize + overlap);
    if (!piece.ok) return piece;
    const text = latin1Of(piece.value);
    const next = separator.exec(text)?.index ?? -1;
    const zeroed = text.indexOf(zeroRun);
    if (zeroed >= 0 && (next < 0 || zeroed < next)) return err({ code: 'zeroed' });
    if (next >= 0) return ok(at + next + 1);
    if (at + pieceSize >= source.size) return text.endsWith('\n') ? ok(source.size) : err({ code: 'cut' });
  }
  return err({ code: 'cut' });
}
