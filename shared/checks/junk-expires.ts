import { defineCheck, measured } from './define-check.ts';

export default defineCheck({
  meta: {
    id: 'junk-expires',
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
    title: { text: 'Mail in the junk folder is deleted by age', note: 'Heading in the list of checks' },
    why: {
      text: 'A good message that was taken for junk can be found there only until then.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'In Account Settings > Junk Settings of this account, untick “Automatically delete junk mail older than”, or look through the folder before the days are over.',
      note: 'What a person can do by hand. The names are those of Thunderbird; use those of the translated program',
    },
    expires: {
      text: 'In {account}, mail in the junk folder is deleted {days, plural, =0 {at once} one {after # day} other {after # days}}.',
      note: 'account: name of the account; days: age at which it is deleted',
      example: { account: 'ada@example.com', days: 14 },
    },
  },
  applies: ({ accounts }) => accounts.length > 0,
  run({ accounts }, report) {
    for (const { id, name, cleaning } of accounts)
      if (cleaning.junkExpiresAfterDays !== null)
        report('expires', {
          subject: id,
          evidence: [`${id}#cleaning/junkExpiresAfterDays`],
          params: { account: name, days: cleaning.junkExpiresAfterDays },
        });
  },
});
