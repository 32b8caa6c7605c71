import check from '../../../shared/checks/shared-mailbox-mail-waits.ts';
import type { Inventory } from '../../../shared/model/inventory.ts';
import { anAccount, anInventory, aProfile, aSetting } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const profile = aProfile({ id: 'outlook:anna/16.0/Outlook', client: 'outlook', user: 'anna' });
const set = (name: string, value: boolean) =>
  aSetting(name, value, { profile: profile.id, id: `${profile.id}/setting/${name}` });
const exchange = anAccount({
  profile: profile.id,
  client: 'outlook',
  incoming: { protocol: 'exchange', api: 'mapi', endpoint: null },
});
const on = (change: Partial<Inventory>) => anInventory({ profiles: [profile], accounts: [exchange], ...change });

testCheck(check, {
  silent: [
    { name: 'cached mode is on', on: on({ settings: [set('delegate-sent-items', true), set('cached-mode', true)] }) },
    { name: 'cached mode is not written anywhere', on: on({ settings: [set('delegate-sent-items', true)] }) },
    {
      name: 'sent mail is kept as usual',
      on: on({ settings: [set('delegate-sent-items', false), set('cached-mode', false)] }),
    },
    {
      name: 'there is no Exchange account',
      on: on({
        accounts: [anAccount({ profile: profile.id })],
        settings: [set('delegate-sent-items', true), set('cached-mode', false)],
      }),
    },
  ],
  loud: [
    {
      name: 'both are set',
      on: on({ settings: [set('delegate-sent-items', true), set('cached-mode', false)] }),
      says: [{ message: 'probablyWaits', subject: `${profile.id}/setting/delegate-sent-items` }],
    },
  ],
});
