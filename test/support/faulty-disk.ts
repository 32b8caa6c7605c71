import { realDisk } from '../../main/machine/disk.ts';
import type { Disk, DiskFile } from '../../shared/disk.ts';

/** `killed` and `killed-torn`: as if the process were gone. `torn`: half of the bytes are written, then there is no room. */
export const faults = ['killed', 'killed-torn', 'ENOSPC', 'EIO', 'EACCES', 'EBUSY', 'torn'] as const;
export type Fault = (typeof faults)[number];
/** `at`: the call that fails, counted from 1. */
export type FaultAt = { readonly at: number; readonly fault: Fault };

export class Killed extends Error {}

const nothing = async () => undefined;

/**
 * The real disk, whose calls are counted and fail where asked. After a kill every later call fails, too. A sync is counted, and fails,
 * but waits for no disk: what a process has written is there for the next one.
 */
export function faultyDisk(planned: readonly FaultAt[]): { readonly disk: Disk; readonly calls: () => number } {
  let calls = 0;
  let isKilled = false;
  const failure = (code: string, syscall: string) => Object.assign(new Error(`${code}: ${syscall}`), { code, syscall });

  async function step(name: string, work: () => Promise<void>, half?: () => Promise<void>): Promise<void> {
    if (isKilled) throw new Killed(name);
    calls += 1;
    const fault = planned.find(({ at }) => at === calls)?.fault;
    if (fault === undefined) return work();
    if (fault === 'torn' || fault === 'killed-torn') await half?.();
    isKilled = fault === 'killed' || fault === 'killed-torn';
    if (isKilled) throw new Killed(name);
    throw failure(fault === 'torn' ? 'ENOSPC' : fault, name);
  }

  const fileOf = (file: DiskFile): DiskFile => ({
    write: (bytes, position) =>
      step(
        'write',
        () => file.write(bytes, position),
        () => file.write(bytes.subarray(0, bytes.length >> 1), position),
      ),
    truncate: (size) => step('ftruncate', () => file.truncate(size)),
    setMode: (mode) => step('fchmod', () => file.setMode(mode)),
    setOwner: (user, group) => step('fchown', () => file.setOwner(user, group)),
    setModified: (milliseconds) => step('futime', () => file.setModified(milliseconds)),
    sync: () => step('fsync', nothing),
    async close() {
      // The system closes what a dead process or a failed call leaves.
      await file.close();
      await step('close', nothing);
    },
  });
  const opened = async (name: string, open: () => Promise<DiskFile>) => {
    const held: DiskFile[] = [];
    await step(name, async () => {
      held.push(await open());
    });
    const [file] = held;
    if (!file) throw new Error('no file was opened');
    return fileOf(file);
  };
  const disk: Disk = {
    create: (path, mode) => opened('open', () => realDisk.create(path, mode)),
    open: (path) => opened('open', () => realDisk.open(path)),
    rename: (from, to) => step('rename', () => realDisk.rename(from, to)),
    remove: (path) => step('unlink', () => realDisk.remove(path)),
    makeFolder: (path, mode) => step('mkdir', () => realDisk.makeFolder(path, mode)),
    removeFolder: (path) => step('rm', () => realDisk.removeFolder(path)),
    syncFolder: () => step('fsync', nothing),
  };
  return { disk, calls: () => calls };
}
