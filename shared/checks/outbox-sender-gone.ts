import { isBlind } from '../facts/blind.ts';
import { messageName } from '../facts/message-name.ts';
import { senderOf } from '../facts/sender.ts';
import { isWaiting } from '../facts/stuck.ts';
import { defineCheck, measured } from './define-check.ts';

export default defineCheck({
  meta: {
    id: 'outbox-sender-gone',
    topic: 'outbox',
    severity: 'error',
    since: '0.1.0',
    needs: ['outbox', 'identities', 'accounts'],
    clients: ['thunderbird'],
    references: [measured('Thunderbird 153.7 ESR')],
    fixes: ['outbox-move-to-drafts', 'outbox-quarantine'],
    yieldsTo: [],
  },
  messages: {
    title: { text: 'A waiting message belongs to an account that was deleted', note: 'Heading in the list of checks' },
    why: {
      text: 'At the next attempt Thunderbird sends it through the default account instead, without asking: another sign-in, an old sender. Servers of recipients may treat that as forged.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'Before anything else is sent, move the message from the Outbox to Drafts. Open it there, choose a sender that exists, and send it; or delete it if it is no longer wanted.',
      note: 'What a person can do by hand. Outbox and Drafts are folder names in Thunderbird',
    },
    senderGone: {
      text: '{named, select, true {“{subject}”} other {A message without a subject}} was written as {sender}; no account here has this sender any more.',
      note: 'named: whether the message has a subject; subject: its subject; sender: its mail address, or the program’s own key for it such as id5',
      example: { named: true, subject: 'Offer', sender: 'eva@example.com' },
    },
  },
  applies: ({ outbox }) => outbox.length > 0,
  run({ outbox, identities, accounts, problems }, report) {
    for (const item of outbox) {
      if (!isWaiting(item) || senderOf(item, { identities, accounts }).state !== 'gone') continue;
      if (isBlind(problems, item.profile, ['identities', 'accounts'])) continue;
      report('senderGone', {
        subject: item.id,
        evidence: [`${item.id}#identityKey`, `${item.id}#from`],
        params: { ...messageName(item), sender: item.from ?? item.identityKey ?? '' },
      });
    }
  },
});
