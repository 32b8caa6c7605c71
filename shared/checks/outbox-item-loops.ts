import { messageName } from '../facts/message-name.ts';
import { sentCopies } from '../facts/sent-copies.ts';
import { isWaiting } from '../facts/stuck.ts';
import { between, day } from '../facts/time.ts';
import type { SentItem } from '../model/outbox.ts';
import { defineCheck, rfc } from './define-check.ts';

export default defineCheck({
  meta: {
    id: 'outbox-item-loops',
    topic: 'outbox',
    severity: 'error',
    since: '0.1.0',
    needs: ['outbox', 'sent'],
    clients: 'any',
    references: [rfc(5322, '3.6.4')],
    fixes: ['outbox-quarantine'],
    yieldsTo: [],
  },
  messages: {
    title: { text: 'The same message leaves again and again', note: 'Heading in the list of checks' },
    why: {
      text: 'The recipients get it each time, and the provider may stop all sending for the day when its limit is reached.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'Switch the program to offline (Thunderbird: File > Offline > Work Offline; Outlook: Send/Receive > Work Offline), move the message from the Outbox to Drafts, then go online again. Tell the recipients that one copy is enough.',
      note: 'What a person can do by hand. “File > Offline > Work Offline”, Outbox and Drafts are names in Thunderbird',
    },
    stillQueued: {
      text: '{named, select, true {“{subject}”} other {A message without a subject}} was found {copies} times among the sent messages and is still in the outbox: it probably leaves at every attempt.',
      note: 'named: whether the message has a subject; subject: its subject; copies: how often the same message was found among the sent ones, 2 or more',
      example: { named: true, subject: 'Offer', copies: 3 },
    },
    sentRepeatedly: {
      text: '{named, select, true {“{subject}”} other {A message without a subject}} was sent {copies} times within one day. It is the same message each time, so a program probably repeated it.',
      note: 'As “stillQueued”, but nothing is in the outbox now; copies is 3 or more',
      example: { named: true, subject: 'Offer', copies: 4 },
    },
  },
  applies: ({ outbox, sent }) => outbox.length > 0 || sent.length > 0,
  run({ outbox, sent, takenAt }, report) {
    const queued = outbox.filter((item) => isWaiting(item) || item.state === 'possibly-delivered');
    for (const item of queued) {
      const copies = sentCopies(item, sent);
      if (copies.length < 2) continue;
      report('stillQueued', {
        subject: item.id,
        related: copies.map((copy) => copy.id),
        evidence: [`${item.id}#messageId`, ...copies.map((copy) => `${copy.id}#messageId`)],
        params: { ...messageName(item), copies: copies.length },
        sureness: 'likely',
      });
    }
    const seen = new Set(queued.map((item) => `${item.profile} ${item.messageId}`));
    // A loop that ended days ago needs nobody.
    const recent = sent.filter(({ sentAt }) => sentAt !== null && Math.abs(between(sentAt, takenAt)) <= day);
    for (const one of recent) {
      if (seen.has(`${one.profile} ${one.messageId}`)) continue;
      seen.add(`${one.profile} ${one.messageId}`);
      const burst = sendings(sentCopies(one, recent));
      const [first] = burst;
      if (!first || burst.length < 3) continue;
      report('sentRepeatedly', {
        subject: first.id,
        related: burst.slice(1).map((copy) => copy.id),
        evidence: burst.flatMap((copy) => [`${copy.id}#messageId`, `${copy.id}#sentAt`]),
        params: { ...messageName(one), copies: burst.length },
        sureness: 'likely',
      });
    }
  },
});

/** Copies with one and the same time are one sending that was filed twice. */
function sendings(copies: readonly SentItem[]): SentItem[] {
  const byTime = new Map<SentItem['sentAt'], SentItem>();
  for (const copy of copies) if (!byTime.has(copy.sentAt)) byTime.set(copy.sentAt, copy);
  return [...byTime.values()];
}
