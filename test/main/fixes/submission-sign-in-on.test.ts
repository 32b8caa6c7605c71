import { appendLine, prefsKept, setPref, testFix, testRefusals } from '../../support/fix-cases.ts';

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

testRefusals('submission-sign-in-on', {
  'a password would travel in the clear': {
    home: 'control-clean',
    arrange: (scene) => {
      setPref(method, 1)(scene);
      setPref('mail.smtpserver.smtp1.try_ssl', 0)(scene);
    },
    check: 'submission-without-sign-in',
    refusal: 'not-vouched',
  },
});
