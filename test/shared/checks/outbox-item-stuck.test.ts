import { describe, expect, it } from 'vitest';
import type { AnyCheck } from '../../../shared/checks/define-check.ts';
import loops from '../../../shared/checks/outbox-item-loops.ts';
import maybeDelivered from '../../../shared/checks/outbox-item-maybe-delivered.ts';
import oversized from '../../../shared/checks/outbox-item-oversized.ts';
import check from '../../../shared/checks/outbox-item-stuck.ts';
import senderGone from '../../../shared/checks/outbox-sender-gone.ts';
import serverMissing from '../../../shared/checks/outbox-submission-missing.ts';
import waitsByDesign from '../../../shared/checks/outbox-waits-by-design.ts';
import submissionMissing from '../../../shared/checks/submission-missing.ts';
import { evaluate } from '../../../shared/evaluate.ts';
import type { Inventory } from '../../../shared/model/inventory.ts';
import type { OutboxItem } from '../../../shared/model/outbox.ts';
import {
  anIdentity,
  anInventory,
  anObservation,
  anOutboxItem,
  aProblem,
  aSentItem,
  aSetting,
  profileId,
} from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const old = '2026-11-18T10:00:00.000Z';
const queued = (...items: Partial<OutboxItem>[]) =>
  anInventory({
    outbox: items.map((item, at) =>
      anOutboxItem({ id: `${profileId}/outbox/${at}`, messageId: `<${at}@example.com>`, ...item }),
    ),
  });
const offline = aSetting('online', false);

testCheck(check, {
  silent: [
    { name: 'a message of ten minutes', on: queued({}) },
    { name: 'a message of 59 minutes', on: queued({ queuedAt: '2026-11-20T11:00:01.000Z' }) },
    { name: 'a message put off to a date', on: queued({ state: 'scheduled', queuedAt: old }) },
    { name: 'a message set aside by its writer', on: queued({ state: 'parked', queuedAt: old }) },
    { name: 'a message without a date', on: queued({ queuedAt: null }) },
    { name: 'a clock that ran ahead', on: queued({ queuedAt: '2026-11-25T10:00:00.000Z' }) },
  ],
  loud: [
    {
      name: 'a message whose account last failed to send, by the log',
      on: {
        ...queued({ queuedAt: old }),
        observations: [
          anObservation({ protocol: 'imap', localTime: '2026-11-19 10:00:00' }),
          anObservation({ id: `${profileId}/observation/2`, protocol: 'submission', code: '535 5.7.8', text: 'no' }),
        ],
      },
      says: [{ message: 'stuckLogged', params: { said: '535 5.7.8 no' } }],
    },
    {
      name: 'a message of another account than the one that failed',
      on: {
        ...queued({ queuedAt: old }),
        observations: [anObservation({ account: `${profileId}/account2`, protocol: 'submission', code: '535 5.7.8' })],
      },
      says: [{ message: 'stuck' }],
    },
    {
      name: 'a message of two days',
      on: queued({ queuedAt: old }),
      says: [
        {
          message: 'stuck',
          subject: `${profileId}/outbox/0`,
          params: { named: true, subject: 'Offer', days: 2, hours: 50 },
        },
      ],
    },
    {
      name: 'a message of exactly one hour, without a subject',
      on: queued({ queuedAt: '2026-11-20T11:00:00.000Z', subject: ' ' }),
      says: [{ message: 'stuck', params: { named: false, days: 0, hours: 1 } }],
    },
    {
      name: 'a program that works offline',
      on: { ...queued({ queuedAt: old }), settings: [offline] },
      says: [{ message: 'stuckOffline' }],
    },
    {
      name: 'a refusal that the program wrote down, though it works offline',
      on: {
        ...queued({ queuedAt: old, state: 'refused', failure: { code: '554', text: '5.7.1 blocked' } }),
        settings: [offline],
      },
      says: [{ message: 'stuckRefused', params: { code: '554', text: '5.7.1 blocked' } }],
    },
    {
      name: 'a message of two days that may be put off to a date',
      on: {
        ...queued({ queuedAt: old, folder: 'C:\\mail.ost' }),
        problems: [aProblem({ code: 'deferral-not-known', params: { file: 'C:\\mail.ost', count: 1 } })],
      },
      says: [{ message: 'stuckUnlessDeferred', params: { named: true, days: 2 } }],
    },
    {
      name: 'a message of two days beside another file of which that is not known',
      on: {
        ...queued({ queuedAt: old, folder: 'C:\\mail.pst' }),
        problems: [aProblem({ code: 'deferral-not-known', params: { file: 'C:\\mail.ost', count: 1 } })],
      },
      says: [{ message: 'stuck' }],
    },
    {
      name: 'one old message among young ones',
      on: queued({}, { queuedAt: old }, {}),
      says: [{ message: 'stuck', subject: `${profileId}/outbox/1` }],
    },
  ],
});

describe('the checks of the outbox together', () => {
  const all: readonly AnyCheck[] = [
    check,
    loops,
    maybeDelivered,
    oversized,
    senderGone,
    serverMissing,
    submissionMissing,
    waitsByDesign,
  ];
  const said = (on: Inventory) => evaluate(on, undefined, all).findings.map((one) => `${one.check}/${one.message}`);
  const dangling = anIdentity({ submission: { kind: 'missing', names: 'smtp9' } });
  const ben = anIdentity({ key: 'id2', address: 'ben@example.com' });

  it('say one thing about one trouble: the account is gone', () => {
    expect(said(queued({ queuedAt: old, identityKey: 'id5', identity: null, account: null }))).toEqual([
      'outbox-sender-gone/senderGone',
    ]);
  });

  it('say one thing about a stopped queue, the messages behind included', () => {
    const on = queued({ queuedAt: old }, { queuedAt: old, identityKey: 'id2', identity: ben.id });
    expect(said({ ...on, identities: [dangling, ben] })).toEqual(['outbox-submission-missing/queueStopped']);
  });

  it('still call a message stuck that stands before the one that stops the queue', () => {
    const on = queued({ queuedAt: old, identityKey: 'id2', identity: ben.id }, { queuedAt: old });
    expect(said({ ...on, identities: [dangling, ben] })).toEqual([
      'outbox-item-stuck/stuck',
      'outbox-submission-missing/queueStopped',
    ]);
  });

  it('say one thing about a message that left already, once or often', () => {
    const on = queued({ queuedAt: old });
    const copy = aSentItem({ messageId: '<0@example.com>' });
    expect(said({ ...on, sent: [copy] })).toEqual(['outbox-item-maybe-delivered/alsoInSent']);
    expect(said({ ...on, sent: [copy, { ...copy, id: `${copy.id}/2` }] })).toEqual(['outbox-item-loops/stillQueued']);
  });

  it('say one thing about a program that works offline', () => {
    expect(said({ ...queued({ queuedAt: old }), settings: [offline] })).toEqual(['outbox-item-stuck/stuckOffline']);
    expect(said({ ...queued({}), settings: [offline] })).toEqual(['outbox-waits-by-design/offline']);
  });
});
