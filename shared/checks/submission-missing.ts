import { isBlind } from '../facts/blind.ts';
import { defineCheck, measured } from './define-check.ts';

export default defineCheck({
  meta: {
    id: 'submission-missing',
    topic: 'connection',
    severity: 'warning',
    since: '0.1.0',
    needs: ['identities', 'submissions'],
    clients: ['thunderbird'],
    references: [measured('Thunderbird 153.7 ESR')],
    fixes: ['outbox-mend-submission'],
    yieldsTo: ['outbox-submission-missing'],
  },
  messages: {
    title: { text: 'A sender names an outgoing server that does not exist', note: 'Heading in the list of checks' },
    why: {
      text: 'What this sender queues will wait in silence: Thunderbird starts to send, shows no error, and never ends. Messages behind it wait too.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'In Account Settings, open the account (for a further sender: Manage Identities, then Edit) and choose an outgoing server that belongs to the same address.',
      note: 'What a person can do by hand. Account Settings, Manage Identities and Edit are names in Thunderbird',
    },
    submissionMissing: {
      text: '{address} is set to send through “{key}”, which is not among the outgoing servers.',
      note: 'address: mail address of the sender; key: the program’s own key of the missing server, such as smtp1',
      example: { address: 'ada@example.com', key: 'smtp1' },
    },
  },
  applies: ({ identities }) => identities.length > 0,
  run({ identities, problems }, report) {
    for (const identity of identities) {
      if (identity.submission.kind !== 'missing') continue;
      if (isBlind(problems, identity.profile, ['submissions'])) continue;
      report('submissionMissing', {
        subject: identity.id,
        evidence: [`${identity.id}#submission/names`],
        params: { address: identity.address ?? identity.key, key: identity.submission.names },
      });
    }
  },
});
