import type { Problem } from '../../../shared/model/problem.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import { type Ini, parseIni } from '../../formats/ini.ts';
import { decodeText } from '../../formats/text.ts';
import type { Machine, MachineUser } from '../../machine/machine.ts';
import type { Located, Run } from '../client.ts';
import { everySection, makeProblem, readProblem } from '../problem.ts';
import { isRunning } from './running.ts';

const iniLimit = 1_000_000;
type Root = { readonly edition: string; readonly path: string };
type Candidate = {
  readonly name: string;
  readonly path: string;
  readonly markedDefault: boolean;
  readonly listed: boolean;
};

/** Every profile of every edition that this user has, the used ones first. A folder listed but gone is a problem, not silence. */
export async function locate(machine: Machine, user: MachineUser, run: Run): Promise<Located> {
  const home = await machine.list(user.home);
  const profiles: Profile[] = [];
  const problems: Problem[] = [];
  if (!home.ok) {
    if (home.error.code !== 'missing')
      problems.push(makeProblem('home-unreadable', `user:${user.name}`, everySection, { file: user.home }));
    return { profiles, problems };
  }
  const seen = new Set<string>();
  for (const root of await roots(machine, user)) {
    run.signal.throwIfAborted();
    const stat = await machine.stat(root.path);
    if (!stat.ok) {
      if (stat.error.code !== 'missing')
        problems.push(readProblem(stat.error, `user:${user.name}`, root.path, everySection));
      continue;
    }
    // Debian's start script links ~/.thunderbird to ~/.icedove: one folder, two names.
    if (stat.value.identity !== null && seen.has(stat.value.identity)) continue;
    if (stat.value.identity !== null) seen.add(stat.value.identity);
    await locateIn(machine, user, root, profiles, problems);
  }
  const rank = { used: 0, other: 1, empty: 2 };
  profiles.sort((a, b) => rank[a.use] - rank[b.use]);
  return { profiles, problems };
}

async function roots(machine: Machine, user: MachineUser): Promise<Root[]> {
  const { home, roaming, local, library } = machine.folders(user);
  if (machine.platform === 'linux')
    return [
      { edition: 'deb', path: machine.join(home, '.thunderbird') },
      { edition: 'snap', path: machine.join(home, 'snap', 'thunderbird', 'common', '.thunderbird') },
      ...['org.mozilla.Thunderbird', 'net.thunderbird.Thunderbird'].map((id) => ({
        edition: 'flatpak',
        path: machine.join(home, '.var', 'app', id, '.thunderbird'),
      })),
      { edition: 'icedove', path: machine.join(home, '.icedove') },
    ];
  if (machine.platform === 'macos')
    return library === null ? [] : [{ edition: 'macos', path: machine.join(library, 'Thunderbird') }];
  const found: Root[] = [];
  if (roaming !== null) found.push({ edition: 'windows-installer', path: machine.join(roaming, 'Thunderbird') });
  if (local !== null) {
    const packages = machine.join(local, 'Packages');
    const entries = await machine.list(packages);
    for (const entry of entries.ok ? entries.value : [])
      if (/^MozillaThunderbird\.MZLA_/i.test(entry.name))
        found.push({
          edition: 'windows-store',
          path: machine.join(packages, entry.name, 'LocalCache', 'Roaming', 'Thunderbird'),
        });
  }
  return found;
}

