import { execFile } from 'node:child_process';
import { promises as fs } from 'node:fs';
import path from 'node:path';
import type { ReadError } from '../../shared/byte-source.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { readOnlyFiles, settle } from './files.ts';
import { type LockState, liveMachine, locateLive } from './live.ts';
import type { Machine, OpenError, Process, UserChoice } from './machine.ts';
import { isPlaceholderHere } from './placeholders.ts';
import { choose, currentUser, homesIn } from './users.ts';

export async function openMacos(choice: UserChoice): Promise<Result<Machine, OpenError>> {
  const files = readOnlyFiles(locateLive('macos'), undefined, isPlaceholderHere);
  const me = currentUser();
  const users = await choose(choice, me, async () => {
    const found = await homesIn(files, 'macos', '/Users');
    return found.some(({ home }) => home === me.home) ? found : [me, ...found];
  });
  return users.ok
    ? ok(liveMachine('macos', users.value, files, { lockState: macosLockState, processes: macosProcesses }))
    : users;
}

const patience = 5000;
type Answer = { readonly code: number | string; readonly text: string };

/** macOS has no /proc: its own `ps` and `lsof`, by their full paths, are the only programs that a machine ever starts. */
const ask = (program: string, parameters: readonly string[]): Promise<Answer> =>
  new Promise((resolve) => {
    execFile(program, parameters, { timeout: patience, maxBuffer: 16 * 1024 * 1024, env: {} }, (error, stdout) => {
      // A program that ran and failed has a number; one that could not be started, or was stopped, has a word or nothing.
      resolve({ code: error ? (error.code ?? 'stopped') : 0, text: stdout });
    });
  });

/** `lsof -t` prints the processes that have a file open. Without being root it sees one's own processes only. */
export async function macosLockState(real: string): Promise<LockState> {
  const stats = await settle(() => fs.stat(real));
  if (!stats.ok) return stats.error.code === 'missing' ? 'free' : 'unknown';
  const { code, text } = await ask('/usr/sbin/lsof', ['-t', '--', real]);
  if (/^\d+$/m.test(text)) return 'locked';
  const own = [0, stats.value.uid].includes(process.getuid?.() ?? -1);
  return code === 1 && own ? 'free' : 'unknown';
}

export async function macosProcesses(): Promise<Result<readonly Process[], ReadError>> {
  const { code, text } = await ask('/bin/ps', ['-axo', 'pid=,comm=']);
  return code === 0 ? ok(parsePs(text)) : err({ code: 'io' });
}

/** `  501 /Applications/Thunderbird.app/Contents/MacOS/thunderbird`. */
export function parsePs(text: string): Process[] {
  return text.split('\n').flatMap((line) => {
    const [, pid, command] = /^\s*(\d+)\s+(.+?)\s*$/.exec(line) ?? [];
    return pid && command ? [{ pid: Number(pid), name: path.posix.basename(command) }] : [];
  });
}
