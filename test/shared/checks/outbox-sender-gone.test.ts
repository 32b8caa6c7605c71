import check from '../../../shared/checks/outbox-sender-gone.ts';
import type { OutboxItem } from '../../../shared/model/outbox.ts';
import { anIdentity, anInventory, anOutboxItem, aProblem, profileId } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const queued = (change: Partial<OutboxItem>) => anInventory({ outbox: [anOutboxItem(change)] });
const gone = { identityKey: 'id5', identity: null, account: null, from: 'eva@example.com' } as const;

testCheck(check, {
  silent: [
    { name: 'a sender that exists', on: queued({}) },
    { name: 'a message that names no sender', on: queued({ identityKey: null, identity: null, account: null }) },
    { name: 'a message set aside by its writer', on: queued({ ...gone, state: 'parked' }) },
    {
      name: 'settings that could only be read in part',
      on: { ...queued(gone), problems: [aProblem({ code: 'file-cut', blinds: ['identities', 'accounts'] })] },
    },
  ],
  loud: [
    {
      name: 'a sender whose account was deleted, however young the message',
      on: queued(gone),
      says: [
        {
          message: 'senderGone',
          subject: `${profileId}/outbox/0`,
          params: { sender: 'eva@example.com', subject: 'Offer' },
        },
      ],
    },
    {
      name: 'a sender left over without its account, and no address in the message',
      on: {
        ...queued({ identityKey: 'id7', identity: `${profileId}/id7`, account: null, from: null }),
        identities: [anIdentity({ key: 'id7', account: `${profileId}/account9` })],
      },
      says: [{ message: 'senderGone', params: { sender: 'id7' } }],
    },
    {
      name: 'another profile that could not be read',
      on: { ...queued(gone), problems: [aProblem({ subject: 'thunderbird:ada/other', blinds: ['accounts'] })] },
      says: [{ message: 'senderGone' }],
    },
  ],
});
