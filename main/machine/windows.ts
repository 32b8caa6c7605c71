import { promises as fs } from 'node:fs';
import path from 'node:path';
import { err, ok, type Result } from '../../shared/result.ts';
import { readOnlyFiles, settle } from './files.ts';
import { type LockState, liveMachine, locateLive } from './live.ts';
import type { Machine, OpenError, UserChoice } from './machine.ts';
import { choose, currentUser, homesIn } from './users.ts';

export async function openWindows(choice: UserChoice): Promise<Result<Machine, OpenError>> {
  const files = readOnlyFiles(locateLive('windows'));
  const me = currentUser();
  const users = await choose(choice, me, async () => {
    const found = await homesIn(files, 'windows', path.win32.dirname(me.home));
    return found.some(({ home }) => home.toLowerCase() === me.home.toLowerCase()) ? found : [me, ...found];
  });
  if (!users.ok) return users;
  const { APPDATA: roaming, LOCALAPPDATA: local } = process.env;
  return ok(
    liveMachine('windows', users.value, files, {
      lockState: windowsLockState,
      // A list of processes takes a Win32 call or a program started for it; neither is here yet. The lock file alone decides.
      processes: async () => err({ code: 'io' }),
      environment: (user) => (user.home === me.home ? { roaming, local } : {}),
    }),
  );
}

/**
 * Thunderbird holds `parent.lock` without sharing while it runs: opening it fails then, and only then. Node says EBUSY for a sharing
 * violation and EPERM for a refusal, which a file about to be deleted gives (libuv's table of Windows errors).
 */
export async function windowsLockState(real: string): Promise<LockState> {
  const opened = await settle(() => fs.open(real, 'r'));
  if (opened.ok) {
    await opened.value.close();
    return 'free';
  }
  if (opened.error.code === 'locked' || opened.error.code === 'denied') return 'locked';
  return opened.error.code === 'missing' ? 'free' : 'unknown';
}
