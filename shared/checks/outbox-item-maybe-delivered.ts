import { messageName } from '../facts/message-name.ts';
import { sentCopies } from '../facts/sent-copies.ts';
import { isWaiting } from '../facts/stuck.ts';
import { defineCheck, rfc } from './define-check.ts';

export default defineCheck({
  meta: {
    id: 'outbox-item-maybe-delivered',
    topic: 'outbox',
    severity: 'warning',
    since: '0.1.0',
    needs: ['outbox', 'sent'],
    clients: ['thunderbird'],
    references: [rfc(5322, '3.6.4'), rfc(1047)],
    fixes: ['outbox-quarantine'],
    yieldsTo: ['outbox-item-loops'],
  },
  messages: {
    title: { text: 'A waiting message may have arrived already', note: 'Heading in the list of checks' },
    why: {
      text: 'Sending it once more would give the recipients a second copy: a second order, a second invoice.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'Ask one recipient whether it arrived. If it did, delete it from the Outbox; if not, send it from there.',
      note: 'What a person can do by hand. Outbox is a folder name in Thunderbird',
    },
    alsoInSent: {
      text: '{named, select, true {“{subject}”} other {A message without a subject}} waits in the outbox, and the same message is among the sent ones. It has probably left already.',
      note: 'named: whether the message has a subject; subject: its subject',
      example: { named: true, subject: 'Offer' },
    },
    cutOff: {
      text: 'Sending {named, select, true {“{subject}”} other {a message without a subject}} was cut off at the end. It may have arrived.',
      note: 'named: whether the message has a subject; subject: its subject. The program itself marks the message so',
      example: { named: true, subject: 'Offer' },
    },
  },
  applies: ({ outbox }) => outbox.length > 0,
  run({ outbox, sent }, report) {
    for (const item of outbox) {
      const [copy] = sentCopies(item, sent);
      if (copy && (isWaiting(item) || item.state === 'possibly-delivered'))
        report('alsoInSent', {
          subject: item.id,
          related: [copy.id],
          evidence: [`${item.id}#messageId`, `${copy.id}#messageId`],
          params: messageName(item),
          sureness: 'likely',
        });
      else if (item.state === 'possibly-delivered')
        report('cutOff', {
          subject: item.id,
          evidence: [`${item.id}#state`],
          params: messageName(item),
          sureness: 'likely',
        });
    }
  },
});
