import { appendLine, prefsKept, setPref, testFix } from '../../support/fix-cases.ts';

const checking = 'mail.server.server3.check_new_mail';
const settings = {
  foreign: appendLine,
  survived: prefsKept,
  managed: { name: checking, value: true },
  meddle: setPref(checking, '"else"'),
};

testFix('pop3-stop-checking', {
  'an account that empties the mailbox of another': {
    ...settings,
    home: 'pop-imap-conflict',
    check: 'pop3-empties-shared-mailbox',
  },
  'an account that takes mail away after two weeks': {
    ...settings,
    home: 'pop-imap-leave',
    check: 'pop3-expires-shared-mailbox',
  },
});
