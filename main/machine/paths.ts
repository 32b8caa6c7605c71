import path from 'node:path';
import { isShare } from '../../shared/facts/data-files.ts';
import type { Platform } from '../../shared/model/ids.ts';
import type { UserFolders } from './machine.ts';

/** An absolute path of a machine, taken apart. `drive`: one upper-case letter on Windows, null elsewhere. `..` is kept. */
export type Place = { readonly drive: string | null; readonly names: readonly string[] };

/** Null for everything that is no absolute path on that platform; network paths (`\\server\share`) belong to another machine. */
export function parsePath(platform: Platform, text: string): Place | null {
  if (text.includes('\0')) return null;
  if (platform !== 'windows') return text.startsWith('/') ? { drive: null, names: partsOf(text, /\/+/) } : null;
  const match = /^(?:\\\\\?\\)?([a-z]):[\\/](.*)$/is.exec(text);
  if (!match?.[1]) return null;
  return { drive: match[1].toUpperCase(), names: partsOf(match[2] ?? '', /[\\/]+/) };
}

/** Whether it names a file of another computer; only Windows has paths that do. */
export const isNetworkPath = (platform: Platform, text: string): boolean => platform === 'windows' && isShare(text);

export function formatPath(place: Place): string {
  return place.drive === null ? `/${place.names.join('/')}` : `${place.drive}:\\${place.names.join('\\')}`;
}

/** The names of a link's relative target. */
export const linkNames = (platform: Platform, target: string) =>
  partsOf(target, platform === 'windows' ? /[\\/]+/ : /\/+/);

const partsOf = (text: string, separator: RegExp) =>
  text.split(separator).filter((name) => name !== '' && name !== '.');

/**
 * Whether the computer that runs us can have this as one name in a folder. A Linux image may hold `a\..\..\b` as the name of one file:
 * on Windows that would walk out of the image, and `a:b` would be another stream of `a`.
 */
export function isOneName(name: string, host: NodeJS.Platform = process.platform): boolean {
  return !(host === 'win32' ? /[\\/:\0]/ : /[/\0]/).test(name);
}

export const joinFor = (platform: Platform) => (platform === 'windows' ? path.win32.join : path.posix.join);

/** Where a platform keeps a user's application data, unless the environment says otherwise (Windows: redirected folders). */
export function foldersOf(
  platform: Platform,
  home: string,
  environment: { readonly roaming?: string | undefined; readonly local?: string | undefined } = {},
): UserFolders {
  const join = joinFor(platform);
  const none = { home, roaming: null, local: null, library: null };
  if (platform === 'linux') return none;
  if (platform === 'macos')
    return { ...none, roaming: join(home, 'Library', 'Application Support'), library: join(home, 'Library') };
  return {
    ...none,
    roaming: environment.roaming || join(home, 'AppData', 'Roaming'),
    local: environment.local || join(home, 'AppData', 'Local'),
  };
}
