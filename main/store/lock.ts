import { promises as fs, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Refusal } from '../../shared/model/plan.ts';
import { err, ok, type Result } from '../../shared/result.ts';

export type Lock = { readonly release: () => void };

/**
 * Keeps a second one of us from writing at the same time. The file names the process that holds it; one that lives no more, or was
 * left before this computer started, counts for nothing.
 */
export async function takeLock(data: string): Promise<Result<Lock, Refusal>> {
  const file = path.join(data, 'working.lock');
  await fs.mkdir(data, { recursive: true, mode: 0o700 });
  const mine = `${process.pid} ${new Date().toISOString()}\n`;
  for (let turn = 0; turn < 3; turn += 1) {
    const made = await fs.writeFile(file, mine, { flag: 'wx', mode: 0o600 }).then(() => true, taken);
    if (made) {
      const release = () => {
        if (readText(file) === mine) rmSync(file, { force: true });
      };
      return ok({ release });
    }
    const holder = readText(file);
    if (holder === null) continue;
    const [pid = '', at = ''] = holder.trim().split(' ');
    if (isAlive(Number(pid), at)) return err({ code: 'other-postmender', file, params: { pid } });
    // Two that find a dead lock: only one of them can move it away, and what it moved must be what it had read.
    const aside = `${file}.${process.pid}`;
    await fs.rename(file, aside).catch(gone);
    if (readText(aside) !== holder && readText(aside) !== null) await fs.rename(aside, file);
    rmSync(aside, { force: true });
  }
  return err({ code: 'other-postmender', file, params: { pid: '' } });
}

function isAlive(pid: number, at: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  if (Date.parse(at) < Date.now() - os.uptime() * 1000) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

const taken = (error: NodeJS.ErrnoException): false => {
  if (error.code === 'EEXIST') return false;
  throw error;
};
const gone = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'ENOENT') throw error;
};
