import type { Profile } from '../../../shared/model/profile.ts';
import type { Setting } from '../../../shared/model/store.ts';
import { versionOf } from './locate.ts';
import type { UserRegistry, Values } from './registry.ts';

/** Our name → key below Outlook, value, and the program's own default (outlook.md §1.6). */
const known = [
  { name: 'send-immediately', key: 'Options\\Mail', value: 'Send Mail Immediately', standard: 1 },
  { name: 'transport-logging', key: 'Options\\Mail', value: 'EnableLogging', standard: 0 },
  { name: 'uses-new-outlook', key: 'Preferences', value: 'UseNewOutlook', standard: 0 },
] as const;

/** A policy wins, the cloud's too, and the user cannot change it. */
export async function collectSettings(profile: Profile, registry: UserRegistry): Promise<Setting[]> {
  const version = versionOf(profile);
  const places = [
    { root: `Software\\Policies\\Microsoft\\Cloud\\Office\\${version}\\Outlook`, by: 'policy' },
    { root: `Software\\Policies\\Microsoft\\Office\\${version}\\Outlook`, by: 'policy' },
    { root: `Software\\Microsoft\\Office\\${version}\\Outlook`, by: 'program' },
  ] as const;
  const read = new Map<string, Values>();
  const valuesAt = async (path: string) => {
    const seen = read.get(path) ?? (await registry.values(path));
    read.set(path, seen);
    return seen;
  };
  const settings: Setting[] = [];
  for (const { name, key, value, standard } of known) {
    let setting: Setting = {
      id: `${profile.id}/setting/${name}`,
      profile: profile.id,
      name,
      value: standard !== 0,
      sources: { value: { file: null, line: null, key: value, by: 'default' } },
    };
    for (const { root, by } of [...places].reverse()) {
      const path = `${root}\\${key}`;
      const number = (await valuesAt(path)).number(value);
      if (number !== null)
        setting = {
          ...setting,
          value: number !== 0,
          sources: { value: { file: `HKEY_CURRENT_USER\\${path}`, line: null, key: value, by } },
        };
    }
    settings.push(setting);
  }
  return settings;
}
