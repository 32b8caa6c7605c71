import check from '../../../shared/checks/profile-left-for-new-outlook.ts';
import type { Account } from '../../../shared/model/account.ts';
import { anAccount, anInventory, aProfile, aSetting } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const classic = aProfile({ client: 'outlook' });
const fresh = aProfile({ id: 'outlook-new:ada/main', client: 'outlook-new' });
const accounts = [anAccount()];
const inNew = (address: string, key = 'account1', profile = fresh.id): Account =>
  anAccount({
    key,
    profile,
    client: 'outlook-new',
    name: address,
    address,
    incoming: { protocol: 'other', type: 'service/imap', endpoint: null },
  });
const on = aSetting('uses-new-outlook', true);
const other = aProfile({ id: 'outlook-new:ben/main', client: 'outlook-new', user: 'ben' });

testCheck(check, {
  silent: [
    {
      name: 'the classic program',
      on: anInventory({ profiles: [classic], accounts, settings: [aSetting('uses-new-outlook', false)] }),
    },
    {
      name: 'the classic program, the new one is set up and not switched to',
      on: anInventory({
        profiles: [classic, fresh],
        accounts: [...accounts, inNew('ada@example.com')],
        settings: [aSetting('uses-new-outlook', false)],
      }),
    },
    {
      name: 'the new one, and no account in the classic one',
      on: anInventory({ profiles: [classic], accounts: [], settings: [on] }),
    },
  ],
  loud: [
    {
      name: 'the new one, with accounts in the classic one',
      on: anInventory({ profiles: [classic], accounts, settings: [on] }),
      says: [{ message: 'switched', params: { accounts: 1 } }],
    },
    {
      name: 'the new one with another address, and the same one of another user',
      on: anInventory({
        profiles: [classic, fresh, other],
        accounts: [...accounts, inNew('ada@example.org'), inNew('ada@example.com', 'account1', other.id)],
        settings: [on],
      }),
      says: [{ message: 'switched', params: { accounts: 1 } }],
    },
    {
      name: 'an address in both, in capitals',
      on: anInventory({
        profiles: [classic, fresh],
        accounts: [...accounts, inNew('Ada@Example.com')],
        settings: [on],
      }),
      says: [{ message: 'both', params: { address: 'ada@example.com', more: 0 } }],
    },
    {
      name: 'two addresses in both',
      on: anInventory({
        profiles: [classic, fresh],
        accounts: [
          ...accounts,
          anAccount({ key: 'account2', address: 'info@example.com' }),
          inNew('ada@example.com'),
          inNew('info@example.com', 'account2'),
        ],
        settings: [on],
      }),
      says: [{ message: 'both', params: { address: 'ada@example.com', more: 1 } }],
    },
  ],
});
