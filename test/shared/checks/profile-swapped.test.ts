import check from '../../../shared/checks/profile-swapped.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import { anAccount, anInventory, aProblem, aProfile } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const fresh = (change: Partial<Profile> = {}) =>
  aProfile({ id: 'thunderbird:ada/new', path: '/home/ada/.thunderbird/new', ...change });
const old = (change: Partial<Profile> = {}) =>
  aProfile({ use: 'other', settingsChangedAt: '2026-10-01T08:00:00.000Z', ...change });
const local = anAccount({ key: 'account2', profile: 'thunderbird:ada/new', incoming: { protocol: 'local' } });
const both = (...profiles: Profile[]) => anInventory({ profiles, accounts: [anAccount(), local] });

testCheck(check, {
  silent: [
    {
      name: 'the empty profile that a first start makes beside the used one',
      on: both(fresh({ use: 'empty' }), aProfile()),
    },
    { name: 'an old profile without accounts beside the used one', on: both(fresh({ use: 'other' }), aProfile()) },
    { name: 'somebody else’s profile', on: both(fresh({ user: 'ben' }), old()) },
    {
      name: 'a second program that was tried once, before',
      on: both(fresh({ settingsChangedAt: '2026-01-01T08:00:00.000Z' }), aProfile()),
    },
    { name: 'no account in either', on: { ...both(fresh(), old()), accounts: [local] } },
    {
      name: 'a profile in use whose settings could not be read',
      on: { ...both(fresh(), old()), problems: [aProblem({ subject: 'thunderbird:ada/new', blinds: ['accounts'] })] },
    },
  ],
  loud: [
    {
      name: 'the used profile is empty, another one has the account',
      on: both(fresh(), old()),
      says: [
        {
          message: 'emptyInUse',
          subject: 'thunderbird:ada/new',
          params: { used: '/home/ada/.thunderbird/new', other: '/home/ada/.thunderbird/main', accounts: 1 },
        },
      ],
    },
    {
      name: 'a newer package of the program, with its own empty profile',
      on: both(fresh({ edition: 'snap' }), old({ use: 'used' })),
      says: [{ message: 'emptyInUse' }],
    },
  ],
});
