import { expect, it } from 'vitest';
import check from '../../../shared/checks/office-sign-in-doubled.ts';
import { evaluate } from '../../../shared/evaluate.ts';
import { aCredential, anInventory, aProblem, aProfile } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const profile = aProfile({ id: 'outlook:ada/16.0/Outlook', client: 'outlook' });
const other = aProfile({ id: 'outlook:ben/16.0/Outlook', client: 'outlook', user: 'ben' });
const entry = (at: number, origin: string, user = 'ada@example.com', of = profile) =>
  aCredential({
    id: `${of.id}/sign-in/${at}`,
    profile: of.id,
    store: 'windows-credential-manager',
    service: 'other',
    origin,
    host: '',
    user,
  });
const on = (...credentials: ReturnType<typeof entry>[]) => anInventory({ profiles: [profile, other], credentials });

testCheck(check, {
  silent: [
    { name: 'one entry', on: on(entry(1, 'MicrosoftOffice16_Data:SSPI:ada@example.com')) },
    {
      name: 'two addresses',
      on: on(
        entry(1, 'MicrosoftOffice16_Data:SSPI:ada@example.com'),
        entry(2, 'MicrosoftOffice16_Data:SSPI:ada@example.net', 'ada@example.net'),
      ),
    },
    {
      name: 'two purposes',
      on: on(entry(1, 'MicrosoftOffice16_Data:SSPI:ada@example.com'), entry(2, 'MS.Outlook.15:ada@example.com:PUT')),
    },
    {
      name: 'two users of the computer',
      on: on(
        entry(1, 'MicrosoftOffice16_Data:SSPI:ada@example.com'),
        entry(1, 'MicrosoftOffice16_Data:SSPI:ada@example.com', 'ada@example.com', other),
      ),
    },
  ],
  loud: [
    {
      name: 'two versions of Office',
      on: on(
        entry(1, 'MicrosoftOffice15_Data:SSPI:Ada@example.com', 'Ada@example.com'),
        entry(2, 'MicrosoftOffice16_Data:SSPI:ada@example.com'),
      ),
      says: [{ message: 'twice', params: { entries: 2, address: 'Ada@example.com' } }],
    },
  ],
});

it('does not pass where the Credential Manager could not be seen', () => {
  const unseen = anInventory({
    profiles: [profile],
    credentials: [],
    problems: [aProblem({ code: 'credential-manager-unread', subject: profile.id })],
  });
  expect(evaluate(unseen, [check.meta.id]).outcomes).toMatchObject([{ kind: 'inconclusive' }]);
});
