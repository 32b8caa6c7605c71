import check from '../../../shared/checks/outbox-waits-by-design.ts';
import type { OutboxItem } from '../../../shared/model/outbox.ts';
import type { Setting } from '../../../shared/model/store.ts';
import { anInventory, anOutboxItem, aSetting, profileId } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const queued = (change: Partial<OutboxItem>, ...settings: Setting[]) =>
  anInventory({ outbox: [anOutboxItem(change)], settings });
const offline = aSetting('online', false);
const never = aSetting('send-unsent-messages', 2);

testCheck(check, {
  silent: [
    { name: 'Outlook that sends at once', on: queued({}, aSetting('send-immediately', true)) },
    { name: 'works offline, with nothing to send', on: anInventory({ settings: [offline, never] }) },
    { name: 'a message that left this minute in the background', on: queued({}, aSetting('send-in-background', true)) },
    { name: 'a message of three days: that is more than design', on: queued({ queuedAt: '2026-11-17T10:00:00.000Z' }) },
    { name: 'a message set aside by its writer', on: queued({ state: 'parked' }, offline) },
    {
      name: 'another profile that works offline',
      on: queued({ state: 'parked' }, { ...offline, profile: 'thunderbird:ben/main' }),
    },
  ],
  loud: [
    {
      name: 'Outlook that sends only when told to, with nothing to send yet',
      on: anInventory({ outbox: [], settings: [aSetting('send-immediately', false)] }),
      says: [{ message: 'sendsLater', params: { waiting: 0 } }],
    },
    { name: 'a message sent later', on: queued({}), says: [{ message: 'queued', subject: `${profileId}/outbox/0` }] },
    { name: 'a message without a date', on: queued({ queuedAt: null }), says: [{ message: 'queued' }] },
    {
      name: 'a message put off to a date, at any age',
      on: queued({ state: 'scheduled', queuedAt: '2026-11-17T10:00:00.000Z', subject: '' }),
      says: [{ message: 'scheduled', params: { named: false } }],
    },
    {
      name: 'a program that works offline',
      on: queued({}, offline, never),
      says: [{ message: 'offline', subject: offline.id, params: { waiting: 1 } }],
    },
    {
      name: 'a program that never sends when it goes online',
      on: queued({}, aSetting('online', true), never),
      says: [{ message: 'neverOnGoingOnline', subject: never.id, params: { waiting: 1 } }],
    },
  ],
});
