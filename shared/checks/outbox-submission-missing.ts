import { isBlind } from '../facts/blind.ts';
import { senderOf } from '../facts/sender.ts';
import { isWaiting } from '../facts/stuck.ts';
import type { Identity } from '../model/account.ts';
import type { OutboxItem } from '../model/outbox.ts';
import { defineCheck, measured } from './define-check.ts';

export default defineCheck({
  meta: {
    id: 'outbox-submission-missing',
    topic: 'outbox',
    severity: 'error',
    since: '0.1.0',
    needs: ['outbox', 'identities', 'submissions', 'accounts'],
    clients: ['thunderbird'],
    references: [measured('Thunderbird 153.7 ESR')],
    fixes: ['outbox-mend-submission'],
    yieldsTo: [],
  },
  messages: {
    title: { text: 'The outbox has stopped: an outgoing server does not exist', note: 'Heading in the list of checks' },
    why: {
      text: 'Thunderbird starts to send such a message, shows no error, and never ends. Everything queued behind it stays as well.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'In Account Settings, give the sender an outgoing server of the same address, then choose File > Send Unsent Messages. Take no server of another domain: recipients may then refuse the mail.',
      note: 'What a person can do by hand. Account Settings and “File > Send Unsent Messages” are names in Thunderbird',
    },
    queueStopped: {
      text: '{address} is set to send through “{key}”, which is not among the outgoing servers. {waiting, plural, one {# message} other {# messages}} of this sender {waiting, plural, one {waits} other {wait}}{behind, plural, =0 {} one {, with # other message behind} other {, with # other messages behind}}.',
      note: 'address: mail address of the sender; key: the program’s own key of the missing server, such as smtp1; waiting: its queued messages; behind: messages of other senders queued after them',
      example: { address: 'ada@example.com', key: 'smtp1', waiting: 1, behind: 2 },
    },
    noServer: {
      text: 'No outgoing server is set up for {address}. {waiting, plural, one {# message} other {# messages}} of this sender {waiting, plural, one {waits} other {wait}} in the outbox.',
      note: 'address: mail address of the sender; waiting: its queued messages',
      example: { address: 'ada@example.com', waiting: 1 },
    },
  },
  applies: ({ outbox }) => outbox.length > 0,
  run({ outbox, identities, accounts, problems }, report) {
    for (const identity of identities) {
      const { kind } = identity.submission;
      if ((kind !== 'missing' && kind !== 'none') || isBlind(problems, identity.profile, ['submissions'])) continue;
      const own = outbox.filter((item) => isWaiting(item) && isFrom(item, identity));
      const [first] = own;
      if (!first) continue;
      const address = identity.address ?? identity.key;
      if (identity.submission.kind !== 'missing') {
        report('noServer', {
          subject: identity.id,
          related: own.map((item) => item.id),
          evidence: [`${identity.id}#submission/kind`, ...own.map((item) => `${item.id}#identityKey`)],
          params: { address, waiting: own.length },
        });
        continue;
      }
      const behind = outbox
        .slice(outbox.indexOf(first) + 1)
        .filter((item) => item.profile === first.profile && isWaiting(item))
        .filter((item) => senderOf(item, { identities, accounts }).state === 'fine');
      report('queueStopped', {
        subject: identity.id,
        related: [...own, ...behind].map((item) => item.id),
        evidence: [`${identity.id}#submission/names`, ...own.map((item) => `${item.id}#identityKey`)],
        params: { address, key: identity.submission.names, waiting: own.length, behind: behind.length },
      });
    }
  },
});

const isFrom = (item: OutboxItem, identity: Identity) => item.identity === identity.id;
