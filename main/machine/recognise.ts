import { promises as fs } from 'node:fs';
import path from 'node:path';
import type { Platform } from '../../shared/model/ids.ts';
import { settle } from './files.ts';

/** What a folder without machine.json is: one user's home, or the root of a disk with its folder of homes. */
export type Shape = {
  readonly platform: Platform;
  readonly kind: 'home' | 'root';
};

/** Names that only one platform puts into a home, the surest first. A Mac's home may have a .config, a Linux one no Library. */
const homeSigns: readonly (readonly [Platform, readonly string[]])[] = [
  ['windows', ['AppData', 'NTUSER.DAT', 'ntuser.dat']],
  ['linux', ['.thunderbird', '.icedove', 'snap', '.var']],
  ['macos', ['Library']],
  ['linux', ['.config', '.local', '.cache', '.bashrc', '.profile']],
];
const rootSigns: readonly (readonly [Platform, readonly string[]])[] = [
  ['windows', ['Windows', 'ProgramData', 'Program Files']],
  ['macos', ['Applications', 'System', 'Library', 'Volumes']],
  ['linux', ['home']],
];

/** By what is there; `forced` overrules. Null where neither says anything. */
export async function recognise(folder: string, forced: Platform | undefined): Promise<Shape | null> {
  const names = await namesIn(folder);
  const users = spelled(names, 'Users');
  const drive = spelled(names, 'C');
  const homes = users ?? (names.includes('home') ? 'home' : undefined);
  const isDrive =
    homes === undefined && drive !== undefined && spelled(await namesIn(path.join(folder, drive)), 'Users');
  if (isDrive) return { platform: forced ?? 'windows', kind: 'root' };
  if (homes !== undefined) {
    const platform = forced ?? (users && (await platformOfHomes(path.join(folder, users)))) ?? signOf(names, rootSigns);
    if (platform) return { platform, kind: 'root' };
  }
  const platform = forced ?? signOf(names, homeSigns);
  return platform ? { platform, kind: 'home' } : null;
}

async function platformOfHomes(folder: string): Promise<Platform | undefined> {
  for (const name of await namesIn(folder)) {
    const platform = signOf(await namesIn(path.join(folder, name)), homeSigns);
    if (platform === 'windows' || platform === 'macos') return platform;
  }
  return undefined;
}

function signOf(names: readonly string[], signs: typeof homeSigns): Platform | undefined {
  return signs.find(([, telling]) => telling.some((name) => names.includes(name)))?.[0];
}

/** The name as our disk spells it. */
export const spelled = (names: readonly string[], wanted: string) =>
  names.find((name) => name === wanted) ?? names.find((name) => name.toLowerCase() === wanted.toLowerCase());

/** Of the folders in a folder; none where it cannot be read. Links do not count: they may lead anywhere. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  const entries = await settle(() => fs.readdir(folder, { withFileTypes: true }));
  return entries.ok ? entries.value.filter((entry) => !entry.isSymbolicLink()).map((entry) => entry.name) : [];
}
