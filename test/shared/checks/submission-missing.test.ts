import check from '../../../shared/checks/submission-missing.ts';
import type { Identity } from '../../../shared/model/account.ts';
import { anIdentity, anInventory, aProblem, profileId } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const sendingBy = (submission: Identity['submission'], change: Partial<Identity> = {}) =>
  anInventory({ identities: [anIdentity({ submission, ...change })] });
const missing = { kind: 'missing', names: 'smtp9' } as const;

testCheck(check, {
  silent: [
    { name: 'the default server', on: sendingBy({ kind: 'default', submission: `${profileId}/smtp1` }) },
    { name: 'an account that only receives', on: sendingBy({ kind: 'none' }) },
    {
      name: 'settings that could only be read in part',
      on: { ...sendingBy(missing), problems: [aProblem({ blinds: ['submissions'] })] },
    },
  ],
  loud: [
    {
      name: 'a server that is not in the list',
      on: sendingBy(missing),
      says: [
        {
          message: 'submissionMissing',
          subject: `${profileId}/id1`,
          params: { address: 'ada@example.com', key: 'smtp9' },
        },
      ],
    },
    {
      name: 'the same for a sender without an address',
      on: sendingBy(missing, { address: null }),
      says: [{ message: 'submissionMissing', params: { address: 'id1' } }],
    },
  ],
});
