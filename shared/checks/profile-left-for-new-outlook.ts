import { defineCheck, vendor } from './define-check.ts';

export default defineCheck({
  meta: {
    id: 'profile-left-for-new-outlook',
    topic: 'profile',
    severity: 'advice',
    since: '0.2.0',
    needs: ['settings', 'accounts'],
    clients: ['outlook'],
    references: [vendor('CCL Solutions', 'Outlook for Windows (2025)')],
    fixes: [],
    yieldsTo: [],
  },
  messages: {
    title: {
      text: 'The new Outlook is in use; what is shown here is the classic one',
      note: 'Heading in the list of checks',
    },
    why: {
      text: 'The new Outlook keeps its accounts at Microsoft, where they cannot be read from this computer. The classic program’s settings may be out of date.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'Look in the new Outlook under Settings > Accounts. To use the classic program again, switch “New Outlook” off at the top right.',
      note: 'What a person can do by hand. Names in Outlook; use those of the translated program',
    },
    switched: {
      text: 'The switch “New Outlook” is on. {accounts, plural, one {# account of the classic Outlook is} other {# accounts of the classic Outlook are}} judged here all the same.',
      note: 'accounts: how many the classic program has, at least 1',
      example: { accounts: 2 },
    },
  },
  applies: ({ settings }) => settings.some(({ name }) => name === 'uses-new-outlook'),
  run({ settings, accounts }, report) {
    for (const { id, profile, name, value } of settings) {
      const own = accounts.filter((account) => account.profile === profile);
      if (name !== 'uses-new-outlook' || value !== true || own.length === 0) continue;
      report('switched', { subject: id, evidence: [`${id}#value`], params: { accounts: own.length } });
    }
  },
});
