import check from '../../../shared/checks/archive-missing.ts';
import type { Inventory } from '../../../shared/model/inventory.ts';
import { anAccount, anInventory, aProfile, aStore } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const profile = aProfile({ id: 'outlook:anna/16.0/Outlook', client: 'outlook', user: 'anna' });
const account = anAccount({ profile: profile.id, client: 'outlook' });
const store = aStore({
  id: `${profile.id}/store/2`,
  profile: profile.id,
  account: null,
  role: 'other',
  format: 'pst',
  path: 'D:\\Archive\\2019.pst',
  size: null,
  messages: null,
  missing: true,
});
const { missing: _, ...there } = store;
const on = (change: Partial<Inventory>) => anInventory({ profiles: [profile], accounts: [account], ...change });

testCheck(check, {
  silent: [
    { name: 'an archive that is there', on: on({ stores: [{ ...there, size: 10_000 }] }) },
    { name: 'an archive on a drive of which nobody could tell', on: on({ stores: [there] }) },
    { name: 'the file of an account', on: on({ stores: [{ ...store, account: account.id }] }) },
    { name: 'the copy of a mailbox', on: on({ stores: [{ ...store, format: 'ost' }] }) },
  ],
  loud: [
    {
      name: 'an archive that is gone, named by two profiles',
      on: on({
        profiles: [
          { ...profile, use: 'other' },
          { ...profile, id: 'outlook:anna/15.0/Outlook', use: 'other' },
        ],
        stores: [store, { ...store, id: 'outlook:anna/15.0/Outlook/store/1', profile: 'outlook:anna/15.0/Outlook' }],
      }),
      says: [{ message: 'missing', subject: store.id, params: { file: 'D:\\Archive\\2019.pst' } }],
    },
  ],
});
