import check from '../../../shared/checks/activesync-at-web-host.ts';
import { anAccount, anEndpoint, anInventory, imap } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const eas = (host: string) =>
  anAccount({ name: 'anna@example.com', incoming: { protocol: 'eas', endpoint: anEndpoint({ host, port: 443 }) } });

testCheck(check, {
  silent: [
    {
      name: 'IMAP at the same host',
      on: anInventory({ accounts: [anAccount({ incoming: imap({ host: 'mail.example.com' }) })] }),
    },
    { name: 'ActiveSync at Outlook.com', on: anInventory({ accounts: [eas('eas.outlook.com')] }) },
    { name: 'ActiveSync at a mailbox provider', on: anInventory({ accounts: [eas('imap.gmx.net')] }) },
    {
      name: 'ActiveSync without a server',
      on: anInventory({ accounts: [anAccount({ incoming: { protocol: 'eas', endpoint: null } })] }),
    },
  ],
  loud: [
    {
      name: 'ActiveSync at an ordinary host',
      on: anInventory({ accounts: [eas('mail.example.com')] }),
      says: [{ message: 'unlikely', params: { account: 'anna@example.com', host: 'mail.example.com' } }],
    },
  ],
});
