import { messageName } from '../facts/message-name.ts';
import { defineCheck, vendor } from './define-check.ts';

export default defineCheck({
  meta: {
    id: 'outbox-item-parked',
    topic: 'outbox',
    severity: 'warning',
    since: '0.2.0',
    needs: ['outbox'],
    clients: ['outlook'],
    references: [vendor('Microsoft', 'KB 182572: messages stay in the Outbox after they were opened there')],
    fixes: [],
    yieldsTo: [],
  },
  messages: {
    title: { text: 'A message in the outbox will not be sent', note: 'Heading in the list of checks' },
    why: {
      text: 'It was opened in the outbox and closed again. Outlook then takes it for a draft and leaves it lying, though it looks like the others.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'Open the message in the Outbox and choose Send. Do not only close it again. If it is no longer wanted, move it to Drafts.',
      note: 'What a person can do by hand. Outbox, Send and Drafts are names in Outlook; use those of the translated program',
    },
    parked: {
      text: '{named, select, true {“{subject}”} other {A message without a subject}} lies in the outbox and is not queued for sending.',
      note: 'named: whether the message has a subject; subject: its subject',
      example: { named: true, subject: 'Offer' },
    },
  },
  applies: ({ outbox }) => outbox.length > 0,
  run({ outbox }, report) {
    for (const item of outbox)
      if (item.state === 'parked')
        report('parked', { subject: item.id, evidence: [`${item.id}#state`], params: messageName(item) });
  },
});
