import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ByteSource, memorySource } from '../../shared/byte-source.ts';

/** Stores of third parties, used from beside the checkout and never copied into it; null where they are not. */
const folder = fileURLToPath(new URL('../../../shared/machines/outlook/pst/', import.meta.url));
export const samples = existsSync(folder) ? folder : null;

/** The second opinion is part of the test: without the tool it fails. */
function run(tool: string, ...args: readonly string[]): void {
  const { error } = spawnSync(tool, args, { timeout: 60_000 });
  if (error) throw new Error(`${tool}: ${error.message} (see forTests in build/provision.mjs)`);
}

/** Options of a read that nobody stops. */
export const calm = (exchange = false) => ({ exchange, signal: new AbortController().signal });

/** Messages per folder, as readpst writes them out. */
export function readpstCounts(file: string): Record<string, number> {
  return inFolder((out) => {
    run('readpst', '-q', '-o', out, file);
    const boxes = readdirSync(out).filter((name) => name.endsWith('.mbox'));
    return Object.fromEntries(
      boxes.map((name) => [
        name.replace(/\.mbox$/, ''),
        readFileSync(path.join(out, name), 'latin1').match(/^From /gm)?.length ?? 0,
      ]),
    );
  });
}

/** Items in every folder of that name, as pffexport writes them out. */
export function pffexportCount(file: string, name: string): number {
  return inFolder((out) => {
    run('pffexport', '-q', '-m', 'items', '-t', path.join(out, 'all'), file);
    const item = new RegExp(`(?:^|/)${name}/[A-Za-z]+\\d{5}$`);
    return readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((one) => item.test(one)).length;
  });
}

function inFolder<T>(use: (folder: string) => T): T {
  const out = mkdtempSync(path.join(tmpdir(), 'pst-'));
  try {
    return use(out);
  } finally {
    rmSync(out, { recursive: true });
  }
}

/** A file on disk as a source, and how many bytes were asked of it. */
export async function withFile<T>(
  file: string,
  use: (source: ByteSource, read: () => number) => Promise<T>,
): Promise<T> {
  const handle = await open(file);
  let bytes = 0;
  try {
    const { size } = await handle.stat();
    const read: ByteSource['read'] = async (offset, length) => {
      const buffer = new Uint8Array(length);
      const { bytesRead } = await handle.read(buffer, 0, length, offset);
      bytes += bytesRead;
      return { ok: true, value: buffer.subarray(0, bytesRead) };
    };
    return await use({ size, read }, () => bytes);
  } finally {
    await handle.close();
  }
}

/** A source over a copy of `bytes`, so that a test may write into it later. */
export const copyOf = (bytes: Uint8Array) => memorySource(Uint8Array.from(bytes));
