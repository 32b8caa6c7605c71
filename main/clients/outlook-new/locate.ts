import { between, day } from '../../../shared/facts/time.ts';
import type { Instant } from '../../../shared/model/ids.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import { readOlkSettings } from '../../formats/olk-settings.ts';
import type { Machine, MachineUser } from '../../machine/machine.ts';
import type { Located, Run } from '../client.ts';
import { isRunning } from './running.ts';

/** UserSettings.json holds a few kilobytes; more than this is no settings file. */
export const settingsLimit = 4 * 1024 * 1024;
/** The package of the Microsoft Store, which is on every new Windows 11 (outlook.md §4). */
const packageFolder = 'Microsoft.OutlookForWindows_8wekyb3d8bbwe';
/** As for the profiles of other programs (`facts/readers.ts`): so long unused is out of use. */
const restsAfter = 90 * day;

export const settingsOf = (machine: Machine, profile: Pick<Profile, 'path'>) =>
  machine.join(profile.path, 'UserSettings.json');

/**
 * New Outlook has one profile for each user, in `%LOCALAPPDATA%\Microsoft\Olk` (outlook.md §4). It is installed with Windows, so that
 * being there says nothing: without accounts the profile is empty, and one that was not opened for long is out of use.
 */
export async function locate(machine: Machine, user: MachineUser, run: Run): Promise<Located> {
  const { local } = machine.folders(user);
  if (local === null) return { profiles: [], problems: [] };
  run.signal.throwIfAborted();
  const path = machine.join(local, 'Microsoft', 'Olk');
  const settings = await machine.stat(settingsOf(machine, { path }));
  const installed = await machine.stat(machine.join(local, 'Packages', packageFolder));
  const isThere = settings.ok || settings.error.code !== 'missing';
  const isInstalled = installed.ok || installed.error.code !== 'missing';
  if (!isThere && !isInstalled) return { profiles: [], problems: [] };
  const writtenAt = isThere ? await lastWritten(machine, path) : null;
  const rests = writtenAt !== null && between(writtenAt, machine.takenAt) > restsAfter;
  const isEmpty = !isThere || (await holdsNoAccount(machine, path));
  return {
    profiles: [
      {
        id: `outlook-new:${user.name}/main`,
        client: 'outlook-new',
        edition: 'store',
        user: user.name,
        name: 'main',
        path,
        use: isEmpty ? 'empty' : isInstalled && !rests ? 'used' : 'other',
        version: null,
        running: await isRunning(machine),
        settingsChangedAt: writtenAt,
      },
    ],
    problems: [],
  };
}

/** The later of the settings and the state of the browser inside, which Chromium writes in every session. */
async function lastWritten(machine: Machine, path: string): Promise<Instant | null> {
  const files = [settingsOf(machine, { path }), machine.join(path, 'EBWebView', 'Local State')];
  const stats = await Promise.all(files.map((file) => machine.stat(file)));
  return (
    stats
      .flatMap((stat) => (stat.ok ? [stat.value.modifiedAt] : []))
      .sort()
      .at(-1) ?? null
  );
}

/** Surely none: the file was read and understood whole. */
async function holdsNoAccount(machine: Machine, path: string): Promise<boolean> {
  const bytes = await machine.read(settingsOf(machine, { path }), settingsLimit);
  const settings = bytes.ok ? readOlkSettings(bytes.value) : bytes;
  return settings.ok && settings.value.accounts.length === 0 && settings.value.faults.length === 0;
}
