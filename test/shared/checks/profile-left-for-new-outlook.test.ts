import check from '../../../shared/checks/profile-left-for-new-outlook.ts';
import { anAccount, anInventory, aProfile, aSetting } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const profiles = [aProfile({ client: 'outlook' })];
const accounts = [anAccount()];

testCheck(check, {
  silent: [
    {
      name: 'the classic program',
      on: anInventory({ profiles, accounts, settings: [aSetting('uses-new-outlook', false)] }),
    },
    {
      name: 'the new one, and no account in the classic one',
      on: anInventory({ profiles, accounts: [], settings: [aSetting('uses-new-outlook', true)] }),
    },
  ],
  loud: [
    {
      name: 'the new one, with accounts in the classic one',
      on: anInventory({ profiles, accounts, settings: [aSetting('uses-new-outlook', true)] }),
      says: [{ message: 'switched', params: { accounts: 1 } }],
    },
  ],
});
