import check from '../../../shared/checks/data-file-near-limit.ts';
import type { Inventory } from '../../../shared/model/inventory.ts';
import { anInventory, aProfile, aSetting, aStore } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const profile = aProfile({ id: 'outlook:anna/16.0/Outlook', client: 'outlook', user: 'anna' });
const gigabyte = 1024 ** 3;
const limit = (name: string, value: number) =>
  aSetting(name, value, { profile: profile.id, id: `${profile.id}/setting/${name}` });
const usual = [limit('data-file-limit', 51_200), limit('ansi-data-file-limit', 2_075_149_312)];
const large = (size: number, change: Partial<Inventory> = {}, format: 'pst' | 'pst-ansi' | 'ost' | 'mbox' = 'pst') =>
  anInventory({
    profiles: [profile],
    settings: usual,
    stores: [
      aStore({
        id: `${profile.id}/store/1`,
        profile: profile.id,
        format,
        path: 'C:\\anna.pst',
        size: Math.round(size * gigabyte),
      }),
    ],
    ...change,
  });

testCheck(check, {
  silent: [
    { name: 'a file of 47 GB', on: large(47) },
    { name: 'a file of the old form of 1.7 GB', on: large(1.7, {}, 'pst-ansi') },
    { name: 'a limit that was raised', on: large(49, { settings: [limit('data-file-limit', 102_400)] }) },
    { name: 'a limit that could not be seen', on: large(49, { settings: [] }) },
    { name: 'a limit of 0', on: large(49, { settings: [limit('data-file-limit', 0)] }) },
  ],
  loud: [
    {
      name: 'a file of 47.5 GB',
      on: large(47.5),
      says: [{ message: 'nearLimit', params: { size: 47.5, limit: 50 } }],
    },
    { name: 'the copy of a mailbox, above its limit', on: large(50.2, {}, 'ost'), says: [{ message: 'nearLimit' }] },
    {
      name: 'a file of the old form',
      on: large(1.9, {}, 'pst-ansi'),
      says: [{ message: 'nearLimit', params: { size: 1.9, limit: 1.9 } }],
    },
    {
      name: 'a limit that a policy lowered',
      on: large(9.8, { settings: [limit('data-file-limit', 10_240)] }),
      says: [{ message: 'nearLimit', params: { size: 9.8, limit: 10 } }],
    },
  ],
});
