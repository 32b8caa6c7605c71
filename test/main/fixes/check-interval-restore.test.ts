import { appendLine, prefsKept, setPref, testFix } from '../../support/fix-cases.ts';

const minutes = 'mail.server.server1.check_time';

testFix('check-interval-restore', {
  'an account that looks every minute': {
    home: 'control-clean',
    arrange: setPref(minutes, 1),
    check: 'check-interval-short',
    managed: { name: minutes, value: 1 },
    foreign: appendLine,
    survived: prefsKept,
    meddle: setPref(minutes, 5),
  },
});
