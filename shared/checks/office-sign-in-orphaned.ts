import { isBlind } from '../facts/blind.ts';
import { signInOf } from '../facts/office-sign-in.ts';
import { defineCheck, vendor } from './define-check.ts';

export default defineCheck({
  meta: {
    id: 'office-sign-in-orphaned',
    topic: 'password',
    severity: 'advice',
    since: '0.2.0',
    needs: ['credentials', 'accounts', 'identities', 'profiles'],
    unsureWith: ['credential-manager-unread'],
    clients: ['outlook'],
    references: [vendor('Rackspace', 'Clear Credential Manager (2018)')],
    fixes: [],
    yieldsTo: ['office-sign-in-doubled'],
  },
  messages: {
    title: {
      text: 'Windows keeps a sign-in for an address that no account uses',
      note: 'Heading in the list of checks',
    },
    why: {
      text: 'It may be left over from an account that was removed. Word or Excel may also still sign in with it, so it is no fault by itself.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'If nobody uses this address here any more: close Outlook and the other Office programs, open Control Panel > User Accounts > Credential Manager > Windows Credentials, and remove the entry with exactly this name. Leave the other entries alone.',
      note: 'What a person can do by hand. Names in Windows; German: Systemsteuerung > Benutzerkonten > Anmeldeinformationsverwaltung > Windows-Anmeldeinformationen',
    },
    unused: {
      text: 'Windows keeps a sign-in for {address}, probably left over: no mail account here uses that address.',
      note: 'address: an e-mail address',
      example: { address: 'anna@example.com' },
    },
  },
  applies: ({ profiles }) => profiles.some(({ client, use }) => client === 'outlook' && use === 'used'),
  run({ credentials, accounts, identities, profiles, problems }, report) {
    for (const { id, store, profile, origin, user } of credentials) {
      if (store !== 'windows-credential-manager' || profile === null || user === null || !signInOf(origin)) continue;
      const owner = profiles.find((one) => one.id === profile)?.user;
      const theirs = profiles.filter((one) => one.user === owner).map((one) => one.id);
      // An account that could not be read may be the one that uses it.
      if (theirs.some((one) => isBlind(problems, one, ['accounts', 'identities']))) continue;
      if (problems.some(({ subject, blinds }) => subject === `user:${owner}` && blinds.includes('accounts'))) continue;
      const used = [
        ...accounts
          .filter((one) => theirs.includes(one.profile))
          .flatMap(({ address, incoming }) => [
            address,
            'endpoint' in incoming && incoming.endpoint ? incoming.endpoint.user : null,
          ]),
        ...identities.filter((one) => theirs.includes(one.profile)).map(({ address }) => address),
      ];
      if (used.some((one) => one?.toLowerCase() === user.toLowerCase())) continue;
      report('unused', { subject: id, evidence: [`${id}#origin`], params: { address: user }, sureness: 'likely' });
    }
  },
});
