import type { Problem } from '../../../shared/model/problem.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import type { Machine, MachineUser } from '../../machine/machine.ts';
import type { Located, Run } from '../client.ts';
import { everySection, makeProblem, readProblem } from '../problem.ts';
import { isRunning } from './running.ts';

/** Profiles of Outlook 2016 and later (Microsoft KB 2800895, outlook.md §5); "15" is a name and no version. */
const profilesFolder = ['Group Containers', 'UBF8T346G9.Office', 'Outlook', 'Outlook 15 Profiles'];
/** Where it logs once the user has switched that on (Microsoft KB, Outlook 2016 15.12.3 and later). */
const logsFolder = ['Containers', 'com.microsoft.Outlook', 'Data', 'Library', 'Logs'];

/** Each folder is a profile that the program offers. Which of them it opens by itself is not written where we can read it. */
export async function locate(machine: Machine, user: MachineUser, run: Run): Promise<Located> {
  const { library } = machine.folders(user);
  if (library === null) return { profiles: [], problems: [] };
  const folder = machine.join(library, ...profilesFolder);
  const entries = await machine.list(folder);
  if (!entries.ok)
    return {
      profiles: [],
      problems:
        entries.error.code === 'missing' ? [] : [readProblem(entries.error, `user:${user.name}`, folder, everySection)],
    };
  const running = await isRunning(machine);
  const problems: Problem[] = [];
  const seen: Omit<Profile, 'use'>[] = [];
  const empty = new Set<string>();
  for (const { name, kind } of entries.value) {
    run.signal.throwIfAborted();
    if (kind !== 'folder' || name.startsWith('.')) continue;
    const path = machine.join(folder, name);
    const id = `outlook-mac:${user.name}/${name}`;
    const inside = await machine.list(path);
    if (!inside.ok) problems.push(readProblem(inside.error, id, path, []));
    else if (!inside.value.some((entry) => entry.name === 'Data')) empty.add(id);
    const changed = await machine.stat(machine.join(path, 'Data'));
    seen.push({
      id,
      client: 'outlook-mac',
      edition: 'mac-2016',
      user: user.name,
      name,
      path,
      version: null,
      running,
      settingsChangedAt: changed.ok ? changed.value.modifiedAt : null,
    });
  }
  const profiles = seen.map((one): Profile => ({ ...one, use: empty.has(one.id) ? 'empty' : 'used' }));
  if (seen.length > empty.size)
    problems.push(
      makeProblem('outlook-mac-log-not-read', `user:${user.name}`, ['observations'], {
        file: machine.join(library, ...logsFolder),
      }),
    );
  return { profiles, problems };
}
