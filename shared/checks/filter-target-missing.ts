import { isBlind } from '../facts/blind.ts';
import { folderName } from '../facts/folder-name.ts';
import { defineCheck, measured } from './define-check.ts';

export default defineCheck({
  meta: {
    id: 'filter-target-missing',
    topic: 'filter',
    severity: 'warning',
    since: '0.1.0',
    needs: ['filters', 'accounts', 'stores'],
    clients: 'any',
    references: [measured('Thunderbird 153.7 ESR')],
    fixes: ['filter-switch-off'],
    yieldsTo: [],
  },
  messages: {
    title: { text: 'A filter points to a folder that is not there', note: 'Heading in the list of checks' },
    why: {
      text: 'The next message it matches stays where it is, and Thunderbird switches the filter off: mail that was sorted for years is sorted no more.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'Open Tools > Message Filters, edit the filter and choose a folder that exists. If the folder is on the server but not shown, subscribe to it first.',
      note: 'What a person can do by hand. “Tools > Message Filters” is a name in Thunderbird',
    },
    folderUnknown: {
      text: 'The filter “{filter}” of {account} files into “{folder}”, a folder the program does not know.',
      note: 'filter: its name; account: name of the account; folder: name of the folder it names',
      example: { filter: 'Invoices', account: 'ada@example.com', folder: 'Invoices 2024' },
    },
    accountGone: {
      text: 'The filter “{filter}” of {account} files into “{folder}” of an account that was removed.',
      note: 'filter: its name; account: name of the account the filter belongs to; folder: name of the folder it names',
      example: { filter: 'Invoices', account: 'ada@example.com', folder: 'Invoices' },
    },
  },
  applies: ({ filters }) =>
    filters.some(({ enabled, actions }) => enabled && actions.some((one) => one.targetState !== null)),
  run({ filters, accounts, problems }, report) {
    for (const filter of filters) {
      const at = filter.actions.findIndex(
        ({ targetState }) => targetState === 'not-known' || targetState === 'account-gone',
      );
      const action = filter.actions[at];
      if (!filter.enabled || !action) continue;
      if (isBlind(problems, filter.profile, ['accounts', 'stores'])) continue;
      report(action.targetState === 'account-gone' ? 'accountGone' : 'folderUnknown', {
        subject: filter.id,
        related: [filter.account],
        evidence: [
          `${filter.id}#enabled`,
          `${filter.id}#actions/${at}/target`,
          `${filter.id}#actions/${at}/targetState`,
        ],
        params: {
          filter: filter.name,
          account: accounts.find((one) => one.id === filter.account)?.name ?? filter.account,
          folder: folderName(action.target ?? ''),
        },
      });
    }
  },
});
