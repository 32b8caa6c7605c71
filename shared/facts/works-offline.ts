import type { SubjectId } from '../model/ids.ts';
import type { Setting } from '../model/store.ts';

/** offline.startup_state of Thunderbird: 0 as last time, 1 ask, 2 online, 3 offline, 4 by the network. */
const alwaysOnline = 2;
const alwaysOffline = 3;

/** The setting by which a profile works offline; null where it works online or nothing says so. */
export function offlineSetting(settings: readonly Setting[], profile: SubjectId): Setting | null {
  const named = (name: string) => settings.find((one) => one.profile === profile && one.name === name);
  const start = named('offline-startup-state');
  if (start?.value === alwaysOffline) return start;
  const online = named('online');
  return online?.value === false && start?.value !== alwaysOnline ? online : null;
}
