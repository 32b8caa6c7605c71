import check from '../../../shared/checks/data-file-on-share.ts';
import type { Inventory } from '../../../shared/model/inventory.ts';
import { anInventory, aProfile, aStore } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const profile = aProfile({ id: 'outlook:anna/16.0/Outlook', client: 'outlook', user: 'anna' });
const store = aStore({
  id: `${profile.id}/store/1`,
  profile: profile.id,
  format: 'pst',
  path: 'Z:\\anna.pst',
  size: null,
});
const on = (change: Partial<Inventory>) => anInventory({ profiles: [profile], ...change });

testCheck(check, {
  silent: [
    { name: 'a file on a drive', on: on({ stores: [store] }) },
    {
      name: 'the long form of a path on this computer',
      on: on({ stores: [{ ...store, path: '\\\\?\\C:\\anna.pst' }] }),
    },
    {
      name: 'a file below a folder with two backslashes in its name',
      on: on({ stores: [{ ...store, path: 'C:\\\\server\\a.pst' }] }),
    },
    {
      name: 'an OST on a share, of which the article says nothing',
      on: on({ stores: [{ ...store, format: 'ost', path: '\\\\server\\a.ost' }] }),
    },
  ],
  loud: [
    {
      name: 'a file on a share',
      on: on({ stores: [{ ...store, path: '\\\\server\\mail\\anna.pst' }] }),
      says: [{ message: 'onShare', params: { file: '\\\\server\\mail\\anna.pst' } }],
    },
    {
      name: 'an old file on a share',
      on: on({ stores: [{ ...store, format: 'pst-ansi', path: '\\\\server\\mail\\old.pst' }] }),
      says: [{ message: 'onShare' }],
    },
    {
      name: 'a share in the long form',
      on: on({ stores: [{ ...store, path: '\\\\?\\UNC\\server\\mail\\anna.pst' }] }),
      says: [{ message: 'onShare' }],
    },
  ],
});
