import { promises as fs } from 'node:fs';
import type { ReadError } from '../../shared/byte-source.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { readOnlyFiles, settle } from './files.ts';
import { type LockState, liveMachine, locateLive } from './live.ts';
import type { Machine, OpenError, Process, UserChoice } from './machine.ts';
import { choose, currentUser, linuxUsers } from './users.ts';

export async function openLinux(choice: UserChoice): Promise<Result<Machine, OpenError>> {
  const files = readOnlyFiles(locateLive('linux'));
  const me = currentUser();
  const users = await choose(choice, me, async () => {
    // Root's home is nobody's business but root's: others could only be told that they may not read it.
    const found = await linuxUsers(files, process.getuid?.() === 0);
    return found.some(({ home }) => home === me.home) ? found : [me, ...found];
  });
  return users.ok
    ? ok(liveMachine('linux', users.value, files, { lockState: linuxLockState, processes: linuxProcesses }))
    : users;
}

/** One held lock of /proc/locks, as proc(5) lists them: `1: POSIX  ADVISORY  WRITE 4711 fd:00:2531452 0 EOF`. */
export type HeldLock = { readonly pid: number; readonly major: number; readonly minor: number; readonly inode: string };

/** Write locks that are held. Waiting ones (`1: -> POSIX …`), leases and read locks say nothing about who has it. */
export function parseLocks(text: string): HeldLock[] {
  const line = /^\d+: (?:POSIX|FLOCK|OFDLCK) +\S+ +WRITE +(-?\d+) +([0-9a-f]+):([0-9a-f]+):(\d+) /;
  return text.split('\n').flatMap((one) => {
    const [, pid = '', major = '', minor = '', inode = ''] = line.exec(one) ?? [];
    return inode === ''
      ? []
      : [{ pid: Number(pid), major: Number.parseInt(major, 16), minor: Number.parseInt(minor, 16), inode }];
  });
}

/** The halves of `st_dev`, as glibc's gnu_dev_major and gnu_dev_minor take it apart (sys/sysmacros.h). */
export function deviceNumbers(dev: bigint): { major: number; minor: number } {
  return {
    major: Number(((dev >> 8n) & 0xfffn) | ((dev >> 32n) & ~0xfffn)),
    minor: Number((dev & 0xffn) | ((dev >> 12n) & ~0xffn)),
  };
}

/**
 * Thunderbird holds a POSIX write lock on `.parentlock` while it runs (measured on 153.7 ESR).
 * The same inode under another device number is `unknown`: btrfs and overlayfs show other numbers in stat(2) than in /proc/locks.
 */
export async function linuxLockState(real: string): Promise<LockState> {
  const stats = await settle(() => fs.stat(real, { bigint: true }));
  if (!stats.ok) return stats.error.code === 'missing' ? 'free' : 'unknown';
  const locks = await settle(() => fs.readFile('/proc/locks', 'latin1'));
  if (!locks.ok) return 'unknown';
  const inode = String(stats.value.ino);
  const { major, minor } = deviceNumbers(stats.value.dev);
  const held = parseLocks(locks.value).filter((lock) => lock.inode === inode);
  if (held.some((lock) => lock.major === major && lock.minor === minor)) return 'locked';
  return held.length > 0 ? 'unknown' : 'free';
}

/** By /proc/<pid>/comm: 15 characters at most (proc(5)). What ended meanwhile, or is hidden from us (hidepid), is left out. */
export async function linuxProcesses(): Promise<Result<readonly Process[], ReadError>> {
  const names = await settle(() => fs.readdir('/proc'));
  if (!names.ok) return err(names.error);
  const pids = names.value.filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid): Promise<Process[]> => {
      const comm = await settle(() => fs.readFile(`/proc/${pid}/comm`, 'utf8'));
      return comm.ok ? [{ pid: Number(pid), name: comm.value.trimEnd() }] : [];
    }),
  );
  return ok(found.flat());
}
