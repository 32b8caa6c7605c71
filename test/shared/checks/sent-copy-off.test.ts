import check from '../../../shared/checks/sent-copy-off.ts';
import type { Submission } from '../../../shared/model/account.ts';
import { anEndpoint, anIdentity, anInventory, aSubmission, profileId } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const withoutCopy = (server: Partial<Submission> = {}) =>
  anInventory({ identities: [anIdentity({ keepsCopy: false })], submissions: [aSubmission(server)] });

testCheck(check, {
  silent: [
    { name: 'Gmail, which files a copy itself', on: withoutCopy({ endpoint: anEndpoint({ host: 'SMTP.gmail.com' }) }) },
    { name: 'a server that is not SMTP', on: withoutCopy({ type: 'ews' }) },
  ],
  loud: [
    {
      name: 'a server that files nothing',
      on: withoutCopy(),
      says: [{ message: 'noCopy', subject: `${profileId}/id1`, params: { address: 'ada@example.com' } }],
    },
    {
      name: 'a sender whose server is missing',
      on: anInventory({ identities: [anIdentity({ keepsCopy: false, submission: { kind: 'none' }, address: null })] }),
      says: [{ message: 'noCopy', params: { address: 'id1' } }],
    },
  ],
});
