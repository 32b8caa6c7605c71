import check from '../../../shared/checks/password-sign-in-retired.ts';
import type { Endpoint } from '../../../shared/model/endpoint.ts';
import { anAccount, anEndpoint, anInventory, aSubmission, imap } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const user = 'ada@outlook.com';
const on = (incoming: Partial<Endpoint>, outgoing: Partial<Endpoint>, takenAt = '2026-11-20T12:00:00.000Z') =>
  anInventory({
    takenAt,
    accounts: [anAccount({ incoming: imap({ user, ...incoming }) })],
    submissions: [aSubmission({ endpoint: anEndpoint({ user, port: 587, tls: 'starttls', ...outgoing }) })],
  });
const fetching = { host: 'outlook.office365.com' };
const sending = { host: 'smtp-mail.outlook.com' };
const ours = { user: 'ada@example.com', host: 'smtp.office365.com' };

testCheck(check, {
  silent: [
    { name: 'OAuth2', on: on({ ...fetching, method: 'oauth2' }, { ...sending, method: 'oauth2' }) },
    { name: 'Kerberos', on: on({ ...fetching, method: 'kerberos' }, { ...sending, method: 'none' }) },
    { name: 'a provider that takes passwords', on: on({ host: 'imap.gmx.net' }, { host: 'mail.gmx.net' }) },
    { name: 'the day has been announced but has not come', on: on({ ...fetching, method: 'oauth2' }, ours) },
    {
      name: 'a scan from before the change',
      on: on(fetching, sending, '2022-06-01T12:00:00.000Z'),
    },
  ],
  loud: [
    {
      name: 'Outlook.com by password, both ways: one line',
      on: on(fetching, sending),
      says: [
        {
          message: 'retired',
          subject: anAccount().id,
          params: { direction: 'both', provider: 'Outlook.com', since: Date.parse('2024-09-16') },
        },
      ],
    },
    {
      name: 'receiving was changed to OAuth2, sending was forgotten',
      on: on({ ...fetching, method: 'oauth2' }, sending),
      says: [{ message: 'retired', subject: aSubmission().id, params: { direction: 'sending' } }],
    },
    {
      name: 'Microsoft 365 with the customer’s own domain',
      on: on({ ...fetching, user: 'ada@example.com' }, { host: 'smtp.example.com' }),
      says: [{ message: 'retired', params: { direction: 'receiving', provider: 'Microsoft 365' } }],
    },
    {
      name: 'sending through Microsoft 365 after the announced day',
      on: on({ ...fetching, method: 'oauth2' }, ours, '2027-02-01T12:00:00.000Z'),
      says: [{ message: 'retiredUnlessAllowed', params: { host: 'smtp.office365.com' } }],
    },
  ],
});
