import os from 'node:os';
import type { Platform } from '../../shared/model/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Files, Locate } from './files.ts';
import type { Machine, MachineUser } from './machine.ts';
import { foldersOf, joinFor, parsePath } from './paths.ts';
import { instantOf } from './read-errors.ts';

export type LockState = Awaited<ReturnType<Machine['lockState']>>;

/** Paths of the live system are the system's own. A relative one would mean the folder we happen to run in: refused. */
export const locateLive =
  (platform: Platform): Locate =>
  async (path) => {
    const isNetworkPath = platform === 'windows' && path.startsWith('\\\\') && !path.includes('\0');
    return parsePath(platform, path) || isNetworkPath ? ok(path) : err({ code: 'missing' });
  };

/** The system we run on. Which programs run and who holds a file, each system tells in its own way. */
export function liveMachine(
  platform: Platform,
  users: readonly MachineUser[],
  files: Files,
  ways: Pick<Machine, 'lockState' | 'processes'> & {
    environment?(user: MachineUser): { readonly roaming?: string | undefined; readonly local?: string | undefined };
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
    // The live registry of Windows is not read yet: an error, so that nobody takes unread for not there.
    registry: async () => (platform === 'windows' ? err({ code: 'io' }) : ok([])),
    credentials: async () => ok(null),
    get bytesRead() {
      return files.bytesRead;
    },
  };
}
