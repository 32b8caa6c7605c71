import check from '../../../shared/checks/app-password-needed.ts';
import type { Endpoint } from '../../../shared/model/endpoint.ts';
import { anAccount, anEndpoint, anInventory, aSubmission, imap } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const on = (incoming: Partial<Endpoint>, outgoing: Partial<Endpoint>) =>
  anInventory({
    accounts: [anAccount({ incoming: imap({ user: 'ada@gmail.com', ...incoming }) })],
    submissions: [aSubmission({ endpoint: anEndpoint({ port: 465, ...outgoing }) })],
  });

testCheck(check, {
  silent: [
    {
      name: 'OAuth2',
      on: on({ host: 'imap.gmail.com', method: 'oauth2' }, { host: 'smtp.gmail.com', method: 'oauth2' }),
    },
    { name: 'a provider that takes its own password', on: on({ host: 'imap.gmx.net' }, { host: 'mail.gmx.net' }) },
    {
      name: 'needed with two-step sign-in only, which cannot be seen',
      on: on({ host: 'imap.gmx.com' }, { host: 'mail.gmx.com' }),
    },
    {
      name: 'a host that only looks like it',
      on: on({ host: 'imap.gmail.com.example.org' }, { host: 'smtp.gmail.com.example.org' }),
    },
  ],
  loud: [
    {
      name: 'Google by password, both ways: one line',
      on: on({ host: 'imap.gmail.com' }, { host: 'smtp.gmail.com' }),
      says: [{ message: 'needed', subject: anAccount().id, params: { direction: 'both', provider: 'Google Mail' } }],
    },
    {
      name: 'an older name of the server, and sending elsewhere',
      on: on({ host: 'imap.googlemail.com' }, { host: 'smtp.example.com' }),
      says: [{ message: 'needed', params: { direction: 'receiving' } }],
    },
  ],
});
