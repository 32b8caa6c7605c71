import { appendLine, prefsKept, setPref, testFix } from '../../support/fix-cases.ts';

const settings = { foreign: appendLine, survived: prefsKept };
const leave = 'mail.server.server3.leave_on_server';
const byAge = 'mail.server.server3.delete_by_age_from_server';

testFix('pop3-leave-on-server', {
  'the other account reads there, and this one empties it': {
    ...settings,
    home: 'pop-imap-conflict',
    check: 'pop3-empties-shared-mailbox',
    managed: { name: leave, value: false },
    meddle: setPref(leave, '"else"'),
  },
  'the other account reads there, and this one takes it away after two weeks': {
    ...settings,
    home: 'pop-imap-leave',
    check: 'pop3-expires-shared-mailbox',
    managed: { name: byAge, value: true },
    meddle: setPref(byAge, '"else"'),
  },
  'nothing else reads there': {
    ...settings,
    home: 'filters',
    check: 'pop3-only-copy-here',
    meddle: setPref(leave, '"else"'),
  },
});
