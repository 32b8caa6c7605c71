import { folderName } from '../facts/folder-name.ts';
import type { Account } from '../model/account.ts';
import type { FilterAction, FilterRule } from '../model/filter.ts';
import { defineCheck, measured } from './define-check.ts';

const byItself: readonly FilterRule['when'][number][] = ['arriving', 'after-junk', 'periodic'];
const onServer: readonly Account['incoming']['protocol'][] = ['imap', 'exchange', 'eas'];

export default defineCheck({
  meta: {
    id: 'filter-hides-mail',
    topic: 'filter',
    severity: 'warning',
    since: '0.1.0',
    needs: ['filters', 'accounts'],
    clients: 'any',
    references: [measured('Thunderbird 153.7 ESR')],
    fixes: ['filter-switch-off'],
    yieldsTo: ['filter-target-missing'],
  },
  messages: {
    title: { text: 'A filter takes arriving mail out of sight', note: 'Heading in the list of checks' },
    why: {
      text: 'Such a filter was wanted once. When it later matches a message that matters, nobody sees that message and nothing says so.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'Open Tools > Message Filters, choose the account, and untick the filter if it is no longer wanted. Filing into a folder you look at is the milder way.',
      note: 'What a person can do by hand. “Tools > Message Filters” is a name in Thunderbird',
    },
    deletes: {
      text: 'The filter “{filter}” of {account} deletes the arriving mail it matches.',
      note: 'filter: its name; account: name of the account',
      example: { filter: 'No offers', account: 'ada@example.com' },
    },
    deletesFromServer: {
      text: 'The filter “{filter}” of {account} deletes the arriving mail it matches from the server, for every device.',
      note: 'filter: its name; account: name of the account',
      example: { filter: 'Too big', account: 'ada@example.com' },
    },
    forwardsAndDeletes: {
      text: 'The filter “{filter}” of {account} forwards the arriving mail it matches to {target} and keeps none of it.',
      note: 'filter: its name; account: name of the account; target: mail address it forwards to',
      example: { filter: 'Orders', account: 'ada@example.com', target: 'ben@example.com' },
    },
    movesOffServer: {
      text: 'The filter “{filter}” of {account} moves the arriving mail it matches off the server into “{folder}” on this computer; other devices no longer show it.',
      note: 'filter: its name; account: name of the account; folder: name of a folder on this computer',
      example: { filter: 'Private', account: 'ada@example.com', folder: 'Kept here' },
    },
  },
  applies: ({ filters }) => filters.some((filter) => filter.enabled),
  run({ filters, accounts }, report) {
    for (const filter of filters) {
      if (!filter.enabled || !filter.when.some((occasion) => byItself.includes(occasion))) continue;
      const account = accounts.find((one) => one.id === filter.account);
      const action = (kind: FilterAction['kind']) => filter.actions.find((one) => one.kind === kind);
      const told = { subject: filter.id, related: [filter.account] };
      const names = { filter: filter.name, account: account?.name ?? filter.account };
      const evidence = (...actions: readonly FilterAction[]) => [
        `${filter.id}#enabled`,
        ...actions.map((one) => `${filter.id}#actions/${filter.actions.indexOf(one)}/name`),
        `${filter.id}#condition`,
      ];
      const forward = action('forward');
      const remove = action('delete-from-server') ?? action('delete');
      const move = filter.actions.find((one) => one.kind === 'move' && /^mailbox:/i.test(one.target ?? ''));
      if (remove && forward)
        report('forwardsAndDeletes', {
          ...told,
          evidence: evidence(forward, remove),
          params: { ...names, target: forward.target ?? '' },
        });
      else if (remove)
        report(remove.kind === 'delete' ? 'deletes' : 'deletesFromServer', {
          ...told,
          evidence: evidence(remove),
          params: names,
        });
      else if (move && account && onServer.includes(account.incoming.protocol))
        report('movesOffServer', {
          ...told,
          evidence: evidence(move),
          params: { ...names, folder: folderName(move.target ?? '') },
        });
    }
  },
});
