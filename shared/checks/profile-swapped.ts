import { isBlind } from '../facts/blind.ts';
import type { Profile } from '../model/profile.ts';
import { defineCheck, vendor } from './define-check.ts';

export default defineCheck({
  meta: {
    id: 'profile-swapped',
    topic: 'profile',
    severity: 'warning',
    since: '0.1.0',
    needs: ['profiles', 'accounts'],
    clients: 'any',
    references: [vendor('Mozilla', 'Profiles: where Thunderbird stores your messages and other user data')],
    fixes: [],
    yieldsTo: ['profile-settings-lost'],
  },
  messages: {
    title: {
      text: 'The program opens an empty profile beside one with accounts',
      note: 'Heading in the list of checks',
    },
    why: {
      text: 'After an update, a new installation or a change to another package, a program may open a new profile. Mail and accounts seem gone; they are in the other one.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'Close the program. In Thunderbird, start it with the option -P, or open Help > Troubleshooting Information > about:profiles; for Outlook, open Control Panel > Mail > Show Profiles. Choose the profile named and make it the default. Delete none of them.',
      note: 'What a person can do by hand. The menu names are those of Thunderbird',
    },
    emptyInUse: {
      text: 'The profile in use, {used}, has no account. The profile {other} of the same person has {accounts, plural, one {one account} other {# accounts}}: the program has probably changed profiles.',
      note: 'used: path of the profile in use; other: path of the profile with accounts; accounts: how many it has',
      example: {
        used: '/home/ada/.thunderbird/x1.default-release-1',
        other: '/home/ada/.thunderbird/a9.default-release',
        accounts: 2,
      },
    },
  },
  applies: ({ profiles }) => profiles.length > 1,
  run({ profiles, accounts, problems }, report) {
    const countOf = ({ id }: Profile) =>
      accounts.filter(({ profile, incoming }) => profile === id && incoming.protocol !== 'local').length;
    for (const used of profiles) {
      if (used.use !== 'used' || countOf(used) > 0 || isBlind(problems, used.id, ['accounts'])) continue;
      const [other] = profiles
        .filter((one) => one.user === used.user && one.client === used.client && countOf(one) > 0)
        .toSorted((a, b) => ((a.settingsChangedAt ?? '') > (b.settingsChangedAt ?? '') ? -1 : 1));
      // Two programs, each with its own profile: the one with accounts is in use as well, and was so last.
      if (!other || (other.use === 'used' && !wasFirst(other, used))) continue;
      report('emptyInUse', {
        subject: used.id,
        related: [other.id],
        evidence: [`${used.id}#use`, `${other.id}#path`],
        params: { used: used.path, other: other.path, accounts: countOf(other) },
        sureness: 'likely',
      });
    }
  },
});

const wasFirst = (a: Profile, b: Profile) =>
  a.settingsChangedAt !== null && b.settingsChangedAt !== null && a.settingsChangedAt < b.settingsChangedAt;
