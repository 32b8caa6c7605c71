import check from '../../../shared/checks/outbox-item-maybe-delivered.ts';
import { anInventory, anOutboxItem, aSentItem, profileId } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

testCheck(check, {
  silent: [
    { name: 'a waiting message that is not in Sent', on: anInventory({ outbox: [anOutboxItem()] }) },
    {
      name: 'another message of the same subject in Sent',
      on: anInventory({ outbox: [anOutboxItem()], sent: [aSentItem({ messageId: '<2@example.com>' })] }),
    },
    {
      name: 'messages without an id',
      on: anInventory({ outbox: [anOutboxItem({ messageId: null })], sent: [aSentItem({ messageId: null })] }),
    },
    {
      name: 'a message put off to a date, whose earlier sending is kept',
      on: anInventory({ outbox: [anOutboxItem({ state: 'scheduled' })], sent: [aSentItem()] }),
    },
  ],
  loud: [
    {
      name: 'the same message waits and is in Sent',
      on: anInventory({ outbox: [anOutboxItem()], sent: [aSentItem()] }),
      says: [{ message: 'alsoInSent', subject: `${profileId}/outbox/0`, params: { named: true, subject: 'Offer' } }],
    },
    {
      name: 'a message that the program itself marks',
      on: anInventory({ outbox: [anOutboxItem({ state: 'possibly-delivered' })] }),
      says: [{ message: 'cutOff' }],
    },
  ],
});