async function locateIn(machine: Machine, user: MachineUser, root: Root, profiles: Profile[], problems: Problem[]) {
  const subject = `user:${user.name}`;
  const ini = await readIni(machine, machine.join(root.path, 'profiles.ini'), subject, problems);
  const installs = await readIni(machine, machine.join(root.path, 'installs.ini'), subject, problems);
  const used = new Set(
    [...(ini?.sections ?? []).filter(({ name }) => name.startsWith('Install')), ...(installs?.sections ?? [])]
      .map((section) => section.entries.get('Default'))
      .filter((path) => path !== undefined)
      .map((path) => resolve(machine, root.path, path)),
  );
  const candidates = listed(machine, root.path, ini);
  for (const extra of await unlisted(machine, root.path))
    if (!candidates.some((one) => one.path === extra.path)) candidates.push(extra);
  for (const one of candidates) {
    const entries = await machine.list(one.path);
    if (!entries.ok) {
      const missing = entries.error.code === 'missing';
      // A left-over line for a profile nobody uses hides nothing; the used one hides everything.
      const blinds = used.has(one.path) || (used.size === 0 && one.markedDefault) || !missing ? everySection : [];
      problems.push(
        missing
          ? makeProblem('profile-missing', subject, blinds, { file: one.path })
          : readProblem(entries.error, subject, one.path, blinds),
      );
      continue;
    }
    const has = (name: string) => entries.value.some((entry) => entry.name === name);
    const hasSettings = has('prefs.js') || has('Invalidprefs.js');
    const isUsed = used.has(one.path) || (used.size === 0 && (one.markedDefault || candidates.length === 1));
    const changed = has('prefs.js') ? await machine.stat(machine.join(one.path, 'prefs.js')) : null;
    const base = one.path.split(/[\\/]/).at(-1) ?? one.path;
    const id = `thunderbird:${user.name}/${root.edition === 'deb' ? '' : `${root.edition}/`}${base}`;
    const twins = profiles.filter((other) => other.id === id || other.id.startsWith(`${id}~`)).length;
    profiles.push({
      id: twins ? `${id}~${twins + 1}` : id,
      client: 'thunderbird',
      edition: root.edition,
      user: user.name,
      name: one.name,
      path: one.path,
      use: hasSettings ? (isUsed ? 'used' : 'other') : 'empty',
      version: await versionOf(machine, one.path),
      running: await isRunning(machine, one.path),
      settingsChangedAt: changed?.ok ? changed.value.modifiedAt : null,
    });
  }
}

async function readIni(machine: Machine, file: string, subject: string, problems: Problem[]): Promise<Ini | null> {
  const read = await machine.read(file, iniLimit);
  if (!read.ok) {
    if (read.error.code !== 'missing') problems.push(readProblem(read.error, subject, file, everySection));
    return null;
  }
  const ini = parseIni(decodeText(read.value).text);
  const [fault] = ini.faults;
  if (fault) problems.push(makeProblem('file-damaged', subject, everySection, { file, line: fault.line }));
  return ini;
}

/** `Path` is relative to the folder of profiles.ini, with `/` on every platform (measured on 153.7 ESR, Linux). */
function resolve(machine: Machine, root: string, path: string): string {
  const absolute = path.startsWith('/') || /^[a-z]:[\\/]/i.test(path) || path.startsWith('\\\\');
  return absolute ? path : machine.join(root, ...path.split('/'));
}

function listed(machine: Machine, root: string, ini: Ini | null): Candidate[] {
  return (ini?.sections ?? [])
    .filter(({ name }) => /^Profile\d+$/.test(name))
    .flatMap(({ entries }) => {
      const path = entries.get('Path');
      return path === undefined
        ? []
        : [
            {
              name: entries.get('Name') ?? path,
              path: entries.get('IsRelative') === '0' ? path : resolve(machine, root, path),
              markedDefault: entries.get('Default') === '1',
              listed: true,
            },
          ];
    });
}

/** Folders with settings that profiles.ini does not name: left over from a reinstallation, or the file itself is gone. */
async function unlisted(machine: Machine, root: string): Promise<Candidate[]> {
  const found: Candidate[] = [];
  for (const folder of [root, machine.join(root, 'Profiles')]) {
    const entries = await machine.list(folder);
    for (const entry of entries.ok ? entries.value : []) {
      if (entry.kind !== 'folder' && entry.kind !== 'link') continue;
      const path = machine.join(folder, entry.name);
      if ((await machine.stat(machine.join(path, 'prefs.js'))).ok)
        found.push({ name: entry.name, path, markedDefault: false, listed: false });
    }
  }
  return found;
}

/** `LastVersion=153.7.0_20261110162734/20261110162734` in compatibility.ini: the version that used the profile last. */
async function versionOf(machine: Machine, profile: string): Promise<string | null> {
  const read = await machine.read(machine.join(profile, 'compatibility.ini'), iniLimit);
  if (!read.ok) return null;
  const section = parseIni(decodeText(read.value).text).sections.find(({ name }) => name === 'Compatibility');
  return section?.entries.get('LastVersion')?.split('_')[0] ?? null;
}
