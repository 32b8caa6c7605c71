import check from '../../../shared/checks/submission-port-25.ts';
import { anEndpoint, anInventory, aSubmission } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const sendingBy = (port: number, type = 'smtp') =>
  anInventory({ submissions: [aSubmission({ type, endpoint: anEndpoint({ host: 'smtp.example.com', port }) })] });

testCheck(check, {
  silent: [
    { name: 'submission with STARTTLS', on: sendingBy(587) },
    { name: 'a server that is not SMTP', on: sendingBy(25, 'ews') },
  ],
  loud: [{ name: 'port 25', on: sendingBy(25), says: [{ message: 'port25', params: { host: 'smtp.example.com' } }] }],
});
