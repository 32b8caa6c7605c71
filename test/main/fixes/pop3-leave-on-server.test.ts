import { appendLine, prefsKept, setPref, testFix } from '../../support/fix-cases.ts';

testFix('pop3-leave-on-server', {
  'the other account reads there, and this one empties it': {
    home: 'pop-imap-conflict',
    check: 'pop3-empties-shared-mailbox',
    managed: { name: 'mail.server.server3.leave_on_server', value: false },
    foreign: appendLine,
    survived: prefsKept,
    meddle: setPref('mail.server.server3.leave_on_server', '"else"'),
  },
});
