import { expect, it } from 'vitest';
import check from '../../../shared/checks/office-sign-in-orphaned.ts';
import { evaluate } from '../../../shared/evaluate.ts';
import { aCredential, anAccount, anIdentity, anInventory, aProblem, aProfile } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const profile = aProfile({ id: 'outlook:ada/16.0/Outlook', client: 'outlook' });
const thunderbird = aProfile();
const bens = aProfile({ id: 'thunderbird:ben/main', user: 'ben' });
const entry = aCredential({
  id: `${profile.id}/sign-in/1`,
  profile: profile.id,
  store: 'windows-credential-manager',
  service: 'other',
  origin: 'MicrosoftOffice16_Data:SSPI:ben@example.com',
  host: '',
  user: 'ben@example.com',
});
const on = (change: Parameters<typeof anInventory>[0]) =>
  anInventory({ profiles: [profile, thunderbird, bens], credentials: [entry], ...change });

testCheck(check, {
  silent: [
    { name: 'an account has the address', on: on({ accounts: [anAccount({ address: 'Ben@example.com' })] }) },
    {
      name: 'a sender has the address',
      on: on({ identities: [anIdentity({ address: 'ben@example.com' })] }),
    },
    { name: 'a password of Thunderbird', on: on({ credentials: [aCredential({ user: 'ben@example.com' })] }) },
    {
      name: 'accounts that could not all be read',
      on: on({ problems: [aProblem({ subject: thunderbird.id, blinds: ['accounts'] })] }),
    },
    {
      name: 'the accounts of a program of the same user that could not be read',
      on: on({ problems: [aProblem({ subject: 'user:ada', blinds: ['accounts'] })] }),
    },
  ],
  loud: [
    { name: 'no account has the address', on: on({}), says: [{ message: 'unused' }] },
    {
      name: 'only another user of the computer has it',
      on: on({ accounts: [anAccount(), anAccount({ profile: bens.id, address: 'ben@example.com' })] }),
      says: [{ message: 'unused', params: { address: 'ben@example.com' } }],
    },
  ],
});

it('does not pass where the Credential Manager could not be seen', () => {
  const unseen = on({
    credentials: [],
    problems: [aProblem({ code: 'credential-manager-unread', subject: profile.id })],
  });
  expect(evaluate(unseen, [check.meta.id]).outcomes).toMatchObject([{ kind: 'inconclusive' }]);
});
