import { testFaults } from '../../support/every-fault.ts';

testFaults('accounts');
