import check from '../../../shared/checks/mailbox-configured-twice.ts';
import { anAccount, anInventory, imap, pop3 } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const on = (...accounts: ReturnType<typeof anAccount>[]) => anInventory({ accounts });
const spare = anAccount({ key: 'account2', name: 'ada (old)' });
const other = 'thunderbird:ada/work';

testCheck(check, {
  silent: [
    {
      name: 'two mailboxes of one server',
      on: on(anAccount(), anAccount({ key: 'account2', incoming: imap({ user: 'ben@example.com' }) })),
    },
    { name: 'two protocols', on: on(anAccount(), anAccount({ key: 'account2', incoming: pop3() })) },
    { name: 'two profiles', on: on(anAccount(), anAccount({ profile: other })) },
    {
      name: 'the spare one is switched off',
      on: on(anAccount(), { ...spare, checking: { atStart: false, everyMinutes: null, fetches: true } }),
    },
  ],
  loud: [
    {
      name: 'IMAP twice',
      on: on(anAccount(), spare),
      says: [
        {
          message: 'twice',
          subject: spare.id,
          params: { twin: 'ada@example.com', protocol: 'imap', likeness: 'same' },
        },
      ],
    },
    {
      name: 'POP3 under two forms of the user name',
      on: on(anAccount({ incoming: pop3() }), anAccount({ key: 'account2', incoming: pop3({}, { user: 'ada' }) })),
      says: [{ message: 'twice', params: { protocol: 'pop3', likeness: 'likely' } }],
    },
    {
      name: 'three times: two are told',
      on: on(anAccount(), spare, anAccount({ key: 'account3' })),
      says: [{ message: 'twice', subject: spare.id }, { message: 'twice' }],
    },
  ],
});
