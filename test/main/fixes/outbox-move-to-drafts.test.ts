import { appendFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import {
  alsoSent,
  attachLarge,
  compact,
  draftsAsFiles,
  dropDraft,
  mailKept,
  testFix,
  testRefusals,
} from '../../support/fix-cases.ts';

const draftsOf = ['Mail', 'Local Folders', 'Drafts', 'cur'] as const;

testFix('outbox-move-to-drafts', {
  'a message that waits': {
    home: 'stuck-outbox',
    check: 'outbox-item-stuck',
    foreign: compact,
    survived: mailKept,
    meddle: dropDraft,
  },
  'a message whose account was deleted': {
    home: 'stuck-outbox',
    arrange: (scene) => appendFileSync(scene.at('Mail', 'Local Folders', 'Unsent Messages.msf'), '\n'),
    check: 'outbox-sender-gone',
    foreign: compact,
    survived: mailKept,
    meddle: dropDraft,
  },
  'a message that is too large for its server': {
    home: 'stuck-outbox',
    arrange: attachLarge,
    check: 'outbox-item-oversized',
    isLarge: true,
    foreign: compact,
    survived: mailKept,
    meddle: dropDraft,
  },
  'a profile that keeps each message as a file': {
    home: 'outbox-maildir',
    arrange: draftsAsFiles,
    check: 'outbox-item-stuck',
    foreign: (scene) => writeFileSync(scene.at(...draftsOf, 'theirs.eml'), 'Subject: Theirs\r\n\r\nText\r\n'),
    survived: (scene) => expect(scene.read(...draftsOf, 'theirs.eml')).toContain('Theirs'),
    meddle: dropDraft,
  },
});

testRefusals('outbox-move-to-drafts', {
  'a message that may have arrived already': {
    home: 'stuck-outbox',
    arrange: alsoSent(1),
    check: 'outbox-item-maybe-delivered',
    refusal: 'maybe-delivered',
  },
  'no Drafts folder where each message is a file': {
    home: 'outbox-maildir',
    check: 'outbox-item-stuck',
    refusal: 'no-drafts',
  },
});
