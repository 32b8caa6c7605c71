import check from '../../../shared/checks/pop3-only-copy-here.ts';
import { anAccount, anInventory, aProblem, aProfile, pop3 } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const emptying = anAccount({ name: 'ada by POP3', incoming: pop3({ leaveOnServer: false }) });

testCheck(check, {
  silent: [
    { name: 'POP3 leaves a copy', on: anInventory({ accounts: [anAccount({ incoming: pop3() })] }) },
    {
      name: 'the copy goes only when the message is deleted here',
      on: anInventory({ accounts: [anAccount({ incoming: pop3({ deleteWhenDeletedHere: true }) })] }),
    },
    {
      name: 'it is not known whether a copy stays',
      on: anInventory({ accounts: [anAccount({ incoming: pop3({ leaveOnServer: null }) })] }),
    },
    { name: 'another account reads it too', on: anInventory({ accounts: [emptying, anAccount({ key: 'account2' })] }) },
    {
      name: 'the account is at rest',
      on: anInventory({
        accounts: [{ ...emptying, checking: { atStart: false, everyMinutes: null, fetches: false } }],
      }),
    },
    {
      name: 'accounts of another profile could not be read',
      on: anInventory({
        accounts: [emptying],
        profiles: [aProfile(), aProfile({ id: 'thunderbird:ada/work', name: 'work' })],
        problems: [aProblem({ subject: 'thunderbird:ada/work', blinds: ['accounts'] })],
      }),
    },
  ],
  loud: [
    {
      name: 'nobody else reads it',
      on: anInventory({ accounts: [emptying] }),
      says: [
        { message: 'onlyCopy', subject: emptying.id, params: { account: 'ada by POP3', host: 'pop.example.com' } },
      ],
    },
    {
      name: 'the copy on the server goes after two weeks',
      on: anInventory({ accounts: [anAccount({ incoming: pop3({ expireAfterDays: 14 }) })] }),
      says: [{ message: 'onlyCopyLater', params: { days: 14 } }],
    },
  ],
});
