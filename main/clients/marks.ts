import { createHash } from 'node:crypto';
import type { ReadError } from '../../shared/byte-source.ts';
import type { FileMark, Refusal } from '../../shared/model/plan.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Machine } from '../machine/machine.ts';

const pieceSize = 1024 * 1024;

export const markOfBytes = (bytes: Uint8Array): FileMark & { readonly sha256: string } => ({
  size: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});

/** A file's size and hash; null where it is not there. */
export async function markOfFile(
  machine: Machine,
  path: string,
  signal: AbortSignal,
): Promise<Result<FileMark | null, Refusal>> {
  const stat = await machine.stat(path);
  if (!stat.ok) return stat.error.code === 'missing' ? ok(null) : err(unreadable(stat.error, path));
  const hashed = await hashRange(machine, path, { offset: 0, length: stat.value.size }, signal);
  return hashed.ok ? ok({ size: stat.value.size, sha256: hashed.value }) : hashed;
}

/** SHA-256 over a stretch of a file. */
export async function hashRange(
  machine: Machine,
  path: string,
  { offset, length }: { readonly offset: number; readonly length: number },
  signal: AbortSignal,
): Promise<Result<string, Refusal>> {
  const hash = createHash('sha256');
  const read = await machine.withSource(path, async (source) => {
    for (let at = 0; at < length; at += pieceSize) {
      signal.throwIfAborted();
      const piece = await source.read(offset + at, Math.min(pieceSize, length - at));
      if (!piece.ok) return piece;
      hash.update(piece.value);
    }
    return ok(null);
  });
  const done = read.ok ? read.value : read;
  return done.ok ? ok(hash.digest('hex')) : err(unreadable(done.error, path));
}

export const unreadable = (error: ReadError, file: string): Refusal => ({
  code: error.code === 'missing' ? 'not-found' : 'unreadable',
  file,
  params: {},
});
