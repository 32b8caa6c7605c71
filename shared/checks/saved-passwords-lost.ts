import { defineCheck, measured } from './define-check.ts';

export default defineCheck({
  meta: {
    id: 'saved-passwords-lost',
    topic: 'password',
    severity: 'error',
    since: '0.1.0',
    needs: ['setAside', 'credentials', 'accounts'],
    clients: 'any',
    references: [measured('Thunderbird 153.7 ESR')],
    fixes: [],
    yieldsTo: [],
  },
  messages: {
    title: { text: 'The program set its saved passwords aside', note: 'Heading in the list of checks' },
    why: {
      text: 'It could not read the file and began an empty one. Every account asks for its password, and until it gets one, no mail comes or goes.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'Type each password when the program asks, and let it save them. To bring the old ones back, close the program and copy logins.json and key4.db of the same day together from a backup.',
      note: 'What a person can do by hand. logins.json and key4.db are file names',
    },
    passwordsLost: {
      text: 'No password is saved any more; those of before are in {file}, which the program could not read.',
      note: 'file: path of the file that was set aside',
      example: { file: '/home/ada/.thunderbird/main/logins.json.corrupt' },
    },
  },
  applies: ({ setAside }) => setAside.some((file) => file.what === 'logins'),
  run({ setAside, credentials, accounts }, report) {
    for (const aside of setAside) {
      // Some saved since then: the user has typed them again and is done.
      if (aside.what !== 'logins' || credentials.some((entry) => entry.profile === aside.profile)) continue;
      report('passwordsLost', {
        subject: aside.id,
        related: accounts.filter((account) => account.profile === aside.profile).map((account) => account.id),
        evidence: [`${aside.id}#file`],
        params: { file: aside.file },
      });
    }
  },
});
