import check from '../../../shared/checks/saved-passwords-lost.ts';
import type { CredentialEntry } from '../../../shared/model/credential.ts';
import { aCredential, anInventory, aSetAside, profileId } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const file = '/home/ada/.thunderbird/main/logins.json.corrupt';
const aside = aSetAside({ id: `${profileId}/set-aside/logins.json.corrupt`, what: 'logins', file, accounts: 0 });
const after = (...credentials: CredentialEntry[]) => anInventory({ setAside: [aside], credentials });

testCheck(check, {
  silent: [
    { name: 'a password was saved again since', on: after(aCredential()) },
    { name: 'settings that were set aside', on: anInventory({ setAside: [aSetAside()], credentials: [] }) },
    { name: 'nothing saved and nothing set aside', on: anInventory({ credentials: [] }) },
  ],
  loud: [
    {
      name: 'no password left',
      on: after(),
      says: [{ message: 'passwordsLost', subject: aside.id, params: { file } }],
    },
    {
      name: 'passwords of another profile only',
      on: after(aCredential({ profile: 'thunderbird:ben/main' })),
      says: [{ message: 'passwordsLost' }],
    },
  ],
});
