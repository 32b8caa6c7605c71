import check from '../../../shared/checks/pop3-empties-shared-mailbox.ts';
import { anAccount, anInventory, aPopHistory, aProfile, imap, pop3 } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const outlook = 'outlook:ada/Outlook';
const reading = anAccount();
const emptying = anAccount({ key: 'account2', name: 'ada by POP3', incoming: pop3({ leaveOnServer: false }) });
const on = (...accounts: ReturnType<typeof anAccount>[]) => anInventory({ accounts });
const inNewOutlook = (type: string) =>
  anAccount({
    profile: 'outlook-new:ada/main',
    client: 'outlook-new',
    incoming: { protocol: 'other', type, endpoint: null },
  });
const unknown = anAccount({ key: 'account2', incoming: pop3({ leaveOnServer: null }) });
const fetched = (change: Parameters<typeof aPopHistory>[0] = {}) => aPopHistory({ account: emptying.id, ...change });
const off = { atStart: false, everyMinutes: null, fetches: false };

testCheck(check, {
  silent: [
    { name: 'POP3 leaves a copy', on: on(reading, anAccount({ key: 'account2', incoming: pop3() })) },
    { name: 'nobody else reads the mailbox', on: on(emptying) },
    {
      name: 'the other account has the same name at another domain',
      on: on(anAccount({ incoming: imap({ host: 'imap.example.org', user: 'ada@example.org' }) }), emptying),
    },
    { name: 'new Outlook has the address at Microsoft', on: on(inNewOutlook('service/OutlookCom'), emptying) },
    { name: 'the POP3 account is at rest', on: on(reading, { ...emptying, checking: off }) },
    {
      name: 'it is not known whether a copy stays',
      on: on(reading, anAccount({ key: 'account2', incoming: pop3({ leaveOnServer: null }) })),
    },
    {
      name: 'it is not known whether a copy stays, and nothing was ever removed',
      on: anInventory({ accounts: [reading, unknown], popHistories: [fetched({ removed: 0, lastRemoved: null })] }),
    },
    {
      name: 'it is not known whether a copy stays, and what was removed belongs to another account',
      on: anInventory({ accounts: [reading, unknown], popHistories: [fetched({ account: null })] }),
    },
    {
      name: 'POP3 leaves a copy now, and removed mail before',
      on: anInventory({
        accounts: [reading, anAccount({ key: 'account2', incoming: pop3() })],
        popHistories: [fetched()],
      }),
    },
    {
      name: 'the POP3 account is in a profile that nobody uses any more',
      on: anInventory({
        profiles: [
          aProfile(),
          aProfile({ id: 'thunderbird:ada/old', use: 'other', settingsChangedAt: '2024-01-01T00:00:00.000Z' }),
        ],
        accounts: [reading, { ...emptying, id: 'thunderbird:ada/old/account2', profile: 'thunderbird:ada/old' }],
      }),
    },
  ],
  loud: [
    {
      name: 'POP3 and IMAP in one program',
      on: on(reading, emptying),
      says: [
        {
          message: 'empties',
          subject: emptying.id,
          params: { account: 'ada by POP3', reader: 'ada@example.com', likeness: 'same' },
        },
      ],
    },
    {
      name: 'two programs, and the user name in two forms',
      on: on(
        reading,
        anAccount({ profile: outlook, client: 'outlook', incoming: pop3({ leaveOnServer: false }, { user: 'ada' }) }),
      ),
      says: [{ message: 'empties', params: { program: 'Outlook', readerProgram: 'Thunderbird', likeness: 'likely' } }],
    },
    {
      name: 'new Outlook reads the address by IMAP, from a server that is not named',
      on: on(inNewOutlook('service/imap'), emptying),
      says: [{ message: 'empties', params: { readerProgram: 'Outlook (new)', likeness: 'likely' } }],
    },
    {
      name: 'two POP3 programs take from each other',
      on: on({ ...emptying, profile: outlook, id: `${outlook}/1` }, emptying),
      says: [{ message: 'empties' }, { message: 'empties', subject: emptying.id }],
    },
    {
      name: 'an IMAP account that does not look by itself still shows the mailbox when opened',
      on: on({ ...reading, checking: off }, emptying),
      says: [{ message: 'empties' }],
    },
    {
      name: 'the POP3 account only looks, and fetches when told to',
      on: on(reading, { ...emptying, checking: { atStart: true, everyMinutes: 10, fetches: false } }),
      says: [{ message: 'emptiesByHand' }],
    },
    {
      name: 'the program has written down what it removed',
      on: anInventory({ accounts: [reading, emptying], popHistories: [fetched()] }),
      says: [{ message: 'emptied', params: { taken: 214, removed: 210, last: '2026-05-03 14:02:11' } }],
    },
    {
      name: 'it is not known whether a copy stays, but mail was removed',
      on: anInventory({ accounts: [reading, unknown], popHistories: [fetched()] }),
      says: [{ message: 'removed', subject: unknown.id, params: { removed: 210 } }],
    },
  ],
});
