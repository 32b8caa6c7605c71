import check from '../../../shared/checks/junk-expires.ts';
import type { Account } from '../../../shared/model/account.ts';
import { anAccount, anInventory, profileId } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const cleaning = (change: Partial<Account['cleaning']>) =>
  anInventory({ accounts: [anAccount({ cleaning: { ...anAccount().cleaning, ...change } })] });

testCheck(check, {
  silent: [
    { name: 'junk is moved and kept', on: cleaning({ movesJunk: true }) },
    { name: 'only the trash is emptied', on: cleaning({ emptiesTrashOnExit: true }) },
  ],
  loud: [
    {
      name: 'after two weeks',
      on: cleaning({ junkExpiresAfterDays: 14 }),
      says: [{ message: 'expires', subject: `${profileId}/account1`, params: { days: 14 } }],
    },
    { name: 'at once', on: cleaning({ junkExpiresAfterDays: 0 }), says: [{ message: 'expires', params: { days: 0 } }] },
  ],
});
