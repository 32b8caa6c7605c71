import check from '../../../shared/checks/identity-uses-foreign-submission.ts';
import type { Endpoint } from '../../../shared/model/endpoint.ts';
import {
  anAccount,
  anEndpoint,
  anIdentity,
  anInventory,
  aSubmission,
  imap,
  profileId,
} from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const ben = anAccount({
  key: 'account2',
  address: 'ben@example.org',
  incoming: imap({ host: 'imap.example.org', user: 'ben@example.org' }),
});
/** Ada sends through a server that Ben’s account signs in to. */
const through = (server: Partial<Endpoint>, home: Partial<Endpoint> = {}, address = 'ada@example.com') =>
  anInventory({
    accounts: [anAccount({ incoming: imap(home) }), ben],
    identities: [anIdentity({ address }), anIdentity({ key: 'id2', account: ben.id, address: 'ben@example.org' })],
    submissions: [
      aSubmission({
        endpoint: anEndpoint({ host: 'smtp.example.org', port: 465, user: 'ben@example.org', ...server }),
      }),
    ],
  });

testCheck(check, {
  silent: [
    { name: 'the sender’s own sign-in at another provider', on: through({ user: 'ADA@example.com' }) },
    { name: 'one provider that hosts both domains', on: through({}, { host: 'mail.example.org' }) },
    {
      name: 'one provider with two names',
      on: through({ host: 'smtp-mail.outlook.com' }, { host: 'outlook.office365.com' }),
    },
    { name: 'a server of the sender’s own domain', on: through({ host: 'smtp.example.com' }) },
    { name: 'two people of one domain', on: through({}, {}, 'ada@example.org') },
    { name: 'a relay that nobody here owns', on: through({ host: 'smtp.example.net', user: 'key-7@example.net' }) },
    { name: 'a server without a sign-in', on: through({ user: '' }) },
    {
      name: 'the same user name at its own account',
      on: through({ user: 'ada.b@example.net' }, { user: 'ada.b@example.net' }),
    },
  ],
  loud: [
    {
      name: 'the server and sign-in of another account, domain and provider',
      on: through({}),
      says: [
        {
          message: 'foreignServer',
          subject: `${profileId}/id1`,
          params: { address: 'ada@example.com', host: 'smtp.example.org', owner: 'ben@example.org' },
        },
      ],
    },
    {
      name: 'two providers under one country’s second level',
      on: through({ host: 'smtp.mail.co.uk' }, { host: 'imap.post.co.uk' }),
      says: [{ message: 'foreignServer' }],
    },
  ],
});
