import check from '../../../shared/checks/pop3-expires-shared-mailbox.ts';
import { anAccount, anInventory, pop3 } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const reading = anAccount();
const by = (policy: Parameters<typeof pop3>[0]) => anAccount({ key: 'account2', incoming: pop3(policy) });
const on = (...accounts: ReturnType<typeof anAccount>[]) => anInventory({ accounts });
const outlook = { id: 'outlook:ada/Outlook/1', profile: 'outlook:ada/Outlook', client: 'outlook' } as const;

testCheck(check, {
  silent: [
    { name: 'the copy stays for ever', on: on(reading, by({})) },
    { name: 'nobody else reads the mailbox', on: on(by({ expireAfterDays: 14, deleteWhenDeletedHere: true })) },
    {
      name: 'no copy stays at all, which another check says',
      on: on(reading, by({ leaveOnServer: false, expireAfterDays: 14 })),
    },
    {
      name: 'the other one is POP3 in the same profile and has its own copy',
      on: on(anAccount({ incoming: pop3() }), by({ expireAfterDays: 14 })),
    },
    {
      name: 'the POP3 account is at rest',
      on: on(reading, {
        ...by({ expireAfterDays: 14 }),
        checking: { atStart: false, everyMinutes: null, fetches: false },
      }),
    },
  ],
  loud: [
    {
      name: 'after some days',
      on: on(reading, by({ expireAfterDays: 7 })),
      says: [{ message: 'expires', params: { days: 7, likeness: 'same' } }],
    },
    {
      name: 'when deleted here',
      on: on(reading, by({ deleteWhenDeletedHere: true })),
      says: [{ message: 'deletes' }],
    },
    {
      name: 'the values of the account wizard',
      on: on(reading, by({ expireAfterDays: 14, deleteWhenDeletedHere: true })),
      says: [{ message: 'expiresAndDeletes', params: { days: 14 } }],
    },
    {
      name: 'the other one is POP3 in another program, under a short user name',
      on: on({ ...anAccount({ incoming: pop3({}, { user: 'ada' }) }), ...outlook }, by({ expireAfterDays: 14 })),
      says: [{ message: 'expires', params: { readerProgram: 'Outlook', likeness: 'likely' } }],
    },
  ],
});
