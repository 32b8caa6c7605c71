import { doorOfAccount } from '../facts/credentials-of-account.ts';
import { defineCheck, measured, vendor } from './define-check.ts';

/** Minutes. Thunderbird tries a wrong password three times at each look: below three minutes that is over 60 an hour. */
const shortest = 3;

export default defineCheck({
  meta: {
    id: 'check-interval-short',
    topic: 'connection',
    severity: 'advice',
    since: '0.1.0',
    needs: ['accounts'],
    clients: ['thunderbird'],
    references: [
      measured('Thunderbird 153.7 ESR: three refused sign-ins for each connection with a wrong password'),
      vendor('Dynu', 'Mail help: locked after 10 refused sign-ins in an hour'),
      vendor('MyHost', 'Mail help: locked after 20 refused sign-ins in ten minutes'),
    ],
    fixes: ['check-interval-restore'],
    yieldsTo: [],
  },
  messages: {
    title: { text: 'An account looks for mail very often', note: 'Heading in the list of checks' },
    why: {
      text: 'As long as the password is right, that costs little. When it is wrong once, the server counts dozens of refused sign-ins in an hour and locks out everybody behind your connection.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'In the server settings of the account set “Check for new messages every … minutes” to 10. With IMAP, new mail is announced by the server anyway.',
      note: 'What a person can do by hand; the quoted words are those of Thunderbird in the language of the reader',
    },
    often: {
      text: '{account} looks for mail {minutes, plural, =0 {without a pause} one {every minute} other {every # minutes}}. With a wrong password that can be {refusals, number} refused sign-ins an hour; some providers lock after 10.',
      note: 'account: name of the account; minutes: between two looks; refusals: how often the server would refuse in an hour',
      example: { account: 'ana@example.com', minutes: 1, refusals: 180 },
    },
  },
  applies: ({ accounts }) => accounts.some((account) => account.checking.everyMinutes !== null),
  run({ accounts }, report) {
    for (const account of accounts) {
      const { everyMinutes } = account.checking;
      const door = doorOfAccount(account);
      if (everyMinutes === null || everyMinutes >= shortest || !door || door.service === 'news') continue;
      report('often', {
        subject: account.id,
        evidence: [`${account.id}#checking/everyMinutes`],
        params: {
          account: account.name,
          minutes: everyMinutes,
          refusals: Math.floor(60 / Math.max(1, everyMinutes)) * 3,
        },
      });
    }
  },
});
