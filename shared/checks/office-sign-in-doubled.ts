import { signInOf } from '../facts/office-sign-in.ts';
import { defineCheck, vendor } from './define-check.ts';

export default defineCheck({
  meta: {
    id: 'office-sign-in-doubled',
    topic: 'password',
    severity: 'advice',
    since: '0.2.0',
    needs: ['credentials', 'profiles'],
    unsureWith: ['credential-manager-unread'],
    clients: ['outlook'],
    references: [vendor('Rackspace', 'Clear Credential Manager (2018)')],
    fixes: [],
    yieldsTo: [],
  },
  messages: {
    title: { text: 'Windows keeps a sign-in for one address more than once', note: 'Heading in the list of checks' },
    why: {
      text: 'After an update of Office an older entry can stay behind. An old one may hold an old password, and some programs ask again and again then.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'If Outlook keeps asking for the password: close Outlook and the other Office programs, open Control Panel > User Accounts > Credential Manager > Windows Credentials, and remove the entries with these names. Outlook then asks once more. Leave the other entries alone.',
      note: 'What a person can do by hand. Names in Windows; German: Systemsteuerung > Benutzerkonten > Anmeldeinformationsverwaltung > Windows-Anmeldeinformationen',
    },
    twice: {
      text: 'Windows keeps {entries} sign-ins of one kind for {address}. One of them is probably out of date.',
      note: 'entries: how many, 2 or more; address: an e-mail address',
      example: { entries: 2, address: 'anna@example.com' },
    },
  },
  applies: ({ profiles }) => profiles.some(({ client, use }) => client === 'outlook' && use === 'used'),
  run({ credentials }, report) {
    const kept = credentials.flatMap((entry) => {
      const signIn = entry.store === 'windows-credential-manager' ? signInOf(entry.origin) : null;
      return signIn ? [{ ...entry, purpose: `${entry.profile} ${signIn.family} ${signIn.address.toLowerCase()}` }] : [];
    });
    for (const first of kept) {
      const same = kept.filter(({ purpose }) => purpose === first.purpose);
      if (same.length < 2 || same[0] !== first) continue;
      report('twice', {
        subject: first.id,
        related: same.slice(1).map(({ id }) => id),
        evidence: same.map(({ id }) => `${id}#origin`),
        params: { entries: same.length, address: first.user ?? '' },
        sureness: 'likely',
      });
    }
  },
});
