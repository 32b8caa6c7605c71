import { createHash } from 'node:crypto';
import type { FileMark, Refusal } from '../../shared/model/plan.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Content } from '../clients/change.ts';
import type { Machine } from '../machine/machine.ts';
import type { Journal } from '../store/journal.ts';

/** Bytes that are read and written at once. */
const pieceSize = 1024 * 1024;

/** Thrown out of a stream whose file is not what it was: a stream has no other way to say so. Caught where the stream is used. */
export class StreamRefused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

export type Source = { readonly machine: Machine; readonly journal: Journal; readonly signal: AbortSignal };

/** The bytes of a content, piece by piece; stops between two pieces when told to. */
export async function* piecesOf(content: Content, { machine, journal, signal }: Source): AsyncGenerator<Uint8Array> {
  if (content.kind === 'bytes') yield content.bytes;
  else if (content.kind === 'kept')
    for await (const piece of journal.pieces(content.entry, content.name)) {
      signal.throwIfAborted();
      yield piece;
    }
  else
    for (let at = 0; at < content.length; at += pieceSize) {
      signal.throwIfAborted();
      const length = Math.min(pieceSize, content.length - at);
      const piece = await readPart(machine, content.path, content.offset + at, length);
      if (!piece.ok) throw new StreamRefused(piece.error);
      const bytes = Uint8Array.from(piece.value);
      for (const patch of content.patches)
        for (const [index, byte] of patch.bytes.entries()) {
          const target = patch.at + index - at;
          if (target >= 0 && target < length) bytes[target] = byte;
        }
      yield bytes;
    }
}

/** Exactly `length` bytes at `offset`. */
export async function readPart(
  machine: Machine,
  path: string,
  offset: number,
  length: number,
): Promise<Result<Uint8Array, Refusal>> {
  const read = await machine.withSource(path, (source) => source.read(offset, length));
  const bytes = read.ok ? read.value : read;
  if (!bytes.ok)
    return err({ code: bytes.error.code === 'missing' ? 'not-found' : 'unreadable', file: path, params: {} });
  return bytes.value.length === length
    ? ok(bytes.value)
    : err({ code: 'changed-since-preview', file: path, params: {} });
}

export const lengthOf = (content: Content) => (content.kind === 'bytes' ? content.bytes.length : content.length);

export async function markOf(content: Content, source: Source): Promise<FileMark & { readonly sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const piece of piecesOf(content, source)) {
    hash.update(piece);
    size += piece.length;
  }
  return { size, sha256: hash.digest('hex') };
}

export const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
