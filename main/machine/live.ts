import os from 'node:os';
import type { Platform } from '../../shared/model/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Files, Locate } from './files.ts';
import type { Machine, MachineUser } from './machine.ts';
import { foldersOf, isNetworkPath, joinFor, parsePath } from './paths.ts';
import { instantOf } from './read-errors.ts';

export type LockState = Awaited<ReturnType<Machine['lockState']>>;

/** Whether a path of Windows leads to another computer where nobody asked to look. `aim` as of `Locate`. */
export type IsOffLimits = (path: string, aim: 'target' | 'link') => Promise<boolean>;

/**
 * Paths of the live system are the system's own. A relative one would mean the folder we happen to run in: refused. What leads to
 * another computer is refused before anything touches it: a share that is away holds its reader for half a minute.
 */
export const locateLive =
  (platform: Platform, isOffLimits: IsOffLimits = async () => false): Locate =>
  async (path, aim) => {
    const isAbsolute = parsePath(platform, path) !== null || (isNetworkPath(platform, path) && !path.includes('\0'));
    if (!isAbsolute) return err({ code: 'missing' });
    return (await isOffLimits(path, aim)) ? err({ code: 'network' }) : ok(path);
  };

/** The system we run on. Which programs run and who holds a file, each system tells in its own way. */
export function liveMachine(
  platform: Platform,
  users: readonly MachineUser[],
  files: Files,
  ways: Pick<Machine, 'lockState' | 'processes'> & {
    environment?(user: MachineUser): { readonly roaming?: string | undefined; readonly local?: string | undefined };
    registry?: Machine['registry'];
    credentials?: Machine['credentials'];
  },
): Machine {
  return {
    platform,
    kind: 'live',
    name: os.hostname(),
    takenAt: instantOf(Date.now()),
    users,
    folders: (user) => foldersOf(platform, user.home, ways.environment?.(user)),
    join: joinFor(platform),
    list: files.list,
    stat: files.stat,
    readLink: files.readLink,
    withSource: files.withSource,
    read: files.read,
    whereIs: files.whereIs,
    lockState: ways.lockState,
    processes: ways.processes,
    registry: ways.registry ?? (async () => ok([])),
    credentials: ways.credentials ?? (async () => ok(null)),
    get bytesRead() {
      return files.bytesRead;
    },
  };
}
