import check from '../../../shared/checks/password-sign-in-ending.ts';
import type { SignInMethod } from '../../../shared/model/endpoint.ts';
import { anEndpoint, anInventory, aSubmission } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const sendingBy = (host: string, method: SignInMethod, takenAt = '2026-11-20T12:00:00.000Z') =>
  anInventory({
    takenAt,
    submissions: [aSubmission({ endpoint: anEndpoint({ host, port: 587, tls: 'starttls', method }) })],
  });

testCheck(check, {
  silent: [
    { name: 'OAuth2', on: sendingBy('smtp.office365.com', 'oauth2') },
    { name: 'no sign-in', on: sendingBy('smtp.office365.com', 'none') },
    { name: 'the day has come', on: sendingBy('smtp.office365.com', 'password-cleartext', '2027-01-01T12:00:00.000Z') },
    { name: 'passwords were retired long ago', on: sendingBy('smtp-mail.outlook.com', 'password-cleartext') },
  ],
  loud: [
    {
      name: 'sending through Microsoft 365 by password',
      on: sendingBy('smtp.office365.com', 'password-cleartext'),
      says: [
        {
          message: 'ends',
          subject: aSubmission().id,
          params: { provider: 'Microsoft 365', direction: 'sending', from: Date.parse('2026-12-31') },
        },
      ],
    },
  ],
});
