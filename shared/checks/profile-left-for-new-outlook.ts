import type { Account } from '../model/account.ts';
import { defineCheck, vendor } from './define-check.ts';

export default defineCheck({
  meta: {
    id: 'profile-left-for-new-outlook',
    topic: 'profile',
    severity: 'advice',
    since: '0.2.0',
    needs: ['settings', 'accounts', 'profiles'],
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
      text: 'The two programs keep their settings apart. Servers, passwords and waiting mail of the new Outlook cannot be read from this computer, and the classic program’s settings may be out of date.',
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
    both: {
      text: 'The switch “New Outlook” is on. {address} is set up in the new and in the classic Outlook{more, plural, =0 {} one {, and so is one more address} other {, and so are # more addresses}}. What is changed in one of them does not change in the other; what is judged here are the settings of the classic one.',
      note: 'address: an address that both programs have; more: how many others both have',
      example: { address: 'ana@example.com', more: 0 },
    },
  },
  applies: ({ settings }) => settings.some(({ name }) => name === 'uses-new-outlook'),
  run({ settings, accounts, profiles }, report) {
    for (const { id, profile, name, value } of settings) {
      const own = accounts.filter((account) => account.profile === profile);
      if (name !== 'uses-new-outlook' || value !== true || own.length === 0) continue;
      const user = profiles.find((one) => one.id === profile)?.user;
      const news = profiles.filter((one) => one.client === 'outlook-new' && one.user === user);
      const there = accounts.filter((account) => news.some((one) => one.id === account.profile));
      const pairs = own.flatMap((account) => {
        const twin = there.find((other) => addressOf(other) !== null && addressOf(other) === addressOf(account));
        return twin ? [{ account, twin }] : [];
      });
      const [first] = pairs;
      const address = first?.account.address;
      if (!first || !address) {
        report('switched', { subject: id, evidence: [`${id}#value`], params: { accounts: own.length } });
        continue;
      }
      report('both', {
        subject: id,
        related: pairs.flatMap(({ account, twin }) => [account.id, twin.id]),
        evidence: [`${id}#value`, `${first.account.id}#address`, `${first.twin.id}#address`],
        params: { address, more: new Set(pairs.map(({ twin }) => twin.id)).size - 1 },
      });
    }
  },
});

const addressOf = ({ address }: Account): string | null => address?.toLowerCase() ?? null;
