import check from '../../../shared/checks/password-not-saved.ts';
import {
  aCredential,
  anAccount,
  anEndpoint,
  anInventory,
  aProblem,
  aSubmission,
  imap,
  pop3,
} from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const receiving = aCredential();
const sending = aCredential({ origin: 'smtp://smtp.example.com', service: 'submission' });
const signingIn = (method: 'oauth2' | 'kerberos' | 'none' | 'certificate' | 'any') =>
  anInventory({
    accounts: [anAccount({ incoming: imap({ method }) })],
    submissions: [aSubmission({ endpoint: anEndpoint({ host: 'smtp.example.com', method }) })],
    credentials: [],
  });

testCheck(check, {
  silent: [
    { name: 'OAuth2', on: signingIn('oauth2') },
    { name: 'Kerberos', on: signingIn('kerberos') },
    { name: 'a certificate', on: signingIn('certificate') },
    { name: 'no sign-in', on: signingIn('none') },
    { name: 'any way, which may need no password', on: signingIn('any') },
    {
      name: 'a sealed entry may be the one',
      on: anInventory({
        credentials: [aCredential({ user: null }), { ...sending, user: null }],
        problems: [aProblem({ code: 'primary-password', blinds: ['credentials'] })],
      }),
    },
    {
      name: 'the saved passwords could not be read',
      on: anInventory({
        credentials: [],
        problems: [aProblem({ code: 'logins-unreadable', blinds: ['credentials'] })],
      }),
    },
    {
      name: 'an account at rest asks nobody',
      on: anInventory({
        accounts: [
          anAccount(),
          anAccount({
            key: 'account2',
            incoming: pop3(),
            checking: { atStart: false, everyMinutes: null, fetches: false },
          }),
        ],
      }),
    },
    {
      name: 'a program whose passwords are not read',
      on: anInventory({ accounts: [anAccount({ client: 'outlook' })], credentials: [] }),
    },
  ],
  loud: [
    {
      name: 'nothing is saved',
      on: anInventory({ credentials: [] }),
      says: [{ message: 'both', subject: anAccount().id, params: { account: 'ada@example.com' } }],
    },
    {
      name: 'only under another form of the user name, which the program does not take',
      on: anInventory({ credentials: [aCredential({ user: 'ada' }), sending] }),
      says: [{ message: 'incoming' }],
    },
    {
      name: 'no entry for this server, behind a primary password',
      on: anInventory({
        credentials: [{ ...receiving, user: null }],
        problems: [aProblem({ code: 'primary-password', blinds: ['credentials'] })],
      }),
      says: [{ message: 'outgoing', params: { host: 'smtp.example.com' } }],
    },
    {
      name: 'two accounts share the outgoing server: it is told once',
      on: anInventory({
        accounts: [anAccount(), anAccount({ key: 'account2', incoming: imap({ user: 'ben@example.com' }) })],
        credentials: [aCredential({ user: 'ben@example.com' })],
      }),
      says: [{ message: 'both' }],
    },
  ],
});
