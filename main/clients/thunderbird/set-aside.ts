import type { Problem } from '../../../shared/model/problem.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import type { SetAside } from '../../../shared/model/store.ts';
import { parsePrefs } from '../../formats/prefs-js.ts';
import type { Machine } from '../../machine/machine.ts';
import { readProblem } from '../problem.ts';

const limit = 64 * 1024 * 1024;
/** Thunderbird renames a prefs.js it cannot read, and a logins.json it cannot read (measured on 153.7 ESR). */
const settingsName = /^Invalidprefs(-\d+)?\.js$/i;
const loginsName = /^logins(-\d+)?\.json(-\d+)?\.corrupt$/i;

/** Files that Thunderbird put aside because it could not read them: "all my accounts are gone" has its cause here. */
export async function collectSetAside(
  profile: Profile,
  machine: Machine,
  names: readonly string[],
): Promise<{ setAside: SetAside[]; problems: Problem[] }> {
  const setAside: SetAside[] = [];
  const problems: Problem[] = [];
  for (const name of names) {
    const what = settingsName.test(name) ? 'settings' : loginsName.test(name) ? 'logins' : null;
    if (what === null) continue;
    const file = machine.join(profile.path, name);
    const stat = await machine.stat(file);
    if (!stat.ok) {
      problems.push(readProblem(stat.error, profile.id, file, ['setAside']));
      continue;
    }
    setAside.push({
      id: `${profile.id}/set-aside/${name}`,
      profile: profile.id,
      what,
      file,
      setAsideAt: stat.value.modifiedAt,
      accounts: what === 'settings' ? await accountsIn(machine, file) : 0,
      sources: { file: { file, line: null, key: null, by: 'program' } },
    });
  }
  return { setAside, problems };
}

async function accountsIn(machine: Machine, file: string): Promise<number> {
  const read = await machine.read(file, limit);
  if (!read.ok) return 0;
  const { values } = parsePrefs(read.value);
  const hosts = [...values.keys()].filter((name) => /^mail\.server\.server\d+\.hostname$/.test(name));
  // Local Folders are in every profile and are not what a person misses.
  return hosts.filter((name) => values.get(name)?.value !== 'Local Folders').length;
}
