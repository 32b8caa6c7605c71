import check from '../../../shared/checks/server-on-this-computer.ts';
import { anAccount, anEndpoint, anInventory, aSubmission, imap } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const receivingFrom = (host: string) =>
  anInventory({ accounts: [anAccount({ incoming: imap({ host, port: 1143 }) })] });

testCheck(check, {
  silent: [
    { name: 'a server of the own network', on: receivingFrom('nas.local') },
    { name: 'a name that only begins like it', on: receivingFrom('localhost.example.com') },
    {
      name: 'folders on this computer',
      on: anInventory({ accounts: [anAccount({ incoming: { protocol: 'local' } })] }),
    },
  ],
  loud: [
    {
      name: 'by name',
      on: receivingFrom('localhost'),
      says: [{ message: 'between', subject: anAccount().id, params: { direction: 'receiving', port: 1143 } }],
    },
    {
      name: 'both ways by number',
      on: anInventory({
        accounts: [anAccount({ incoming: imap({ host: '127.0.0.1', port: 1143 }) })],
        submissions: [aSubmission({ endpoint: anEndpoint({ host: '127.0.0.1', port: 1025 }) })],
      }),
      says: [{ message: 'between' }, { message: 'between', params: { direction: 'sending', port: 1025 } }],
    },
  ],
});
