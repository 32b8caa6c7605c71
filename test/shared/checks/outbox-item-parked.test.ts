import check from '../../../shared/checks/outbox-item-parked.ts';
import { anInventory, anOutboxItem, aProfile } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const profiles = [aProfile({ client: 'outlook' })];

testCheck(check, {
  silent: [
    { name: 'a message that waits', on: anInventory({ profiles, outbox: [anOutboxItem()] }) },
    {
      name: 'a message that is put off to a time',
      on: anInventory({ profiles, outbox: [anOutboxItem({ state: 'scheduled' })] }),
    },
    { name: 'a program without a word for it', on: anInventory({ outbox: [anOutboxItem({ state: 'parked' })] }) },
  ],
  loud: [
    {
      name: 'a message that was opened and closed',
      on: anInventory({ profiles, outbox: [anOutboxItem({ state: 'parked', subject: 'Offer' })] }),
      says: [{ message: 'parked', params: { named: true, subject: 'Offer' } }],
    },
  ],
});
