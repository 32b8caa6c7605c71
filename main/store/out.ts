import { rmSync } from 'node:fs';
import { open, realpath, rename, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { err, ok, type Result } from '../../shared/result.ts';
import { makeFolder } from './folders.ts';

export type OutError = {
  readonly code: 'folder-missing' | 'denied' | 'is-folder' | 'disk-full' | 'read-only' | 'io';
  readonly file: string;
};

const codes: Readonly<Record<string, OutError['code']>> = {
  ENOENT: 'folder-missing',
  ENOTDIR: 'folder-missing',
  EACCES: 'denied',
  EPERM: 'denied',
  EISDIR: 'is-folder',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'read-only',
};

/** Temporary files of this process that are being written. */
const unfinished = new Set<string>();

/** For the moment of a hard stop: takes away every half-written file. Synchronous, since nothing runs afterwards. */
export function removeUnfinished(): void {
  for (const file of unfinished) rmSync(file, { force: true });
  unfinished.clear();
}

/**
 * Writes a file so that a reader sees the old content or the new, never half of it: a temporary file beside it, flushed, then
 * renamed. A link is followed, what is no plain file (`/dev/stdout`) is written straight, an existing file keeps its mode; a new
 * one is for its owner only. When it fails or `signal` aborts, nothing is left behind.
 */
export async function writeWhole(
  file: string,
  content: string | Uint8Array,
  { signal, makeFolders = false }: { readonly signal?: AbortSignal; readonly makeFolders?: boolean } = {},
): Promise<Result<null, OutError>> {
  let temporary: string | null = null;
  try {
    if (makeFolders) makeFolder(dirname(file));
    const old = await stat(file).catch(missing);
    if (old?.isDirectory()) return err({ code: 'is-folder', file });
    if (old && !old.isFile()) {
      await writeTo(file, content, 'w', 0o600, signal);
      return ok(null);
    }
    const target = old ? await realpath(file) : file;
    temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
    unfinished.add(temporary);
    // Left behind by a process of the same number that was killed: ours to replace.
    rmSync(temporary, { force: true });
    await writeTo(temporary, content, 'wx', old ? old.mode & 0o777 : 0o600, signal);
    signal?.throwIfAborted();
    await rename(temporary, target);
    unfinished.delete(temporary);
    return ok(null);
  } catch (error) {
    signal?.throwIfAborted();
    if (!isSystemError(error)) throw error;
    return err({ code: outCode(error), file });
  } finally {
    if (temporary !== null && unfinished.delete(temporary)) rmSync(temporary, { force: true });
  }
}

async function writeTo(file: string, content: string | Uint8Array, flags: string, mode: number, signal?: AbortSignal) {
  const handle = await open(file, flags, mode);
  try {
    await handle.writeFile(content, signal ? { signal } : {});
    if (flags === 'wx') await handle.sync();
  } finally {
    await handle.close();
  }
}

const missing = (error: unknown) => {
  if (isSystemError(error) && error.code === 'ENOENT') return null;
  throw error;
};

/** What a failed call says about a file that was to be written. */
export const outCode = ({ code }: NodeJS.ErrnoException): OutError['code'] => codes[code ?? ''] ?? 'io';

export const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'code' in error;
