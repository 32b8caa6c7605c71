import check from '../../../shared/checks/profile-settings-lost.ts';
import type { Account } from '../../../shared/model/account.ts';
import type { SetAside } from '../../../shared/model/store.ts';
import { anAccount, anInventory, aProblem, aSetAside, profileId } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const after = (aside: Partial<SetAside>, ...accounts: Account[]) =>
  anInventory({ setAside: [aSetAside(aside)], accounts });
const local = anAccount({ key: 'account2', incoming: { protocol: 'local' } });
const ben = anAccount({ key: 'account3', address: 'ben@example.com' });

testCheck(check, {
  silent: [
    { name: 'as many accounts as before', on: after({}, anAccount(), ben, local) },
    { name: 'a store of passwords that was set aside', on: after({ what: 'logins', accounts: 0 }) },
    { name: 'fewer accounts for half a year', on: after({ setAsideAt: '2026-05-01T08:00:00.000Z' }, anAccount()) },
    { name: 'fewer accounts, and nobody knows since when', on: after({ setAsideAt: null }, anAccount()) },
    {
      name: 'today’s settings could not be read either',
      on: { ...after({}), problems: [aProblem({ blinds: ['accounts'] })] },
    },
  ],
  loud: [
    {
      name: 'no account but the folders on this computer',
      on: after({}, local),
      says: [{ message: 'lost', subject: `${profileId}/set-aside/Invalidprefs.js`, params: { before: 2 } }],
    },
    {
      name: 'no account for half a year',
      on: after({ setAsideAt: '2026-05-01T08:00:00.000Z' }),
      says: [{ message: 'lost' }],
    },
    {
      name: 'no account, and a file without a readable one',
      on: after({ accounts: 0 }),
      says: [{ message: 'lostUncounted' }],
    },
    {
      name: 'one of two accounts since yesterday',
      on: after({}, anAccount(), local),
      says: [{ message: 'fewer', params: { now: 1, before: 2 } }],
    },
  ],
});
