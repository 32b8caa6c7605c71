import check from '../../../shared/checks/submission-without-sign-in.ts';
import type { Endpoint } from '../../../shared/model/endpoint.ts';
import type { Inventory } from '../../../shared/model/inventory.ts';
import { anAccount, anEndpoint, anIdentity, anInventory, aSubmission, imap } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const on = (change: Partial<Endpoint>, more: Partial<Inventory> = {}) =>
  anInventory({
    submissions: [
      aSubmission({
        endpoint: anEndpoint({ host: 'smtp.example.com', port: 587, method: 'none', user: '', ...change }),
      }),
    ],
    ...more,
  });

testCheck(check, {
  silent: [
    { name: 'with a password', on: on({ method: 'password-cleartext' }) },
    { name: 'a relay of the own network', on: on({ host: 'mailrelay', port: 25 }) },
    { name: 'a relay with a private address', on: on({ host: '10.1.2.3' }) },
    { name: 'this computer', on: on({ host: 'localhost' }) },
    {
      name: 'the access provider’s relay on port 25, beside a mailbox elsewhere',
      on: on({ host: 'relay.example.net', port: 25 }),
    },
    {
      name: 'nothing sends through it',
      on: anInventory({
        submissions: [
          aSubmission(),
          aSubmission({
            key: 'smtp2',
            isDefault: false,
            endpoint: anEndpoint({ host: 'smtp.example.com', method: 'none' }),
          }),
        ],
      }),
    },
    {
      name: 'receiving from there needs no sign-in either',
      on: on({ port: 25 }, { accounts: [anAccount({ incoming: imap({ method: 'none' }) })] }),
    },
  ],
  loud: [
    {
      name: 'a port where servers expect it',
      on: on({ host: 'smtp.example.net' }),
      says: [{ message: 'noSignIn', subject: aSubmission().id, params: { host: 'smtp.example.net', port: 587 } }],
    },
    {
      name: 'port 25 of the server that asks for it when receiving',
      on: on({ port: 25 }),
      says: [{ message: 'noSignIn', params: { port: 25 } }],
    },
    {
      name: 'the default server, which no identity names',
      on: on({ port: 465 }, { identities: [anIdentity({ submission: { kind: 'none' } })] }),
      says: [{ message: 'noSignIn' }],
    },
  ],
});
