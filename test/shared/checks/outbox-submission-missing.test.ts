import check from '../../../shared/checks/outbox-submission-missing.ts';
import type { OutboxItem } from '../../../shared/model/outbox.ts';
import { anIdentity, anInventory, anOutboxItem, aProblem, profileId } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const ada = anIdentity({ submission: { kind: 'missing', names: 'smtp9' } });
const ben = anIdentity({ key: 'id2', address: 'ben@example.com' });
const ofBen = { identityKey: 'id2', identity: ben.id } as const;
const queue = (...items: Partial<OutboxItem>[]) =>
  anInventory({
    identities: [ada, ben],
    outbox: items.map((item, at) => anOutboxItem({ id: `${profileId}/outbox/${at}`, ...item })),
  });

testCheck(check, {
  silent: [
    { name: 'a missing server and nothing queued', on: queue() },
    { name: 'only messages of somebody else', on: queue(ofBen, ofBen) },
    { name: 'a message put off to a date', on: queue({ state: 'scheduled' }) },
    {
      name: 'settings that could only be read in part',
      on: { ...queue({}), problems: [aProblem({ blinds: ['submissions'] })] },
    },
  ],
  loud: [
    {
      name: 'one message, however young',
      on: queue({}),
      says: [
        {
          message: 'queueStopped',
          subject: ada.id,
          params: { address: 'ada@example.com', key: 'smtp9', waiting: 1, behind: 0 },
        },
      ],
    },
    {
      name: 'one before, two of its own and two behind: of another profile or set aside does not count',
      on: queue(
        ofBen,
        {},
        ofBen,
        {},
        ofBen,
        { ...ofBen, profile: 'thunderbird:ben/main' },
        { ...ofBen, state: 'parked' },
      ),
      says: [{ message: 'queueStopped', params: { waiting: 2, behind: 2 } }],
    },
    {
      name: 'no outgoing server at all',
      on: { ...queue({}), identities: [anIdentity({ submission: { kind: 'none' } })], submissions: [] },
      says: [{ message: 'noServer', params: { address: 'ada@example.com', waiting: 1 } }],
    },
  ],
});
