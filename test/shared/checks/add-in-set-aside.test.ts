import check from '../../../shared/checks/add-in-set-aside.ts';
import type { Inventory } from '../../../shared/model/inventory.ts';
import { anInventory, aProfile } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const profile = aProfile({ id: 'outlook:anna/16.0/Outlook', client: 'outlook', user: 'anna' });
const addIn = (setAside: 'crashed' | 'not-known' | null, loads = false): Partial<Inventory> => ({
  profiles: [profile],
  addIns: [
    {
      id: `${profile.id}/add-in/Crm.Connect`,
      profile: profile.id,
      name: 'CRM for Outlook',
      loads,
      setAside,
      keptOn: false,
      sources: {},
    },
  ],
});

testCheck(check, {
  silent: [
    { name: 'an add-in that is loaded', on: anInventory(addIn(null, true)) },
    { name: 'an add-in that somebody switched off', on: anInventory(addIn(null)) },
  ],
  loud: [
    {
      name: 'one that made Outlook end',
      on: anInventory(addIn('crashed')),
      says: [{ message: 'crashed', params: { name: 'CRM for Outlook' } }],
    },
    { name: 'one in the list of failures', on: anInventory(addIn('not-known')), says: [{ message: 'off' }] },
  ],
});
