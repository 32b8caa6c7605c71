import check from '../../../shared/checks/password-older-than-its-twin.ts';
import { aCredential, anAccount, anEndpoint, anInventory, aSubmission, imap } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

type Dates = { readonly created?: string; readonly changed: string };
const at = (dates: Dates) => ({
  createdAt: `${dates.created ?? dates.changed}T08:00:00.000Z`,
  changedAt: `${dates.changed}T08:00:00.000Z`,
});
const saved = (receiving: Dates, sending: Dates) => [
  aCredential(at(receiving)),
  aCredential({ origin: 'smtp://smtp.example.com', service: 'submission', ...at(sending) }),
];
const renewed = saved({ changed: '2026-11-01' }, { changed: '2026-01-01' });

testCheck(check, {
  silent: [
    {
      name: 'both are old',
      on: anInventory({ credentials: saved({ changed: '2020-01-01' }, { changed: '2020-01-01' }) }),
    },
    {
      name: 'both were renewed within a day',
      on: anInventory({
        credentials: saved(
          { created: '2020-01-01', changed: '2026-11-02' },
          { created: '2020-01-01', changed: '2026-11-01' },
        ),
      }),
    },
    {
      name: 'the first message left two weeks after the account was made',
      on: anInventory({ credentials: saved({ changed: '2026-01-01' }, { changed: '2026-01-15' }) }),
    },
    {
      name: 'sending goes through another operator, with another password',
      on: anInventory({
        submissions: [aSubmission({ endpoint: anEndpoint({ host: 'smtp.example.org', port: 465 }) })],
        credentials: [
          aCredential(at({ changed: '2026-11-01' })),
          aCredential({ origin: 'smtp://smtp.example.org', service: 'submission', ...at({ changed: '2026-01-01' }) }),
        ],
      }),
    },
    {
      name: 'the account receives by OAuth2',
      on: anInventory({ accounts: [anAccount({ incoming: imap({ method: 'oauth2' }) })], credentials: renewed }),
    },
    {
      name: 'sending signs in as somebody else',
      on: anInventory({
        submissions: [aSubmission({ endpoint: anEndpoint({ host: 'smtp.example.com', user: 'office@example.com' }) })],
        credentials: [
          aCredential(at({ changed: '2026-11-01' })),
          aCredential({ origin: 'smtp://smtp.example.com', service: 'submission', user: 'office@example.com' }),
        ],
      }),
    },
    {
      name: 'a date is not known',
      on: anInventory({ credentials: renewed.map((entry) => ({ ...entry, changedAt: null })) }),
    },
  ],
  loud: [
    {
      name: 'receiving was renewed',
      on: anInventory({ credentials: renewed }),
      says: [
        {
          message: 'outgoingOlder',
          subject: renewed[1]?.id ?? '',
          params: { renewed: Date.parse('2026-11-01T08:00:00.000Z'), old: Date.parse('2026-01-01T08:00:00.000Z') },
        },
      ],
    },
    {
      name: 'sending was renewed in place',
      on: anInventory({
        credentials: saved({ changed: '2026-01-01' }, { created: '2026-01-01', changed: '2026-01-05' }),
      }),
      says: [{ message: 'incomingOlder' }],
    },
    {
      name: 'sending was saved anew half a year later, under the short user name',
      on: anInventory({
        submissions: [aSubmission({ endpoint: anEndpoint({ host: 'smtp.example.com', user: 'ada' }) })],
        credentials: [
          aCredential(at({ changed: '2026-01-01' })),
          aCredential({
            origin: 'smtp://smtp.example.com',
            service: 'submission',
            user: 'ada',
            ...at({ changed: '2026-07-01' }),
          }),
        ],
      }),
      says: [{ message: 'incomingOlder' }],
    },
    {
      name: 'two accounts that share an outgoing server: one line',
      on: anInventory({
        accounts: [anAccount(), anAccount({ key: 'account2', incoming: imap() })],
        credentials: renewed,
      }),
      says: [{ message: 'outgoingOlder' }],
    },
  ],
});
