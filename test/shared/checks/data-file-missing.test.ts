import check from '../../../shared/checks/data-file-missing.ts';
import type { Inventory } from '../../../shared/model/inventory.ts';
import { anAccount, anInventory, aProfile, aStore } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const profile = aProfile({ id: 'outlook:anna/16.0/Outlook', client: 'outlook', user: 'anna' });
const old = aProfile({ id: 'outlook:anna/16.0/Old', client: 'outlook', user: 'anna', use: 'other' });
const account = anAccount({ profile: profile.id, client: 'outlook', name: 'anna@example.com' });
const path = 'C:\\Users\\anna\\Documents\\Outlook Files\\anna.pst';
const store = aStore({
  id: `${profile.id}/store/1`,
  profile: profile.id,
  account: account.id,
  role: 'outbox',
  format: 'pst',
  path,
  size: null,
  messages: null,
  missing: true,
});
const on = (change: Partial<Inventory>) => anInventory({ profiles: [profile], accounts: [account], ...change });
const { missing: _, ...there } = store;

testCheck(check, {
  silent: [
    { name: 'the file is there', on: on({ stores: [{ ...there, size: 10_000 }] }) },
    { name: 'nobody could tell', on: on({ stores: [there] }) },
    { name: 'a copy that Outlook makes anew', on: on({ stores: [{ ...store, format: 'ost' }] }) },
    { name: 'an archive without an account', on: on({ stores: [{ ...store, account: null, role: 'other' }] }) },
    {
      name: 'a left-over profile beside the one in use',
      on: on({
        profiles: [profile, old],
        accounts: [{ ...account, profile: old.id }],
        stores: [{ ...store, profile: old.id }],
      }),
    },
  ],
  loud: [
    {
      name: 'the file of an account is gone',
      on: on({ stores: [store] }),
      says: [{ message: 'missing', subject: store.id, params: { account: 'anna@example.com', file: path } }],
    },
    {
      name: 'no profile is known to be the one in use',
      on: on({ profiles: [{ ...profile, use: 'other' }], stores: [store] }),
      says: [{ message: 'missing' }],
    },
  ],
});
