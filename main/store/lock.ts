import { promises as fs, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Refusal } from '../../shared/model/plan.ts';
import { err, ok, type Result } from '../../shared/result.ts';

export type Lock = { readonly release: () => void };

/** What this process holds, by the text in the file: its own number alone would not tell a lock of ours from a dead one's. */
const held = new Set<string>();
let taken = 0;
/** Milliseconds that writing one line may take; a lock without a line is being written until then. */
const beingWritten = 5000;

/**
 * Keeps a second one of us from writing at the same time. The file names the process that holds it; one that lives no more, or was
 * left before this computer started, counts for nothing and is taken over, by one of us at a time.
 */
export async function takeLock(data: string): Promise<Result<Lock, Refusal>> {
  const file = path.join(data, 'working.lock');
  const guard = `${file}.takeover`;
  await fs.mkdir(data, { recursive: true, mode: 0o700 });
  taken += 1;
  const mine = `${process.pid} ${new Date().toISOString()} ${taken}\n`;
  for (let turn = 0; turn < 20; turn += 1) {
    // Halted between making the file and writing its line (a computer that sleeps), we were taken for dead: then it is another's by now.
    if ((await create(file, mine)) && textOf(file) === mine) return ok(lockOf(file, mine));
    const holder = holderOf(file);
    if (holder.isAlive) return err({ code: 'other-postmender', file, params: { pid: holder.pid } });
    // A dead lock is taken away only by who holds the guard, and only while it is still the one that was found dead.
    if (await create(guard, mine)) {
      try {
        if (textOf(guard) === mine && !holderOf(file).isAlive) rmSync(file, { force: true });
      } finally {
        if (textOf(guard) === mine) rmSync(guard, { force: true });
      }
    } else {
      if (ageOf(guard) > beingWritten) rmSync(guard, { force: true });
      await setTimeout(50);
    }
  }
  return err({ code: 'other-postmender', file, params: { pid: '' } });
}

function lockOf(file: string, mine: string): Lock {
  held.add(mine);
  return {
    release() {
      held.delete(mine);
      if (textOf(file) === mine) rmSync(file, { force: true });
    },
  };
}

const create = (file: string, text: string): Promise<boolean> =>
  fs.writeFile(file, text, { flag: 'wx', mode: 0o600 }).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );

function holderOf(file: string): { readonly isAlive: boolean; readonly pid: string } {
  const text = textOf(file);
  if (text === null) return { isAlive: false, pid: '' };
  const [pid = '', at = ''] = text.trim().split(' ');
  if (!/^\d+$/.test(pid) || Number.isNaN(Date.parse(at))) return { isAlive: ageOf(file) < beingWritten, pid: '' };
  if (Date.parse(at) < Date.now() - os.uptime() * 1000) return { isAlive: false, pid };
  return { isAlive: Number(pid) === process.pid ? held.has(text) : isRunning(Number(pid)), pid };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Milliseconds since a file was written; for ever where it is not there. */
const ageOf = (file: string): number =>
  Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Number.NEGATIVE_INFINITY);

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
