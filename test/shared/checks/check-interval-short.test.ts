import check from '../../../shared/checks/check-interval-short.ts';
import { anAccount, anEndpoint, anInventory, pop3 } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const every = (everyMinutes: number | null, change: Parameters<typeof anAccount>[0] = {}) =>
  anInventory({ accounts: [anAccount({ checking: { atStart: true, everyMinutes, fetches: true }, ...change })] });

testCheck(check, {
  silent: [
    { name: 'every three minutes', on: every(3) },
    { name: 'not by itself', on: every(null) },
    { name: 'feeds', on: every(1, { incoming: { protocol: 'other', type: 'rss', endpoint: null } }) },
    {
      name: 'news',
      on: every(1, {
        incoming: { protocol: 'other', type: 'nntp', endpoint: anEndpoint({ host: 'news.example.com' }) },
      }),
    },
  ],
  loud: [
    {
      name: 'every minute',
      on: every(1),
      says: [{ message: 'often', subject: anAccount().id, params: { minutes: 1, refusals: 180 } }],
    },
    {
      name: 'every two minutes by POP3',
      on: every(2, { incoming: pop3() }),
      says: [{ message: 'often', params: { minutes: 2, refusals: 90 } }],
    },
    { name: 'without a pause', on: every(0), says: [{ message: 'often', params: { minutes: 0, refusals: 180 } }] },
  ],
});
