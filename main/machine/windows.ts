import { promises as fs } from 'node:fs';
import path from 'node:path';
import { err, ok, type Result } from '../../shared/result.ts';
import { readOnlyFiles, settle } from './files.ts';
import { type LockState, liveMachine, locateLive } from './live.ts';
import type { Machine, MachineUser, OpenError, UserChoice } from './machine.ts';
import { isPlaceholderHere } from './placeholders.ts';
import { hiveOf } from './user-hive.ts';
import { choose, currentUser, homesIn } from './users.ts';
import { windowsCredentials } from './windows-credentials.ts';
import { knownFolder } from './windows-folders.ts';
import { windowsProcesses } from './windows-processes.ts';
import { openLiveRegistry } from './windows-registry.ts';
import { leadsToShare } from './windows-shares.ts';

/** `networkPaths`: shares and mapped drives are read as well. */
export async function openWindows(choice: UserChoice, networkPaths = false): Promise<Result<Machine, OpenError>> {
  const locate = locateLive('windows', networkPaths ? undefined : leadsToShare());
  const files = readOnlyFiles(locate, undefined, isPlaceholderHere);
  const me = currentUser();
  const users = await choose(choice, me, async () => {
    const found = await homesIn(files, 'windows', path.win32.dirname(me.home));
    return found.some(({ home }) => isSamePlace(home, me.home)) ? found : [me, ...found];
  });
  if (!users.ok) return users;
  const [profile, roaming, local] = await Promise.all([
    knownFolder('profile'),
    knownFolder('roaming'),
    knownFolder('local'),
  ]);
  /**
   * The registry, the credentials and the known folders are those of the rights we run with; the home is the one of the environment.
   * Where somebody else's rights were borrowed the two are different people's. docs/verify-on-windows.md, step 4.
   */
  const isMine = (user: MachineUser) =>
    isSamePlace(user.home, me.home) && (profile === null || isSamePlace(profile, me.home));
  const { APPDATA, LOCALAPPDATA } = process.env;
  return ok(
    liveMachine('windows', users.value, files, {
      async lockState(path) {
        const real = await locate(path, 'target');
        // Looking takes opening: what must not be opened stays unknown.
        if (!real.ok) return real.error.code === 'missing' ? 'free' : 'unknown';
        return (await isPlaceholderHere(real.value)) ? 'unknown' : windowsLockState(real.value);
      },
      processes: windowsProcesses,
      environment(user) {
        if (isMine(user)) return { roaming: roaming ?? APPDATA, local: local ?? LOCALAPPDATA };
        return isSamePlace(user.home, me.home) ? { roaming: APPDATA, local: LOCALAPPDATA } : {};
      },
      async registry(user) {
        if (!isMine(user)) return hiveOf(user, files);
        const tree = await openLiveRegistry();
        return tree ? ok([{ kind: 'live', tree }]) : err({ code: 'io' });
      },
      credentials: async (user) => (isMine(user) ? windowsCredentials() : ok(null)),
    }),
  );
}

const isSamePlace = (one: string, other: string) =>
  path.win32.resolve(one).toLowerCase() === path.win32.resolve(other).toLowerCase();

/**
 * Thunderbird holds `parent.lock` without sharing while it runs, and Outlook a data file: opening it fails then. Node says EBUSY for
 * a sharing violation. EPERM is a refusal, which missing rights give, and a file about to be deleted: nothing is known then.
 * docs/verify-on-windows.md, step 1.
 */
export async function windowsLockState(
  real: string,
  open: (real: string) => Promise<{ close(): Promise<void> }> = (file) => fs.open(file, 'r'),
): Promise<LockState> {
  const opened = await settle(() => open(real));
  if (opened.ok) {
    await opened.value.close();
    return 'free';
  }
  if (opened.error.code === 'locked') return 'locked';
  return opened.error.code === 'missing' ? 'free' : 'unknown';
}
