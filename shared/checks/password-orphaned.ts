import { isBlind } from '../facts/blind.ts';
import { type Door, doorsOf } from '../facts/credentials-of-account.ts';
import type { CredentialEntry } from '../model/credential.ts';
import { defineCheck, measured } from './define-check.ts';

/** OAuth2 sign-ins are left out: calendars and address books use the same ones, and no scan sees those. */
const judged: readonly CredentialEntry['service'][] = ['imap', 'pop3', 'submission', 'news'];
const service = '{service, select, imap {IMAP} pop3 {POP3} submission {outgoing mail} news {news} other {mail}}';
const note = 'service: imap, pop3, submission or news; host: the server; user: the user name it was saved for';

export default defineCheck({
  meta: {
    id: 'password-orphaned',
    topic: 'password',
    severity: 'warning',
    since: '0.1.0',
    needs: ['credentials', 'accounts', 'identities', 'submissions', 'setAside'],
    clients: ['thunderbird'],
    references: [measured('Thunderbird 153.7 ESR: a deleted account leaves its saved passwords behind')],
    fixes: ['password-forget'],
    yieldsTo: ['password-conflicting'],
  },
  messages: {
    title: { text: 'A password is still saved that no account uses', note: 'Heading in the list of checks' },
    why: {
      text: 'Without a primary password, anybody who can read the profile can read this password. It often still opens something, and it is easily taken for the one in use.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'In Thunderbird open Settings, Privacy & Security, Saved Passwords. Remove the line with this server and user name, and only that one.',
      note: 'What a person can do by hand; the names of the menus are those of Thunderbird in the language of the reader',
    },
    unusedServer: {
      text: `A password is saved for ${service} at {host}, and no account uses that server for it.`,
      note: 'service: imap, pop3, submission or news; host: the server',
      example: { service: 'imap', host: 'imap.example.com' },
    },
    unusedUser: {
      text: `A password of {user} is saved for ${service} at {host}; accounts use that server, but none with this user name.`,
      note,
      example: { service: 'imap', host: 'imap.example.com', user: 'ana@example.com' },
    },
    superseded: {
      text: `A password of {user} is still saved for ${service} at {host}; the account now signs in with OAuth2 and does not need it.`,
      note,
      example: { service: 'imap', host: 'imap.example.com', user: 'ana@example.com' },
    },
  },
  applies: ({ credentials }) => credentials.some((entry) => judged.includes(entry.service)),
  run({ credentials, accounts, identities, submissions, setAside, problems }, report) {
    const doors = doorsOf(accounts, submissions);
    /** Its server is missing from the list while an identity asks for it: a loss to mend, not a left-over. */
    const isWanted = (entry: CredentialEntry) =>
      entry.service === 'submission' &&
      identities.some(
        ({ profile, account, address, submission }) =>
          profile === entry.profile &&
          (submission.kind === 'missing' || submission.kind === 'none') &&
          (entry.user === null || [address, userOf(doors, account)].includes(entry.user)),
      );
    for (const entry of credentials) {
      const { id, profile, user, host } = entry;
      if (entry.store !== 'thunderbird-logins' || profile === null || !judged.includes(entry.service)) continue;
      // Where accounts were lost or could not be read, theirs only look like left-overs.
      if (isBlind(problems, profile, ['accounts', 'submissions'])) continue;
      if (setAside.some((one) => one.profile === profile && one.what === 'settings') || isWanted(entry)) continue;
      const here = doors.filter((door) => door.profile === profile && door.service === entry.service);
      const atHost = here.filter((door) => door.endpoint.host.toLowerCase() === host.toLowerCase());
      const told = { subject: id, evidence: [`${id}#origin`] };
      if (atHost.length === 0) {
        report('unusedServer', { ...told, params: { service: entry.service, host } });
        continue;
      }
      if (user === null || entry.service === 'news') continue;
      const users = atHost.filter((door) => door.endpoint.user === user);
      const params = { service: entry.service, host, user };
      if (users.length === 0) report('unusedUser', { ...told, evidence: [`${id}#origin`, `${id}#user`], params });
      else if (users.every((door) => door.endpoint.method === 'oauth2'))
        report('superseded', {
          ...told,
          evidence: [`${id}#origin`, ...users.map((door) => `${door.id}#${door.field}/method`)],
          params,
        });
    }
  },
});

const userOf = (doors: readonly Door[], account: string): string | null =>
  doors.find((door) => door.id === account)?.endpoint.user ?? null;
