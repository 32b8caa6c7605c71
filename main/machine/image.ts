import { promises as fs } from 'node:fs';
import path from 'node:path';
import type { ReadError } from '../../shared/byte-source.ts';
import type { Platform } from '../../shared/model/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type Files, readOnlyFiles, settle } from './files.ts';
import { imageTree, type Mount } from './image-tree.ts';
import { linuxLockState } from './linux.ts';
import type { LockState } from './live.ts';
import type { Machine, MachineUser, OpenError, RegistryPart, SystemCredential, UserChoice } from './machine.ts';
import { type MachineJson, parseMachineJson } from './machine-json.ts';
import { macosLockState } from './macos.ts';
import { foldersOf, formatPath, joinFor } from './paths.ts';
import { isPlaceholderIn } from './placeholders.ts';
import { instantOf } from './read-errors.ts';
import { namesIn, recognise, spelled } from './recognise.ts';
import { hiveOf } from './user-hive.ts';
import { homesIn, linuxUsers, named } from './users.ts';
import { windowsLockState } from './windows.ts';

type Opened = Result<Machine, OpenError>;

/**
 * A folder in place of the live system: one with machine.json, a home, or the root of a disk. `platform` overrules what is written or
 * recognised. An image has no current user: `current` means everybody in it.
 */
export async function openImage(folder: string, platform: Platform | undefined, choice: UserChoice): Promise<Opened> {
  const real = await settle(() => fs.realpath(folder));
  if (!real.ok)
    return err({ code: real.error.code === 'missing' ? 'folder-missing' : 'folder-unreadable', file: folder });
  const entries = await settle(() => fs.readdir(real.value));
  if (!entries.ok)
    return err({ code: entries.error.code === 'missing' ? 'folder-missing' : 'folder-unreadable', file: folder });
  return entries.value.includes('machine.json')
    ? openDescribed(real.value, platform, choice)
    : openBare(real.value, platform, choice);
}

async function openDescribed(folder: string, forced: Platform | undefined, choice: UserChoice): Promise<Opened> {
  const file = path.join(folder, 'machine.json');
  const invalid = (detail: string): Opened => err({ code: 'machine-json-invalid', file, detail });
  // Read through the same rules as the rest: a machine.json that is a link out of the folder is refused.
  const own = imageTree('linux', [{ at: { drive: null, names: [] }, folder }]);
  const bytes = await readOnlyFiles(own).read('/machine.json', 4 * 1024 * 1024);
  if (!bytes.ok) return invalid(bytes.error.code);
  const parsed = parseMachineJson(bytes.value);
  if (!parsed.ok) return invalid(parsed.error);
  const json = parsed.value;
  const platform = forced ?? json.platform;

  const root = json.files ?? 'files';
  const disk = await own(`/${root}`, 'target');
  // An image of homes alone needs no disk; one that is named, or leads elsewhere, must be right.
  const isMeant = json.files !== undefined || (await own(`/${root}`, 'link')).ok;
  if (!disk.ok && isMeant) return invalid(`files: ${disk.error.code}`);
  const mounts = disk.ok ? await diskMounts(platform, disk.value) : [];
  const users: MachineUser[] = [];
  for (const [at, user] of json.users.entries()) {
    const home = await own(`/${user.home}`, 'target');
    // A home that we may not open is a problem of the scan; one that is not there is a mistake in machine.json.
    if (!home.ok && home.error.code !== 'denied') return invalid(`users.${at}.home: ${home.error.code}`);
    const inside = belowRoot(platform, root, user.home);
    users.push({ name: user.name, home: inside ?? usualHome(platform, user.name) });
    if (inside === null && home.ok)
      mounts.push({ at: placeOf(platform, users.at(-1)?.home ?? ''), folder: home.value });
  }
  const chosen = choosing(choice, platform, users, file);
  if (!chosen.ok) return chosen;
  const locate = imageTree(platform, mounts);
  return ok(
    imageMachine({
      platform,
      name: json.name ?? path.basename(folder),
      takenAt: json.takenAt === undefined ? Date.now() : Date.parse(json.takenAt),
      users: chosen.value,
      files: readOnlyFiles(locate, undefined, isPlaceholderIn(platform)),
      // Nobody holds a file of a copy; but somebody may have described a home that is in use at this moment.
      lockState: async (at) => {
        const real = await locate(at, 'target');
        return real.ok && (await lockStateHere(platform, real.value)) === 'locked' ? 'locked' : 'free';
      },
      processes: async () => ok(processesOf(json)),
      registry: registryOf(json, readOnlyFiles(own)),
      credentials: credentialsOf(json),
    }),
  );
}

