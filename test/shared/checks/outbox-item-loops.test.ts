import { expect, it } from 'vitest';
import check from '../../../shared/checks/outbox-item-loops.ts';
import { evaluate } from '../../../shared/evaluate.ts';
import type { SentItem } from '../../../shared/model/outbox.ts';
import { anInventory, anOutboxItem, aSentItem, profileId } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const sent = (...copies: Partial<SentItem>[]) =>
  copies.map((copy, at) => aSentItem({ id: `${profileId}/sent/${at}`, ...copy }));
const at = (time: string) => ({ sentAt: `2026-11-20T${time}:00.000Z` });
const waiting = [anOutboxItem()];

testCheck(check, {
  silent: [
    { name: 'a waiting message that is once in Sent', on: anInventory({ outbox: waiting, sent: sent({}) }) },
    {
      name: 'a waiting message filed once by each of two accounts',
      on: anInventory({
        outbox: waiting,
        sent: sent({}, { folder: '/home/ada/.thunderbird/main/ImapMail/account2/Sent' }),
      }),
    },
    {
      name: 'messages without an id',
      on: anInventory({
        outbox: [anOutboxItem({ messageId: null })],
        sent: sent({ messageId: null }, { messageId: null }, { messageId: null }),
      }),
    },
    { name: 'one sending filed three times', on: anInventory({ sent: sent(at('09:00'), at('09:00'), at('09:00')) }) },
    { name: 'one message sent twice on purpose', on: anInventory({ sent: sent(at('09:00'), at('10:00')) }) },
    {
      name: 'a loop of last month',
      on: anInventory({
        sent: sent(
          { sentAt: '2026-10-20T09:00:00.000Z' },
          { sentAt: '2026-10-20T09:10:00.000Z' },
          { sentAt: '2026-10-20T09:20:00.000Z' },
        ),
      }),
    },
    {
      name: 'the same message in the Sent folder of another profile',
      on: anInventory({
        outbox: waiting,
        sent: sent({ profile: 'thunderbird:ben/main' }, { profile: 'thunderbird:ben/main' }),
      }),
    },
  ],
  loud: [
    {
      name: 'a waiting message that is twice in Sent',
      on: anInventory({ outbox: waiting, sent: sent(at('09:00'), at('09:10')) }),
      says: [{ message: 'stillQueued', subject: `${profileId}/outbox/0`, params: { copies: 2, subject: 'Offer' } }],
    },
    {
      name: 'four sendings of one message within a day, and another message',
      on: anInventory({
        sent: sent(at('09:00'), at('09:10'), at('09:20'), at('09:30'), { messageId: '<other@example.com>' }),
      }),
      says: [{ message: 'sentRepeatedly', subject: `${profileId}/sent/0`, params: { copies: 4 } }],
    },
    {
      name: 'three sendings of a message that waits no longer, while another one waits',
      on: anInventory({
        outbox: [anOutboxItem({ messageId: '<other@example.com>' })],
        sent: sent(at('09:00'), at('09:10'), at('09:20')),
      }),
      says: [{ message: 'sentRepeatedly', subject: `${profileId}/sent/0`, params: { copies: 3 } }],
    },
  ],
});

it('judges a message that was sent 20,000 times in less than a second', () => {
  const last = Date.parse('2026-11-20T09:00:00.000Z');
  const many = Array.from({ length: 20_000 }, (_, one) => ({ sentAt: new Date(last - one * 1_000).toISOString() }));
  const inventory = anInventory({ sent: sent(...many) });
  const started = performance.now();
  const { findings } = evaluate(inventory, ['outbox-item-loops']);
  expect(performance.now() - started).toBeLessThan(1_000);
  expect(findings).toMatchObject([{ message: 'sentRepeatedly', params: { copies: 20_000 } }]);
});
