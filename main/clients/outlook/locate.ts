import type { Profile } from '../../../shared/model/profile.ts';
import type { Machine, MachineUser } from '../../machine/machine.ts';
import type { Located, Run } from '../client.ts';
import { everySection, makeProblem } from '../problem.ts';
import { openRegistry, type UserRegistry } from './registry.ts';
import { isRunning } from './running.ts';

/** The account manager's key below a profile (outlook.md §1.1). */
export const accountManager = '9375CFF0413111d3B88A00104B2A6676';
const messaging = 'Software\\Microsoft\\Windows NT\\CurrentVersion\\Windows Messaging Subsystem\\Profiles';
const office = (version: string) => `Software\\Microsoft\\Office\\${version}\\Outlook`;
/** Newest first. 2016, 2019, 2021, 2024 and Microsoft 365 all write 16.0; 2007 and 2010 share one place. */
const places: readonly {
  readonly version: string;
  readonly edition: string;
  readonly profiles: string;
  readonly root: string;
}[] = [
  { version: '16.0', edition: 'classic-2016', profiles: `${office('16.0')}\\Profiles`, root: office('16.0') },
  { version: '15.0', edition: 'classic-2013', profiles: `${office('15.0')}\\Profiles`, root: office('15.0') },
  { version: '14.0', edition: 'classic-2010', profiles: messaging, root: messaging },
];
const hkcu = 'HKEY_CURRENT_USER\\';

export const versionOf = (profile: Profile) => profile.version ?? '16.0';
/** The profile's key as the registry tree knows it. */
export const keyOf = (profile: Profile) => profile.path.slice(hkcu.length);

/**
 * Every profile of every version side by side. An empty key of a newer version may lie in front of the real one of an older
 * (outlook.md §1): the default profile of the newest version that has any is the one in use.
 */
export async function locate(machine: Machine, user: MachineUser, run: Run): Promise<Located> {
  const { registries, problems } = await openRegistry(machine, user, run);
  if (registries.length === 0 && problems.length === 0)
    return {
      profiles: [],
      problems: [makeProblem('registry-missing', `user:${user.name}`, everySection, { file: user.home })],
    };
  const profiles: Profile[] = [];
  for (const registry of registries) {
    run.signal.throwIfAborted();
    // Two exports of one user may both have a profile: the first that has it is read.
    const known = new Set(profiles.map(({ id }) => id));
    const found = await profilesIn(registry, user, await isRunning(machine));
    profiles.push(...found.filter(({ id }) => !known.has(id)));
  }
  const rank = { used: 0, other: 1, empty: 2 };
  profiles.sort((a, b) => rank[a.use] - rank[b.use]);
  return { profiles, problems };
}

/** Names may have a `/`, which in ids stands between steps: `A/00000001` is not the first account of `A`. */
const stepOf = (name: string) => name.replace(/[%/]/g, encodeURIComponent);

const speakers = new WeakMap<Run, WeakMap<Machine, Map<string, Promise<string | null>>>>();

/**
 * Whether what belongs to the user and to no profile (add-ins, logs, sign-ins) comes with this one: once in a run, with the profile in
 * use; where none is known to be it, with the first.
 */
export async function speaksFor(user: MachineUser, { id }: Profile, machine: Machine, run: Run): Promise<boolean> {
  const machines = speakers.get(run) ?? new WeakMap<Machine, Map<string, Promise<string | null>>>();
  speakers.set(run, machines);
  const users = machines.get(machine) ?? new Map<string, Promise<string | null>>();
  machines.set(machine, users);
  const first = users.get(user.name) ?? locate(machine, user, run).then(({ profiles }) => profiles[0]?.id ?? null);
  users.set(user.name, first);
  return (await first) === id;
}

async function profilesIn(registry: UserRegistry, user: MachineUser, running: Profile['running']): Promise<Profile[]> {
  const profiles: Profile[] = [];
  let newest: string | null = null;
  for (const { version, edition, profiles: at, root } of places) {
    const standard = (await registry.values(root)).text('DefaultProfile');
    const names = await registry.keys(at);
    for (const name of names) {
      const accounts = await registry.keys(`${at}\\${name}\\${accountManager}`);
      const isEmpty = accounts.length === 0;
      if (!isEmpty) newest ??= version;
      const isUsed =
        newest === version && (standard === null ? names.length === 1 : standard.toLowerCase() === name.toLowerCase());
      profiles.push({
        id: `outlook:${user.name}/${version}/${stepOf(name)}`,
        client: 'outlook',
        edition,
        user: user.name,
        name,
        path: `${hkcu}${at}\\${name}`,
        use: isEmpty ? 'empty' : isUsed ? 'used' : 'other',
        version,
        running,
        settingsChangedAt: null,
      });
    }
  }
  return profiles;
}
