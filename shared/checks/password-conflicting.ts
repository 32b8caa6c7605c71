import { isBlind } from '../facts/blind.ts';
import { doorsOf, entriesAt } from '../facts/credentials-of-account.ts';
import { areFormsOfOneUser } from '../facts/user-forms.ts';
import { defineCheck, measured } from './define-check.ts';

export default defineCheck({
  meta: {
    id: 'password-conflicting',
    topic: 'password',
    severity: 'warning',
    since: '0.1.0',
    needs: ['credentials', 'accounts', 'submissions'],
    clients: ['thunderbird'],
    references: [
      measured('Thunderbird 153.7 ESR: takes the entry whose user name is written exactly as in the account'),
    ],
    fixes: ['password-forget'],
    yieldsTo: [],
  },
  messages: {
    title: { text: 'Two passwords are saved for what is probably one user', note: 'Heading in the list of checks' },
    why: {
      text: 'The program takes the one whose user name is written exactly as in the account. Whoever corrects the other one changes nothing, and the old password goes on being sent.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'In Thunderbird open Settings, Privacy & Security, Saved Passwords. Keep the line whose user name is the one in the account settings, and remove the other.',
      note: 'What a person can do by hand; the names of the menus are those of Thunderbird in the language of the reader',
    },
    twoForms: {
      text: 'For {host} a password is saved for {used} and another for {unused}, probably the same user. The account signs in as {used}.',
      note: 'host: the server; used: the user name in the account settings; unused: the other way to write it',
      example: { host: 'imap.example.com', used: 'dan@example.com', unused: 'dan' },
    },
  },
  applies: ({ credentials }) => credentials.length > 1,
  run({ credentials, accounts, submissions, problems }, report) {
    const doors = doorsOf(accounts, submissions);
    const told = new Set<string>();
    for (const door of doors) {
      if (isBlind(problems, door.profile, ['accounts', 'submissions'])) continue;
      const saved = entriesAt(door, credentials);
      const used = saved.find((entry) => entry.user === door.endpoint.user);
      // Both forms in use are two accounts, each with its own password.
      const users = doors.filter((other) => entriesAt(other, saved).length > 0).map((other) => other.endpoint.user);
      for (const other of saved) {
        if (!used || other.user === null || told.has(other.id) || users.includes(other.user)) continue;
        if (!areFormsOfOneUser(door.endpoint.user, other.user)) continue;
        told.add(other.id);
        report('twoForms', {
          subject: other.id,
          related: [used.id, door.id],
          evidence: [`${other.id}#user`, `${used.id}#user`, `${door.id}#${door.field}/user`],
          params: { host: door.endpoint.host, used: door.endpoint.user, unused: other.user },
          sureness: 'likely',
        });
      }
    }
  },
});
