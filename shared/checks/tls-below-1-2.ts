import { defineCheck, rfc, vendor } from './define-check.ts';

/** security.tls.version.min of Thunderbird: 1 is TLS 1.0, 2 is 1.1, 3 (its default) is 1.2, 4 is 1.3. */
const tls12 = 3;

export default defineCheck({
  meta: {
    id: 'tls-below-1-2',
    topic: 'connection',
    severity: 'warning',
    since: '0.1.0',
    needs: ['settings', 'profiles'],
    clients: ['thunderbird'],
    references: [rfc(8996), rfc(8997), vendor('Mozilla', 'Thunderbird preference security.tls.version.min')],
    fixes: [],
    yieldsTo: [],
  },
  messages: {
    title: { text: 'Outdated encryption was allowed again', note: 'Heading in the list of checks' },
    why: {
      text: 'TLS 1.0 and 1.1 have known weaknesses and have been abolished for mail too since 2021. Somebody once allowed them, mostly to reach an old server; now they only help an attacker.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'In Thunderbird open Settings, General, Config Editor, search for security.tls.version.min and reset it. If a server then cannot be reached, its operator has to renew it.',
      note: 'What a person can do by hand; the names of the menus are those of Thunderbird in the language of the reader',
    },
    lowered: {
      text: 'The profile {profile} allows connections with TLS {version}; Thunderbird itself asks for at least 1.2.',
      note: 'profile: name of the profile; version: the lowest version that is allowed, 1.0 or 1.1',
      example: { profile: 'default-release', version: '1.0' },
    },
  },
  applies: ({ settings }) => settings.some((setting) => setting.name === 'tls-version-min'),
  run({ settings, profiles }, report) {
    for (const { id, profile, name, value } of settings) {
      if (name !== 'tls-version-min' || typeof value !== 'number' || value >= tls12) continue;
      report('lowered', {
        subject: id,
        evidence: [`${id}#value`],
        params: {
          profile: profiles.find((one) => one.id === profile)?.name ?? profile,
          version: value === 2 ? '1.1' : '1.0',
        },
      });
    }
  },
});
