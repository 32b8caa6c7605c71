import { appendLine, prefsKept, setPref, testFix } from '../../support/fix-cases.ts';

const method = 'mail.smtpserver.smtp1.authMethod';

testFix('submission-sign-in-on', {
  'a server that is used without a sign-in': {
    home: 'control-clean',
    arrange: setPref(method, 1),
    check: 'submission-without-sign-in',
    managed: { name: method, value: 1 },
    foreign: appendLine,
    survived: prefsKept,
    meddle: setPref(method, 10),
  },
});
