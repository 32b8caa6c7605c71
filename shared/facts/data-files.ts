import type { Profile } from '../model/profile.ts';
import type { Store } from '../model/store.ts';

/**
 * The data files of classic Outlook that are in use, each once: those of the default profile, or of all where none is known to be it.
 * Left-over profiles often name files that nobody misses.
 */
export function dataFiles({
  profiles,
  stores,
}: {
  readonly profiles: readonly Profile[];
  readonly stores: readonly Store[];
}) {
  const outlook = profiles.filter(({ client }) => client === 'outlook');
  const files = new Map<string, Store>();
  for (const store of stores) {
    const owner = outlook.find(({ id }) => id === store.profile);
    if (!owner) continue;
    const isLeft = owner.use !== 'used' && outlook.some(({ user, use }) => use === 'used' && user === owner.user);
    const key = `${owner.user}\n${store.path.toLowerCase()}`;
    if (!isLeft && !files.has(key)) files.set(key, store);
  }
  return [...files.values()];
}

/** The last part of a path of Windows: what a person calls the file. */
export const fileName = (path: string): string => path.slice(path.lastIndexOf('\\') + 1);

/**
 * Whether a path of Windows leads to another computer: `\\server\share\…`, with slashes of either kind, and its long form
 * `\\?\UNC\…`. `\\?\C:\…` and the devices `\\.\…` are of this one. docs/verify-on-windows.md, step 11.
 */
export const isShare = (path: string): boolean => /^[\\/]{2}(?:[^?.\\/]|[?.][^\\/]|[?.][\\/]unc[\\/])/i.test(path);
