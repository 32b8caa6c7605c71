import check from '../../../shared/checks/submission-user-differs.ts';
import type { Endpoint } from '../../../shared/model/endpoint.ts';
import { anAccount, anEndpoint, anInventory, aSubmission, imap } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const on = (outgoing: Partial<Endpoint>, incoming: Partial<Endpoint> = {}) =>
  anInventory({
    accounts: [anAccount({ incoming: imap(incoming) })],
    submissions: [aSubmission({ endpoint: anEndpoint({ host: 'smtp.example.com', port: 465, ...outgoing }) })],
  });

testCheck(check, {
  silent: [
    { name: 'both are short', on: on({ user: 'ada' }, { user: 'ada' }) },
    { name: 'receiving is short, sending is the whole address', on: on({}, { user: 'ada' }) },
    { name: 'sending through another operator', on: on({ host: 'smtp.example.org', user: 'ada' }) },
    { name: 'sending as somebody else', on: on({ user: 'office' }) },
    { name: 'no sign-in, which another check says', on: on({ method: 'none', user: '' }) },
    { name: 'Kerberos brings its own name', on: on({ method: 'kerberos', user: '' }) },
    {
      name: 'a provider that wants the short form',
      on: on({ host: 'smtp.web.de', user: 'ada' }, { host: 'imap.web.de', user: 'ada@web.de' }),
    },
  ],
  loud: [
    {
      name: 'sending under the short form',
      on: on({ user: 'ada' }),
      says: [
        { message: 'shortForm', subject: aSubmission().id, params: { user: 'ada', incomingUser: 'ada@example.com' } },
      ],
    },
    {
      name: 'sending without a user name',
      on: on({ user: '' }),
      says: [{ message: 'noUser', params: { host: 'smtp.example.com' } }],
    },
  ],
});
