import check from '../../../shared/checks/filter-hides-mail.ts';
import type { Account } from '../../../shared/model/account.ts';
import type { FilterAction, FilterRule } from '../../../shared/model/filter.ts';
import { aFilter, anAccount, anInventory, pop3, profileId } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const act = (kind: FilterAction['kind'], target: string | null = null): FilterAction => ({
  kind,
  name: kind,
  target,
  targetState: target?.includes('://') ? 'known' : null,
});
const having = (actions: FilterAction[], change: Partial<FilterRule> = {}, account: Account = anAccount()) =>
  anInventory({ accounts: [account], filters: [aFilter({ actions, ...change })] });
const here = 'mailbox://nobody@Local%20Folders/Kept%20here';
const onServer = 'imap://ada%40example.com@imap.example.com/Invoices';

testCheck(check, {
  silent: [
    { name: 'a filter that marks as read', on: having([act('mark-read'), act('stop')]) },
    { name: 'a filter that files on the server', on: having([act('move', onServer)]) },
    { name: 'a filter that copies to this computer', on: having([act('copy', here)]) },
    { name: 'a filter that forwards and keeps the message', on: having([act('forward', 'ben@example.com')]) },
    { name: 'a deleting filter that is switched off', on: having([act('delete')], { enabled: false }) },
    { name: 'a deleting filter that runs by hand only', on: having([act('delete')], { when: ['by-hand'] }) },
    { name: 'a filter on sent mail', on: having([act('delete')], { when: ['after-sending'] }) },
    {
      name: 'a POP3 account that files on this computer',
      on: having([act('move', here)], {}, anAccount({ incoming: pop3() })),
    },
  ],
  loud: [
    {
      name: 'deletes',
      on: having([act('mark-read'), act('delete')]),
      says: [
        {
          message: 'deletes',
          subject: `${profileId}/account1/filter/1`,
          params: { filter: 'Invoices', account: 'ada@example.com' },
        },
      ],
    },
    {
      name: 'deletes after the junk check',
      on: having([act('delete')], { when: ['after-junk'] }),
      says: [{ message: 'deletes' }],
    },
    {
      name: 'deletes from the server',
      on: having([act('delete-from-server')], {}, anAccount({ incoming: pop3() })),
      says: [{ message: 'deletesFromServer' }],
    },
    {
      name: 'forwards and deletes',
      on: having([act('forward', 'ben@example.com'), act('delete')]),
      says: [{ message: 'forwardsAndDeletes', params: { target: 'ben@example.com' } }],
    },
    {
      name: 'moves off the server',
      on: having([act('move', here)], { when: ['periodic'] }),
      says: [{ message: 'movesOffServer', params: { folder: 'Kept here' } }],
    },
  ],
});
