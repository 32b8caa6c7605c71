import check from '../../../shared/checks/connection-cleartext.ts';
import type { Endpoint } from '../../../shared/model/endpoint.ts';
import { anAccount, anEndpoint, anInventory, aSubmission, imap, pop3 } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const receiving = (change: Partial<Endpoint>) =>
  anInventory({ accounts: [anAccount({ incoming: imap({ port: 143, ...change }) })] });
const sending = (change: Partial<Endpoint>, isUsed = true) =>
  anInventory({
    submissions: [
      aSubmission({ isDefault: !isUsed }),
      aSubmission({
        key: isUsed ? 'smtp1' : 'smtp2',
        isDefault: isUsed,
        endpoint: anEndpoint({ host: 'smtp.example.com', port: 587, ...change }),
      }),
    ].slice(isUsed ? 1 : 0),
  });

testCheck(check, {
  silent: [
    { name: 'STARTTLS', on: receiving({ tls: 'starttls' }) },
    { name: 'this computer itself', on: receiving({ tls: 'cleartext', host: '127.0.0.1' }) },
    {
      name: 'a relay in the own network that asks nobody',
      on: sending({ tls: 'cleartext', host: '192.168.1.10', port: 25, method: 'none', user: '' }),
    },
    { name: 'an outgoing server that nothing sends through', on: sending({ tls: 'cleartext' }, false) },
    {
      name: 'Exchange and news, whose TLS mode says nothing here',
      on: anInventory({
        accounts: [
          anAccount({ incoming: { protocol: 'exchange', api: 'ews', endpoint: anEndpoint({ tls: 'cleartext' }) } }),
          anAccount({
            key: 'account2',
            incoming: { protocol: 'other', type: 'nntp', endpoint: anEndpoint({ tls: 'cleartext', port: 119 }) },
          }),
        ],
      }),
    },
  ],
  loud: [
    {
      name: 'IMAP with the password in the clear',
      on: receiving({ tls: 'cleartext' }),
      says: [
        {
          message: 'password',
          subject: anAccount().id,
          params: { direction: 'receiving', host: 'imap.example.com', port: 143 },
        },
      ],
    },
    {
      name: 'a server in the own network that is told the password',
      on: anInventory({
        accounts: [anAccount({ incoming: pop3({}, { tls: 'cleartext', host: 'nas.local', port: 110 }) })],
      }),
      says: [{ message: 'password' }],
    },
    {
      name: 'a token is as good as a password',
      on: receiving({ tls: 'cleartext', method: 'oauth2' }),
      says: [{ message: 'password' }],
    },
    {
      name: 'the password is hashed, the mail is not',
      on: receiving({ tls: 'cleartext', method: 'password-encrypted' }),
      says: [{ message: 'mail' }],
    },
    {
      name: 'sending',
      on: sending({ tls: 'cleartext' }),
      says: [{ message: 'password', params: { direction: 'sending', port: 587 } }],
    },
    {
      name: 'encrypted only if offered',
      on: sending({ tls: 'opportunistic' }),
      says: [{ message: 'opportunistic' }],
    },
  ],
});
