import os from 'node:os';
import path from 'node:path';
import type { Platform } from '../../shared/model/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Files } from './files.ts';
import type { MachineUser, OpenError, UserChoice } from './machine.ts';
import { joinFor } from './paths.ts';
import { systemCode } from './read-errors.ts';

type Reader = Pick<Files, 'list' | 'stat' | 'read'>;

/** The one who runs us. The home is the one that programs use: $HOME, %USERPROFILE%. */
export function currentUser(): MachineUser {
  const home = os.homedir();
  try {
    return { name: os.userInfo().username, home };
  } catch (error) {
    // A number without an entry in the user database, as in containers.
    systemCode(error);
    return { name: path.basename(home) || 'user', home };
  }
}

export async function choose(
  choice: UserChoice,
  me: MachineUser,
  everybody: () => Promise<readonly MachineUser[]>,
): Promise<Result<readonly MachineUser[], OpenError>> {
  if (choice.kind === 'current') return ok([me]);
  const all = await everybody();
  if (choice.kind === 'all') return ok(all);
  return named(choice.name, all, process.platform === 'win32', path.dirname(me.home));
}

/** One user out of all. `place`: where users were looked for. */
export function named(
  name: string,
  all: readonly MachineUser[],
  ignoresCase: boolean,
  place: string,
): Result<readonly MachineUser[], OpenError> {
  const same = (other: string) => (ignoresCase ? other.toLowerCase() === name.toLowerCase() : other === name);
  const found = all.filter((user) => same(user.name));
  return found.length > 0 ? ok(found) : err({ code: 'user-unknown', file: place, detail: name });
}

/** Folders beside the homes that belong to no person. */
const nobodys: Readonly<Record<Platform, RegExp>> = {
  linux: /^(lost\+found|\..*)$/,
  macos: /^(Shared|Deleted Users|\..*)$/i,
  windows: /^(All Users|Default|Default User|Public|defaultuser\d*|WsiAccount|\..*)$/i,
};

/** Every folder in the folder of homes, those that we may not open included. */
export async function homesIn(files: Reader, platform: Platform, folder: string): Promise<readonly MachineUser[]> {
  const entries = await files.list(folder);
  if (!entries.ok) return [];
  const users: MachineUser[] = [];
  for (const entry of entries.value) {
    if (nobodys[platform].test(entry.name)) continue;
    const home = joinFor(platform)(folder, entry.name);
    const isFolder = entry.kind === 'folder' || (entry.kind === 'link' && (await isThere(files, home)));
    if (isFolder) users.push({ name: entry.name, home });
  }
  return users;
}

/** /etc/passwd, and /home for people that another directory knows (LDAP, systemd-homed). */
export async function linuxUsers(files: Reader, withRoot: boolean): Promise<readonly MachineUser[]> {
  const passwd = await files.read('/etc/passwd', 16 * 1024 * 1024);
  const users: MachineUser[] = [];
  for (const user of passwd.ok ? parsePasswd(new TextDecoder().decode(passwd.value)) : [])
    if (
      (withRoot || !user.isRoot) &&
      !users.some(({ home }) => home === user.home) &&
      (await isThere(files, user.home))
    )
      users.push({ name: user.name, home: user.home });
  for (const user of await homesIn(files, 'linux', '/home'))
    if (!users.some(({ home }) => home === user.home)) users.push(user);
  return users;
}

/** People in passwd(5): root, and numbers from 1000 on (login.defs of Debian, Fedora, SUSE, Arch) but nobody's 65534. */
export function parsePasswd(text: string): (MachineUser & { readonly isRoot: boolean })[] {
  return text.split('\n').flatMap((line) => {
    const [name = '', , number = '', , , home = ''] = line.split(':');
    const uid = /^\d+$/.test(number) ? Number(number) : -1;
    const isPerson = uid === 0 || (uid >= 1000 && uid !== 65_534);
    const at = home.length > 1 ? home.replace(/\/+$/, '') : '';
    return isPerson && name !== '' && at.startsWith('/') ? [{ name, home: at, isRoot: uid === 0 }] : [];
  });
}

/** Whether a folder is there; one that we may not look at is. */
async function isThere(files: Reader, folder: string): Promise<boolean> {
  const stat = await files.stat(folder);
  return stat.ok ? stat.value.kind === 'folder' : stat.error.code === 'denied';
}
