import check from '../../../shared/checks/password-conflicting.ts';
import {
  aCredential,
  anAccount,
  anInventory,
  aProblem,
  aSubmission,
  imap,
  profileId,
} from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const used = aCredential();
const short = aCredential({ user: 'ada' });
const sending = { origin: 'smtp://smtp.example.com', service: 'submission' } as const;

testCheck(check, {
  silent: [
    { name: 'two users', on: anInventory({ credentials: [used, aCredential({ user: 'ben@example.com' })] }) },
    {
      name: 'one name at two domains of a hoster',
      on: anInventory({ credentials: [used, aCredential({ user: 'ada@example.org' })] }),
    },
    {
      name: 'two forms, each used by an account of its own',
      on: anInventory({
        accounts: [anAccount(), anAccount({ key: 'account2', incoming: imap({ user: 'ada' }) })],
        credentials: [used, short],
      }),
    },
    {
      name: 'receiving and sending have two forms',
      on: anInventory({ credentials: [used, aCredential({ ...sending, user: 'ada' })] }),
    },
    { name: 'sealed user names', on: anInventory({ credentials: [used, aCredential({ user: null })] }) },
    { name: 'the account uses neither of them', on: anInventory({ credentials: [short] }) },
    {
      name: 'accounts of the profile could not be read',
      on: anInventory({
        credentials: [used, short],
        problems: [aProblem({ subject: profileId, blinds: ['accounts'] })],
      }),
    },
  ],
  loud: [
    {
      name: 'with and without the domain',
      on: anInventory({ credentials: [used, short] }),
      says: [
        {
          message: 'twoForms',
          subject: short.id,
          params: { host: 'imap.example.com', used: 'ada@example.com', unused: 'ada' },
        },
      ],
    },
    {
      name: 'capital letters, at an outgoing server that is listed twice',
      on: anInventory({
        submissions: [aSubmission(), aSubmission({ key: 'smtp2', isDefault: false })],
        credentials: [aCredential(sending), aCredential({ ...sending, user: 'Ada@example.com' })],
      }),
      says: [{ message: 'twoForms', params: { unused: 'Ada@example.com' } }],
    },
  ],
});
