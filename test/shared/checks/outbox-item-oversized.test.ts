import check from '../../../shared/checks/outbox-item-oversized.ts';
import type { OutboxItem } from '../../../shared/model/outbox.ts';
import { anEndpoint, anIdentity, anInventory, anOutboxItem, aSubmission, profileId } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const mebibyte = 1024 * 1024;
const old = '2026-11-18T10:00:00.000Z';
const through = (host: string, item: Partial<OutboxItem>) =>
  anInventory({ outbox: [anOutboxItem(item)], submissions: [aSubmission({ endpoint: anEndpoint({ host }) })] });

testCheck(check, {
  silent: [
    { name: 'within the limit', on: through('smtp.gmail.com', { size: 34 * mebibyte }) },
    {
      name: 'at a server whose limit nobody knows',
      on: through('smtp.example.com', { size: 400 * mebibyte, queuedAt: old }),
    },
    { name: 'above what is usual, but young', on: through('smtp.office365.com', { size: 40 * mebibyte }) },
    { name: 'above a figure of 2013, but young', on: through('mail.gmx.net', { size: 90 * mebibyte }) },
    { name: 'set aside by its writer', on: through('smtp.gmail.com', { size: 90 * mebibyte, state: 'parked' }) },
    {
      name: 'a message whose sender is gone',
      on: through('smtp.gmail.com', { size: 91 * mebibyte, identityKey: 'id5', identity: null }),
    },
    {
      name: 'a sender without a server',
      on: {
        ...through('smtp.gmail.com', { size: 92 * mebibyte }),
        identities: [anIdentity({ submission: { kind: 'none' } })],
      },
    },
  ],
  loud: [
    {
      name: 'above the limit, however young',
      on: through('smtp.gmail.com', { size: 48 * mebibyte }),
      says: [
        {
          message: 'aboveLimit',
          subject: `${profileId}/outbox/0`,
          params: { host: 'smtp.gmail.com', size: 48, limit: 34.2, asOf: '2026-05' },
        },
      ],
    },
    {
      name: 'above the limit and put off to a date: it will be refused then',
      on: through('smtp.gmail.com', { size: 48 * mebibyte, state: 'scheduled' }),
      says: [{ message: 'aboveLimit' }],
    },
    {
      name: 'above what is usual, and stuck',
      on: through('smtp.office365.com', { size: 40 * mebibyte, queuedAt: old }),
      says: [{ message: 'aboveUsual', params: { limit: 35 } }],
    },
    {
      name: 'above what is usual, and refused',
      on: through('smtp.office365.com', { size: 40 * mebibyte, state: 'refused' }),
      says: [{ message: 'aboveUsual', params: { limit: 35 } }],
    },
    {
      name: 'above a figure of 2013, and stuck',
      on: through('mail.gmx.net', { size: 90 * mebibyte, queuedAt: old }),
      says: [{ message: 'aboveUsual', params: { asOf: '2013-07' } }],
    },
  ],
});
