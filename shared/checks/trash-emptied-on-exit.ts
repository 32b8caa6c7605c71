import { defineCheck, measured } from './define-check.ts';

export default defineCheck({
  meta: {
    id: 'trash-emptied-on-exit',
    topic: 'folder',
    severity: 'advice',
    since: '0.1.0',
    needs: ['accounts'],
    clients: ['thunderbird'],
    references: [measured('Thunderbird 153.7 ESR')],
    fixes: [],
    yieldsTo: [],
  },
  messages: {
    title: { text: 'Deleted mail is gone as soon as the program closes', note: 'Heading in the list of checks' },
    why: {
      text: 'The trash is the last place to take back a message deleted by mistake. With IMAP it is emptied on the server, for every device.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'In Account Settings > Server Settings of this account, untick “Empty Trash on Exit”.',
      note: 'What a person can do by hand. The names are those of Thunderbird; use those of the translated program',
    },
    emptied: {
      text: 'The trash of {account} is emptied each time the program closes.',
      note: 'account: name of the account',
      example: { account: 'ada@example.com' },
    },
  },
  applies: ({ accounts }) => accounts.length > 0,
  run({ accounts }, report) {
    for (const account of accounts)
      if (account.cleaning.emptiesTrashOnExit)
        report('emptied', {
          subject: account.id,
          evidence: [`${account.id}#cleaning/emptiesTrashOnExit`],
          params: { account: account.name },
        });
  },
});
