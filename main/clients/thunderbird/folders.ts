import type { Account, Identity } from '../../../shared/model/account.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import type { Store } from '../../../shared/model/store.ts';
import { parseFolderCache } from '../../formats/folder-cache.ts';
import type { Machine } from '../../machine/machine.ts';
import { makeProblem, readProblem } from '../problem.ts';
import type { PrefLayers } from './prefs.ts';

/**
 * The folder on disk that a server's mail lies in. Never guessed from the host name: folder names are made unique
 * (`imap.example-1.test`), and the `-rel` form wins over a foreign absolute path (measured on 153.7 ESR).
 */
export function serverFolder(prefs: PrefLayers, profile: Profile, server: string): string | null {
  const relative = prefs.string(`mail.server.${server}.directory-rel`, '').value;
  const inside = /^\[ProfD\](.*)$/.exec(relative)?.[1];
  if (inside !== undefined) {
    const separator = /^[a-z]:\\|^\\\\/i.test(profile.path) ? '\\' : '/';
    return [profile.path, ...inside.split('/').filter((part) => part !== '')].join(separator);
  }
  return prefs.string(`mail.server.${server}.directory`, '').value || null;
}

/** A folder address (`imap://anna%40example.test@imap.example.test/Archive/2025`), taken apart; null where it is none. */
export type FolderAddress = {
  readonly scheme: string;
  readonly user: string;
  readonly host: string;
  readonly path: readonly string[];
};

export function parseFolderAddress(address: string): FolderAddress | null {
  const match = /^(imap|mailbox|ews|graph):\/\/([^@/]*)@([^/]+)(?:\/(.*))?$/i.exec(address);
  if (!match) return null;
  const [, scheme = '', user = '', host = '', path = ''] = match;
  return {
    scheme: scheme.toLowerCase(),
    user: unescapePercent(user),
    host: unescapePercent(host).toLowerCase(),
    path: path
      .split('/')
      .filter((part) => part !== '')
      .map(unescapePercent),
  };
}

/** Percent signs that escape nothing are kept: Thunderbird writes folder names with raw ones in filter files. */
const unescapePercent = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
};

const schemes: Readonly<Record<string, readonly string[]>> = {
  imap: ['imap'],
  mailbox: ['pop3', 'local', 'other'],
  ews: ['exchange'],
  graph: ['exchange'],
};

/** The account whose folders an address names. Local Folders are `nobody@Local Folders`. */
export function accountOfFolder(address: FolderAddress, accounts: readonly Account[]): Account | undefined {
  return accounts.find(({ incoming }) => {
    if (!schemes[address.scheme]?.includes(incoming.protocol)) return false;
    if (incoming.protocol === 'local') return address.host === 'local folders';
    return incoming.endpoint?.host.toLowerCase() === address.host && incoming.endpoint.user === address.user;
  });
}

/** The mbox file, maildir folder or, for IMAP, index of a folder below an account's folder: `A/B` lies in `A.sbd/B`. */
export function folderFile(machine: Machine, account: Account, path: readonly string[]): string | null {
  if (account.directory === null || path.length === 0) return null;
  const parents = path.slice(0, -1).map((part) => `${part}.sbd`);
  return machine.join(account.directory, ...parents, path.at(-1) ?? '');
}

export type KnownFolders = {
  /** Whether this program knows the folder; `unknown` where its own list could not be read. */
  state(account: Account, path: readonly string[]): Promise<'known' | 'not-known' | 'unknown'>;
  /** Messages by folderCache.json; null where it has no count. */
  messages(file: string): number | null;
  readonly problems: readonly Problem[];
};

const cacheLimit = 32 * 1024 * 1024;

/** What the program knows of its folders: files and indexes on disk, and folderCache.json with the names on the server. */
export async function knownFolders(profile: Profile, machine: Machine): Promise<KnownFolders> {
  const file = machine.join(profile.path, 'folderCache.json');
  const read = await machine.read(file, cacheLimit);
  const cache = read.ok ? parseFolderCache(read.value) : null;
  const problems: Problem[] = [];
  if (!read.ok && read.error.code !== 'missing') problems.push(readProblem(read.error, profile.id, file, ['stores']));
  if (cache?.faults.length) problems.push(makeProblem('file-damaged', profile.id, ['stores'], { file }));
  // Keys are absolute paths of the computer it was written on: only the part below the profile means something here.
  const base = profile.path.split(/[\\/]/).at(-1) ?? '';
  const byPath = new Map(
    (cache?.folders ?? []).map((folder) => [below(folder.path, base).replace(/\.msf$/, ''), folder] as const),
  );
  const entry = (path: string) => byPath.get(below(path, base));
  return {
    problems,
    messages: (path) => {
      const count = entry(path)?.messages ?? -1;
      return count >= 0 ? count : null;
    },
    async state(account, path) {
      if (path.length === 1 && /^inbox$/i.test(path[0] ?? '')) return 'known';
      const at = folderFile(machine, account, path);
      if (at === null) return 'unknown';
      if ((await machine.stat(at)).ok || (await machine.stat(`${at}.msf`)).ok) return 'known';
      const inside = below(account.directory ?? '', base);
      for (const [where, folder] of byPath)
        if (where.startsWith(inside) && folder.onlineName === path.join('/')) return 'known';
      // An IMAP folder may be stored under another name; without the cache its absence proves nothing.
      return account.incoming.protocol === 'imap' && !cache ? 'unknown' : 'not-known';
    },
  };
}

const below = (path: string, base: string): string => {
  const parts = path.split(/[\\/]/);
  return parts.slice(parts.lastIndexOf(base) + 1).join('/');
};

const special = { inbox: 'Inbox', sent: 'Sent', drafts: 'Drafts', trash: 'Trash', junk: 'Junk' } as const;

/** The special folders of every account, by their files: sizes and counts, never their contents. */
export async function collectStores(
  profile: Profile,
  machine: Machine,
  accounts: readonly Account[],
  identities: readonly Identity[],
  known: KnownFolders,
): Promise<Store[]> {
  const stores: Store[] = [];
  for (const account of accounts) {
    const places = new Map<string, Store['role']>();
    for (const [role, name] of Object.entries(special) as [keyof typeof special, string][])
      places.set(role === 'inbox' && account.incoming.protocol === 'imap' ? 'INBOX' : name, role);
    for (const identity of identities) {
      for (const [address, role] of [
        [identity.sentFolder, 'sent'],
        [identity.draftsFolder, 'drafts'],
      ] as const) {
        const folder = address === null ? null : parseFolderAddress(address);
        if (folder && accountOfFolder(folder, accounts)?.id === account.id) places.set(folder.path.join('/'), role);
      }
    }
    for (const [place, role] of places) {
      const path = folderFile(machine, account, place.split('/'));
      if (path === null) continue;
      const stat = await machine.stat(path);
      const messages = known.messages(path);
      if (!stat.ok && messages === null) continue;
      const maildir = stat.ok && stat.value.kind === 'folder';
      stores.push({
        id: `${account.id}/folder/${place}`,
        profile: profile.id,
        account: account.id,
        role,
        format: maildir ? 'maildir' : 'mbox',
        path,
        size: stat.ok && !maildir ? stat.value.size : null,
        messages,
        sources: {},
      });
    }
  }
  return stores;
}
