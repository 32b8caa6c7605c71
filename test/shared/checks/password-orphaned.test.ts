import check from '../../../shared/checks/password-orphaned.ts';
import type { Inventory } from '../../../shared/model/inventory.ts';
import {
  aCredential,
  anAccount,
  anEndpoint,
  anIdentity,
  anInventory,
  aProblem,
  aSetAside,
  imap,
  profileId,
} from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const leftOver = aCredential({ origin: 'imap://mail.example.net' });
const another = aCredential({ user: 'eva@example.com' });
const sending = aCredential({ origin: 'smtp://smtp.example.com', service: 'submission' });
/** The healthy computer with one more saved password. */
const and = (entry: typeof leftOver, change: Partial<Inventory> = {}): Inventory => {
  const healthy = anInventory(change);
  return { ...healthy, credentials: [...healthy.credentials, entry] };
};

testCheck(check, {
  silent: [
    {
      name: 'the host in capitals',
      on: anInventory({ credentials: [aCredential({ origin: 'imap://IMAP.example.com' })] }),
    },
    {
      name: 'passwords of calendars, address books and Exchange',
      on: anInventory({
        credentials: [
          aCredential({ origin: 'https://dav.example.net', service: 'other' }),
          aCredential({ origin: 'https://mail.example.net', service: 'exchange' }),
          aCredential({ origin: 'oauth://issuer.example.net', service: 'oauth' }),
        ],
      }),
    },
    {
      name: 'news, whatever the user',
      on: and(aCredential({ origin: 'news://news.example.com', service: 'news', user: 'ada' }), {
        accounts: [
          anAccount(),
          anAccount({
            key: 'account2',
            incoming: { protocol: 'other', type: 'nntp', endpoint: anEndpoint({ host: 'news.example.com', user: '' }) },
          }),
        ],
      }),
    },
    {
      name: 'sealed user names at a server in use',
      on: anInventory({ credentials: [aCredential({ user: null })] }),
    },
    {
      name: 'the password of a missing outgoing server that an identity still names',
      on: anInventory({
        submissions: [],
        identities: [anIdentity({ submission: { kind: 'missing', names: 'smtp1' } })],
      }),
    },
    {
      name: 'the settings were lost, and the accounts with them',
      on: anInventory({ accounts: [], submissions: [], identities: [], setAside: [aSetAside()] }),
    },
    {
      name: 'accounts of the profile could not be read',
      on: and(leftOver, { problems: [aProblem({ subject: profileId, blinds: ['accounts'] })] }),
    },
    {
      name: 'another store, which is shared by programs we do not see',
      on: and(aCredential({ origin: 'imap://mail.example.net', store: 'windows-credential-manager', profile: null })),
    },
  ],
  loud: [
    {
      name: 'a server that no account uses',
      on: and(leftOver),
      says: [{ message: 'unusedServer', subject: leftOver.id, params: { service: 'imap', host: 'mail.example.net' } }],
    },
    {
      name: 'a sealed user name changes nothing about an unused server',
      on: anInventory({
        credentials: [aCredential({ origin: 'mailbox://mail.example.net', service: 'pop3', user: null })],
      }),
      says: [{ message: 'unusedServer', params: { service: 'pop3' } }],
    },
    {
      name: 'the same server by another protocol',
      on: and(aCredential({ origin: 'mailbox://imap.example.com', service: 'pop3' })),
      says: [{ message: 'unusedServer' }],
    },
    {
      name: 'the server is used, by another profile only',
      on: and(aCredential({ origin: 'imap://imap.example.com', profile: 'thunderbird:ada/work', id: 'work/logins/1' })),
      says: [{ message: 'unusedServer' }],
    },
    {
      name: 'the account of this user was deleted',
      on: and(another),
      says: [{ message: 'unusedUser', subject: another.id, params: { user: 'eva@example.com' } }],
    },
    {
      name: 'the account changed to OAuth2',
      on: anInventory({
        accounts: [anAccount({ incoming: imap({ method: 'oauth2' }) })],
        credentials: [aCredential(), sending],
      }),
      says: [{ message: 'superseded', params: { host: 'imap.example.com' } }],
    },
  ],
});
