import type { MachineInfo } from '../model/inventory.ts';
import type { Profile } from '../model/profile.ts';
import type { Setting, Store } from '../model/store.ts';

/** Folders as their programs name them when nobody chooses; the first below the home, or at the root of a drive. */
const usual: readonly (readonly [program: string, folder: RegExp])[] = [
  ['OneDrive', /^onedrive(?: - .+)?$/],
  ['Dropbox', /^dropbox(?: \(.+\))?$/],
  ['Google Drive', /^google ?drive$/],
  ['iCloud Drive', /^icloud ?drive$/],
  ['Nextcloud', /^nextcloud\d*$/],
  ['ownCloud', /^owncloud\d*$/],
];

export type SyncedFolder = { readonly program: string; readonly setting: Setting | null };

/** The program that keeps the file's folder in step with others. `setting`: where it says so itself; null: by the folder's name. */
export function syncedFolderOf(
  { path, profile }: Store,
  seen: {
    readonly settings: readonly Setting[];
    readonly profiles: readonly Profile[];
    readonly machine: MachineInfo;
  },
): SyncedFolder | null {
  const file = path.toLowerCase();
  const setting = seen.settings.find(
    ({ name, value, profile: of }) =>
      name === 'synced-folder' && of === profile && typeof value === 'string' && isBelow(file, value.toLowerCase()),
  );
  if (setting) return { program: 'OneDrive', setting };
  const user = seen.profiles.find(({ id }) => id === profile)?.user;
  const home = seen.machine.users.find(({ name }) => name === user)?.home.toLowerCase();
  const rest = home && isBelow(file, home) ? file.slice(home.length + 1) : file.replace(/^[a-z]:\\/, '');
  const folders = rest.split('\\').slice(0, -1);
  const program = usual.find(([, folder]) => folder.test(folders[0] ?? ''))?.[0];
  return program ? { program, setting: null } : null;
}

const isBelow = (file: string, folder: string) => file.startsWith(`${folder}\\`);
