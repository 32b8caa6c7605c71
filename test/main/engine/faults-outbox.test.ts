import { testFaults } from '../../support/every-fault.ts';

testFaults('outbox');
