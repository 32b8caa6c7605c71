import { appendLine, prefsKept, setPref, testFix } from '../../support/fix-cases.ts';

const server = 'mail.identity.id1.smtpServer';

testFix('outbox-mend-submission', {
  'the first in the queue has no outgoing server': {
    home: 'outbox-smtp-gone',
    check: 'outbox-submission-missing',
    // The messages wait until the program is started, and the password of the server that is gone has lost its excuse.
    uncovers: ['outbox-item-stuck', 'password-orphaned'],
    chosen: { server: 'smtp2' },
    managed: { name: server, value: 'smtp1' },
    foreign: appendLine,
    survived: prefsKept,
    meddle: setPref(server, '"smtp7"'),
  },
});
