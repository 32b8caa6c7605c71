import type { Profile } from '../../../shared/model/profile.ts';
import type { Setting } from '../../../shared/model/store.ts';
import type { Pref, PrefLayers, PrefValue } from './prefs.ts';

/** The profile-wide settings that checks ask about, by our names; defaults from thunderbird.md §4.2 and Thunderbird's all-thunderbird.js. */
export function collectSettings(profile: Profile, prefs: PrefLayers, oldKeyFiles: readonly string[]): Setting[] {
  const setting = (name: string, pref: Pref<PrefValue>): Setting => ({
    id: `${profile.id}/setting/${name}`,
    profile: profile.id,
    name,
    value: pref.value,
    sources: { value: pref.source },
  });
  const found = [
    setting('send-in-background', prefs.boolean('mailnews.sendInBackground', false)),
    setting('send-unsent-messages', prefs.number('offline.send.unsent_messages', 0)),
    setting('offline-startup-state', prefs.number('offline.startup_state', 0)),
    setting('online', prefs.boolean('network.online', true)),
    setting('remember-passwords', prefs.boolean('signon.rememberSignons', true)),
    setting('tls-version-min', prefs.number('security.tls.version.min', 3)),
  ];
  for (const file of oldKeyFiles)
    found.push({
      id: `${profile.id}/setting/old-key-file/${file}`,
      profile: profile.id,
      name: 'old-key-file',
      value: file,
      sources: { value: { file, line: null, key: null, by: 'program' } },
    });
  return found;
}
