import check from '../../../shared/checks/server-name-retired.ts';
import {
  anAccount,
  anEndpoint,
  anIdentity,
  anInventory,
  aSubmission,
  imap,
  pop3,
  profileId,
} from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const at = (host: string, smtp = 'smtp.example.com') =>
  anInventory({
    accounts: [anAccount({ incoming: pop3({}, { host }) })],
    submissions: [aSubmission({ endpoint: anEndpoint({ host: smtp, port: 587 }) })],
    identities: [anIdentity()],
  });

testCheck(check, {
  silent: [
    { name: 'a name of the same provider of which nothing is said', on: at('pop.verizon.net', 'smtp.verizon.net') },
    { name: 'a domain that only ends so', on: at('mail.notvoila.fr') },
    { name: 'a time before it ended', on: { ...at('incoming.verizon.net'), takenAt: '2017-01-01T00:00:00.000Z' } },
    {
      name: 'an outgoing server that no sender uses',
      on: {
        ...at('imap.example.com', 'outgoing.verizon.net'),
        identities: [],
      },
    },
  ],
  loud: [
    {
      name: 'a service that was closed',
      on: at('pop.fsnet.co.uk', 'smtp.fsnet.co.uk'),
      says: [
        {
          message: 'closed',
          subject: `${profileId}/account1`,
          params: { provider: 'Orange UK', host: 'pop.fsnet.co.uk' },
        },
      ],
    },
    {
      name: 'mailboxes that moved',
      on: at('incoming.verizon.net'),
      says: [{ message: 'moved', params: { movedTo: 'AOL', host: 'incoming.verizon.net' } }],
    },
    {
      name: 'only the outgoing server is an old one',
      on: {
        ...at('imap.example.com', 'outgoing.verizon.net'),
        accounts: [anAccount({ incoming: imap({ host: 'imap.aol.com' }) })],
      },
      says: [{ message: 'moved', subject: `${profileId}/smtp1` }],
    },
  ],
});
