import check from '../../../shared/checks/server-names-disagree.ts';
import type { Account } from '../../../shared/model/account.ts';
import { anAccount, anInventory, aProfile, imap, pop3 } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const outlook = aProfile({ id: 'outlook:ada/16.0/Outlook', client: 'outlook' });
const user = 'ada@example.com';
const here = (change: Partial<Account> = {}) =>
  anAccount({ incoming: imap({ host: 'imap.strato.de', user }), ...change });
const there = (change: Partial<Account> = {}) =>
  anAccount({
    profile: outlook.id,
    client: 'outlook',
    key: '00000001',
    incoming: imap({ host: 'imap.1und1.de', user }),
    ...change,
  });
const on = (...accounts: Account[]) => anInventory({ profiles: [aProfile(), outlook], accounts });

testCheck(check, {
  silent: [
    { name: 'one provider in both', on: on(here(), there({ incoming: imap({ host: 'pop3.strato.de', user }) })) },
    {
      name: 'a name that is nobody’s we know',
      on: on(here(), there({ incoming: imap({ host: 'mail.hoster.example', user }) })),
    },
    {
      name: 'a name below the own domain',
      on: on(here(), there({ incoming: imap({ host: 'mail.example.com', user }) })),
    },
    {
      name: 'another address',
      on: on(
        here(),
        there({ address: 'eve@example.com', incoming: imap({ host: 'imap.1und1.de', user: 'eve@example.com' }) }),
      ),
    },
    { name: 'a bare user name', on: on(here(), there({ incoming: imap({ host: 'imap.1und1.de', user: 'ada' }) })) },
    { name: 'a sender’s address that is not the mailbox’s', on: on(here(), there({ address: 'info@example.com' })) },
    {
      name: 'a twin that was put to rest',
      on: on(
        here(),
        there({
          incoming: pop3({}, { host: 'pop.1und1.de', user }),
          checking: { atStart: false, everyMinutes: null, fetches: false },
        }),
      ),
    },
    {
      name: 'two in one program',
      on: on(here(), here({ key: 'account2', incoming: imap({ host: 'imap.1und1.de', user }) })),
    },
    {
      name: 'a profile that nobody uses any more',
      on: {
        ...on(here(), there()),
        profiles: [aProfile(), { ...outlook, use: 'other', settingsChangedAt: '2024-01-01T00:00:00.000Z' }],
      },
    },
  ],
  loud: [
    {
      name: 'two of the large providers for one mailbox',
      on: on(here(), there()),
      says: [
        {
          message: 'differ',
          params: {
            address: user,
            host: 'imap.strato.de',
            program: 'Thunderbird',
            otherHost: 'imap.1und1.de',
            otherProgram: 'Outlook',
          },
        },
      ],
    },
    {
      name: 'POP3 in one, and the address in capitals',
      on: on(here(), there({ address: null, incoming: pop3({}, { host: 'pop.1und1.de', user: 'ADA@example.com' }) })),
      says: [{ message: 'differ' }],
    },
  ],
});
