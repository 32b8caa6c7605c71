import check from '../../../shared/checks/outbox-hides-receipt.ts';
import type { Inventory } from '../../../shared/model/inventory.ts';
import { anInventory, aProfile, aStore } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const profile = aProfile({ id: 'outlook:anna/16.0/Outlook', client: 'outlook', user: 'anna' });
const store = (change: object) =>
  anInventory({
    profiles: [profile],
    stores: [
      {
        ...aStore({
          id: `${profile.id}/store/1`,
          profile: profile.id,
          role: 'outbox',
          format: 'pst',
          path: 'C:\\Mail\\anna.pst',
        }),
        messages: 0,
        ...change,
      },
    ],
  });
const onlyOld: Partial<Inventory> = { profiles: [{ ...profile, use: 'other' }] };

testCheck(check, {
  silent: [
    { name: 'an empty outbox', on: store({ hiddenReceipts: 0, queued: 0 }) },
    { name: 'an outbox of which that is not known', on: store({}) },
    { name: 'messages that are listed and held', on: store({ messages: 2, hiddenReceipts: 1, queued: 2 }) },
    { name: 'an outbox that could not be read', on: store({ messages: null, queued: 2 }) },
  ],
  loud: [
    {
      name: 'a receipt that hangs, and is held for sending too',
      on: store({ hiddenReceipts: 1, queued: 1 }),
      says: [{ message: 'receipt', params: { file: 'anna.pst', count: 1 } }],
    },
    {
      name: 'entries in the queue alone',
      on: store({ queued: 3 }),
      says: [{ message: 'queued', params: { count: 3 } }],
    },
    {
      name: 'the only profile, not known to be in use',
      on: { ...store({ queued: 1 }), ...onlyOld },
      says: [{ message: 'queued' }],
    },
  ],
});