/** Exports and hives that machine.json names for a user; one without a user is everybody's. */
const registryOf = (json: MachineJson, own: Files) => (user: MachineUser) =>
  ok(
    (json.registry ?? [])
      .filter((one) => one.user === undefined || one.user === user.name)
      .map(
        ({ file }): RegistryPart => ({
          kind: 'file',
          file,
          withSource: (use) => own.withSource(`/${file}`, use),
        }),
      ),
  );

const credentialsOf =
  (json: MachineJson): Machine['credentials'] =>
  async (user) =>
    ok(
      json.credentials
        ?.filter(({ of }) => of === undefined || of === user.name)
        .map(
          ({ of: _owner, changedAt, ...entry }): SystemCredential => ({
            ...entry,
            changedAt: changedAt === null ? null : instantOf(Date.parse(changedAt)),
          }),
        ) ?? null,
    );

/** Its numbers are not known: a pid of 0 is nobody's. */
const processesOf = (json: MachineJson) => (json.processes ?? []).map((name) => ({ pid: 0, name }));

async function openBare(folder: string, forced: Platform | undefined, choice: UserChoice): Promise<Opened> {
  const shape = await recognise(folder, forced);
  if (!shape) return err({ code: 'platform-unknown', file: folder });
  const { platform } = shape;
  const home = usualHome(platform, path.basename(folder));
  const locate =
    shape.kind === 'home'
      ? imageTree(platform, [{ at: placeOf(platform, home), folder }], (names) => belowAnyHome(platform, names))
      : imageTree(platform, await diskMounts(platform, folder));
  const files = readOnlyFiles(locate, undefined, isPlaceholderIn(platform));
  const all = shape.kind === 'home' ? [{ name: path.basename(folder), home }] : await usersOf(platform, files);
  const users = choosing(choice, platform, all, folder);
  if (!users.ok) return users;
  return ok(
    imageMachine({
      platform,
      name: path.basename(folder),
      takenAt: Date.now(),
      users: users.value,
      files,
      // The folder may be a home that is in use at this moment: the system that runs us knows.
      lockState: async (at) => {
        const real = await locate(at, 'target');
        if (!real.ok) return real.error.code === 'missing' ? 'free' : 'unknown';
        return lockStateHere(platform, real.value);
      },
      processes: async () => err({ code: 'io' }),
      registry: () => ok([]),
      credentials: async () => ok(null),
    }),
  );
}

/** A file of another platform's home is locked by nobody here whom we could ask. */
async function lockStateHere(platform: Platform, real: string): Promise<LockState> {
  if (platform === 'linux' && process.platform === 'linux') return linuxLockState(real);
  if (platform === 'macos' && process.platform === 'darwin') return macosLockState(real);
  if (platform === 'windows' && process.platform === 'win32') return windowsLockState(real);
  return 'unknown';
}

const choosing = (choice: UserChoice, platform: Platform, all: readonly MachineUser[], place: string) =>
  choice.kind === 'named' ? named(choice.name, all, platform === 'windows', place) : ok(all);

async function usersOf(platform: Platform, files: Files): Promise<readonly MachineUser[]> {
  if (platform === 'linux') return linuxUsers(files, true);
  return homesIn(files, platform, platform === 'windows' ? 'C:\\Users' : '/Users');
}

