import check from '../../../shared/checks/trash-emptied-on-exit.ts';
import type { Account } from '../../../shared/model/account.ts';
import { anAccount, anInventory, pop3, profileId } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const cleaning = (change: Partial<Account['cleaning']>, account: Partial<Account> = {}) =>
  anInventory({ accounts: [anAccount({ cleaning: { ...anAccount().cleaning, ...change }, ...account })] });

testCheck(check, {
  silent: [{ name: 'only junk is cleaned', on: cleaning({ junkExpiresAfterDays: 14, movesJunk: true }) }],
  loud: [
    {
      name: 'an IMAP account',
      on: cleaning({ emptiesTrashOnExit: true }),
      says: [{ message: 'emptied', subject: `${profileId}/account1`, params: { account: 'ada@example.com' } }],
    },
    {
      name: 'a POP3 account',
      on: cleaning({ emptiesTrashOnExit: true }, { incoming: pop3() }),
      says: [{ message: 'emptied' }],
    },
  ],
});
