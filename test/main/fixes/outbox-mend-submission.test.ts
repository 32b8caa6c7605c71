import { rmSync } from 'node:fs';
import { appendLine, prefsKept, setPref, testFix, testRefusals } from '../../support/fix-cases.ts';

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
  'nothing waits yet': {
    home: 'outbox-smtp-gone',
    arrange: (scene) => {
      for (const end of ['', '.msf']) rmSync(scene.at('Mail', 'Local Folders', `Unsent Messages${end}`));
    },
    check: 'submission-missing',
    uncovers: ['password-orphaned'],
    chosen: { server: 'smtp2' },
    foreign: appendLine,
    survived: prefsKept,
    meddle: setPref(server, '"smtp7"'),
  },
});

const queue = { home: 'outbox-smtp-gone', check: 'outbox-submission-missing' };

testRefusals('outbox-mend-submission', {
  'the server of somebody else, without a word': { ...queue, refusal: 'needs-choice' },
  'a server that is not offered': { ...queue, chosen: { server: 'smtp1' }, refusal: 'wrong-choice' },
});
