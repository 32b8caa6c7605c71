import type { Profile } from '../../../shared/model/profile.ts';
import type { Setting } from '../../../shared/model/store.ts';
import { versionOf } from './locate.ts';
import type { UserRegistry, Values } from './registry.ts';

type Known = {
  /** Ours, as checks ask for it. */
  readonly name: string;
  /** Below Outlook's key; empty for that key itself. */
  readonly key: string;
  readonly value: string;
  readonly kind: 'boolean' | 'number' | 'string';
  /** What holds where nobody wrote it; null: that depends, or no source says: then an absent one is not told. */
  readonly standard: boolean | number | null;
};
type Row = readonly [name: Known['name'], value: string, kind: Known['kind'], standard?: Known['standard']];

const below = (key: string, rows: readonly Row[]): Known[] =>
  rows.map(([name, value, kind, standard = null]) => ({ name, key, value, kind, standard }));

/**
 * outlook.md §1.6, by Microsoft's articles: KB 2797572 (sending), 2703723 (delegates), 832925 (sizes; the defaults of 2010 and later),
 * 2822194 (DisablePST and the like). Only those that two sources name; `Enable` of Cached Mode has one.
 */
const known: readonly Known[] = [
  ...below('Options\\Mail', [
    ['send-immediately', 'Send Mail Immediately', 'boolean', true],
    ['transport-logging', 'EnableLogging', 'boolean', false],
  ]),
  ...below('Preferences', [
    ['uses-new-outlook', 'UseNewOutlook', 'boolean', false],
    ['delegate-sent-items', 'DelegateSentItemsStyle', 'boolean', false],
  ]),
  ...below('Cached Mode', [
    ['cached-mode', 'Enable', 'boolean'],
    ['cached-months', 'SyncWindowSetting', 'number'],
    ['cached-days', 'SyncWindowSettingDays', 'number'],
    ['cached-shared-mail', 'CacheOthersMail', 'boolean'],
    ['cached-shared-mail-whole', 'DisableSyncSliderForSharedMailbox', 'boolean'],
  ]),
  ...below('PST', [
    ['data-file-limit', 'MaxLargeFileSize', 'number', 51_200],
    ['data-file-stop', 'WarnLargeFileSize', 'number', 48_640],
    ['ansi-data-file-limit', 'MaxFileSize', 'number', 2_075_149_312],
    ['data-files-forbidden', 'DisablePST', 'number'],
    ['data-files-do-not-grow', 'PSTDisableGrow', 'number'],
    ['cross-account-copy-off', 'DisableCrossAccountCopy', 'string'],
  ]),
  ...below('', [
    ['ost-folder', 'ForceOSTPath', 'string'],
    ['pst-folder', 'ForcePSTPath', 'string'],
  ]),
  ...below('AutoDiscover', [
    ['discovery-without-directory', 'ExcludeScpLookup', 'boolean'],
    ['discovery-without-last-address', 'ExcludeLastKnownGoodUrl', 'boolean'],
    ['makes-profile-silently', 'ZeroConfigExchange', 'boolean'],
    ['makes-profile-silently-once', 'ZeroConfigExchangeOnce', 'boolean'],
  ]),
  ...below('Security', [
    ['security-mode', 'AdminSecurityMode', 'number'],
    ['security-address-information', 'PromptOOMAddressInformationAccess', 'number'],
    ['security-address-book', 'PromptOOMAddressBookAccess', 'number'],
  ]),
];

/** Each setting that somebody wrote or whose default is known. A policy wins, the cloud's too, and the user cannot change it. */
export async function collectSettings(profile: Profile, registry: UserRegistry): Promise<Setting[]> {
  const version = versionOf(profile);
  // Outlook 2007 and 2010 share one place for profiles, but not for settings.
  const versions = version === '14.0' ? ['12.0', '14.0'] : [version];
  const placesBelow = (root: string) => versions.map((one) => `${root}\\Office\\${one}\\Outlook`);
  const places = [
    ...placesBelow('Software\\Microsoft').map((root) => ({ root, by: 'program' }) as const),
    ...placesBelow('Software\\Policies\\Microsoft').map((root) => ({ root, by: 'policy' }) as const),
    { root: `Software\\Policies\\Microsoft\\Cloud\\Office\\${version}\\Outlook`, by: 'policy' } as const,
  ];
  const read = new Map<string, Values>();
  const valuesAt = async (path: string) => {
    const seen = read.get(path) ?? (await registry.values(path));
    read.set(path, seen);
    return seen;
  };
  const settings: Setting[] = [];
  for (const { name, key, value: valueName, kind, standard } of known) {
    const setting = (value: Setting['value'], file: string | null, by: 'program' | 'policy' | 'default'): Setting => ({
      id: `${profile.id}/setting/${name}`,
      profile: profile.id,
      name,
      value,
      sources: { value: { file, line: null, key: valueName, by } },
    });
    let found = standard === null ? null : setting(standard, null, 'default');
    for (const { root, by } of places) {
      const path = key === '' ? root : `${root}\\${key}`;
      const value = settingIn(await valuesAt(path), valueName, kind);
      if (value !== null) found = setting(value, `HKEY_CURRENT_USER\\${path}`, by);
    }
    if (found) settings.push(found);
  }
  return [...settings, ...(await syncedFolders(profile, registry))];
}

function settingIn(values: Values, name: string, kind: Known['kind']): Setting['value'] {
  if (kind === 'string') return values.text(name);
  const number = values.number(name);
  return number === null || kind === 'number' ? number : number !== 0;
}

const oneDriveAccounts = 'Software\\Microsoft\\OneDrive\\Accounts';

/** Where OneDrive keeps its folders in step, each once: `UserFolder` of its accounts, and the variables that it sets for programs. */
async function syncedFolders(profile: Profile, registry: UserRegistry): Promise<Setting[]> {
  const found = new Map<string, Setting>();
  const take = async (path: string, name: string) => {
    const folder = (await registry.values(path)).text(name)?.replace(/\\+$/, '');
    if (!folder || found.has(folder.toLowerCase())) return;
    found.set(folder.toLowerCase(), {
      id: `${profile.id}/setting/synced-folder/${found.size + 1}`,
      profile: profile.id,
      name: 'synced-folder',
      value: folder,
      sources: { value: { file: `HKEY_CURRENT_USER\\${path}`, line: null, key: name, by: 'program' } },
    });
  };
  for (const account of await registry.keys(oneDriveAccounts))
    await take(`${oneDriveAccounts}\\${account}`, 'UserFolder');
  for (const name of ['OneDrive', 'OneDriveConsumer', 'OneDriveCommercial']) await take('Environment', name);
  return [...found.values()];
}
