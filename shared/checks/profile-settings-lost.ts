import { isBlind } from '../facts/blind.ts';
import { between, day } from '../facts/time.ts';
import { defineCheck, measured } from './define-check.ts';

/** Somebody who works on with fewer accounts for a month has settled for them. A guess. */
const settled = 30 * day;

export default defineCheck({
  meta: {
    id: 'profile-settings-lost',
    topic: 'profile',
    severity: 'error',
    since: '0.1.0',
    needs: ['setAside', 'accounts'],
    clients: 'any',
    references: [measured('Thunderbird 153.7 ESR')],
    fixes: ['profile-settings-restore'],
    yieldsTo: [],
  },
  messages: {
    title: { text: 'The program started empty: its settings were set aside', note: 'Heading in the list of checks' },
    why: {
      text: 'One damaged line is enough for the program to put its whole settings file aside and begin anew. The mail is still on the disk, and the accounts stand in the file named.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'Do not set up the accounts anew yet. Close the program, copy the whole profile folder, and let somebody who knows it mend the damaged line in the file named and give it back its name, prefs.js.',
      note: 'What a person can do by hand. prefs.js is a file name',
    },
    lost: {
      text: 'The program has no account any more. {before, plural, one {One account stands} other {# accounts stand}} in {file}, which it could not read.',
      note: 'before: accounts named in the file, at least 1; file: path of the file that was set aside',
      example: { before: 2, file: '/home/ada/.thunderbird/main/Invalidprefs.js' },
    },
    lostUncounted: {
      text: 'The program has no account any more. It could not read its settings and put them aside as {file}.',
      note: 'file: path of the file that was set aside; how many accounts it names could not be told',
      example: { file: '/home/ada/.thunderbird/main/Invalidprefs.js' },
    },
    fewer: {
      text: 'The program has {now, plural, one {one account} other {# accounts}}; {before} stand in {file}, which it could not read. The others are probably missed.',
      note: 'now: accounts of today, at least 1; before: accounts named in the file, more than now; file: path of the file that was set aside',
      example: { now: 1, before: 3, file: '/home/ada/.thunderbird/main/Invalidprefs.js' },
    },
  },
  applies: ({ setAside }) => setAside.some((file) => file.what === 'settings'),
  run({ setAside, accounts, takenAt, problems }, report) {
    for (const aside of setAside) {
      if (aside.what !== 'settings' || isBlind(problems, aside.profile, ['accounts'])) continue;
      const now = accounts.filter(
        ({ profile, incoming }) => profile === aside.profile && incoming.protocol !== 'local',
      ).length;
      const about = {
        subject: aside.id,
        related: [aside.profile],
        evidence: [`${aside.id}#file`, `${aside.id}#accounts`],
      };
      const { file, accounts: before } = aside;
      if (now === 0 && before === 0) report('lostUncounted', { ...about, params: { file } });
      else if (now === 0) report('lost', { ...about, params: { before, file } });
      else if (now < before && aside.setAsideAt !== null && between(aside.setAsideAt, takenAt) < settled)
        report('fewer', { ...about, params: { now, before, file }, sureness: 'likely' });
    }
  },
});