/** The root of a disk. On Windows a folder `C` holds a drive; where there is none, drive C: is the root itself. */
async function diskMounts(platform: Platform, folder: string): Promise<Mount[]> {
  if (platform !== 'windows') return [{ at: { drive: null, names: [] }, folder }];
  const names = await namesIn(folder);
  const mounts = names
    .filter((name) => /^[a-z]$/i.test(name))
    .map((name): Mount => ({ at: { drive: name.toUpperCase(), names: [] }, folder: path.join(folder, name) }));
  return spelled(names, 'C') ? mounts : [...mounts, { at: { drive: 'C', names: [] }, folder }];
}

/** `files/Users/ada` as the machine itself calls it, or null where it lies beside the disk's root. */
function belowRoot(platform: Platform, root: string, home: string): string | null {
  const parts = (text: string) => text.split('/').filter((part) => part !== '' && part !== '.');
  const [rootParts, homeParts] = [parts(root), parts(home)];
  if (!rootParts.every((part, at) => part === homeParts[at])) return null;
  const names = homeParts.slice(rootParts.length);
  if (platform !== 'windows') return formatPath({ drive: null, names });
  const [first = ''] = names;
  return /^[a-z]$/i.test(first)
    ? formatPath({ drive: first.toUpperCase(), names: names.slice(1) })
    : formatPath({ drive: 'C', names });
}

const usualHome = (platform: Platform, name: string) => formatPath(placeOf(platform, ['home', name]));

function placeOf(platform: Platform, home: string | readonly [string, string]): Mount['at'] {
  if (typeof home !== 'string') {
    const [, name] = home;
    if (platform === 'linux') return { drive: null, names: name === 'root' ? ['root'] : ['home', name] };
    return { drive: platform === 'windows' ? 'C' : null, names: ['Users', name] };
  }
  const names = home
    .replace(/^[A-Z]:/, '')
    .split(/[\\/]/)
    .filter((name) => name !== '');
  return { drive: platform === 'windows' ? 'C' : null, names };
}

/**
 * A home alone does not say what it is called on its computer, yet settings name it (`/home/anna/.thunderbird/…`). A path that goes on
 * below its first folders with what every home of the platform has is taken for this home's. Paths of other kinds lie outside.
 */
export function belowAnyHome(platform: Platform, names: readonly string[]): readonly string[] | null {
  const marks: Readonly<Record<Platform, readonly string[]>> = {
    linux: ['.thunderbird', '.icedove', 'snap/thunderbird/common', '.var/app'],
    windows: ['appdata/roaming', 'appdata/local'],
    macos: ['library'],
  };
  // `/Library` and `/System/Library` are the system's; a home is two folders deep on macOS and Windows, one at least on Linux.
  for (let at = platform === 'linux' ? 1 : 2; at < names.length; at += 1) {
    const rest = names.slice(at).join('/');
    const same = platform === 'linux' ? rest : rest.toLowerCase();
    if (marks[platform].some((mark) => same === mark || same.startsWith(`${mark}/`))) return names.slice(at);
  }
  return null;
}

function imageMachine(parts: {
  readonly platform: Platform;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly takenAt: number;
  readonly users: readonly MachineUser[];
  readonly files: Files;
  readonly lockState: Machine['lockState'];
  readonly processes: Machine['processes'];
  readonly registry: (user: MachineUser) => Result<readonly RegistryPart[], ReadError>;
  readonly credentials: Machine['credentials'];
}): Machine {
  const { platform, files } = parts;
  return {
    platform,
    kind: 'image',
    name: parts.name,
    takenAt: instantOf(parts.takenAt),
    users: parts.users,
    folders: (user) => foldersOf(platform, user.home),
    join: joinFor(platform),
    list: files.list,
    stat: files.stat,
    readLink: files.readLink,
    withSource: files.withSource,
    read: files.read,
    whereIs: files.whereIs,
    lockState: parts.lockState,
    processes: parts.processes,
    async registry(user) {
      const named = parts.registry(user);
      if (platform !== 'windows' || (named.ok && named.value.length > 0)) return named;
      return hiveOf(user, files);
    },
    credentials: parts.credentials,
    get bytesRead() {
      return files.bytesRead;
    },
  };
}
