import { defineCheck, vendor } from './define-check.ts';

export default defineCheck({
  meta: {
    id: 'shared-mailbox-mail-waits',
    topic: 'outbox',
    severity: 'advice',
    since: '0.2.0',
    needs: ['settings', 'accounts'],
    clients: ['outlook'],
    references: [vendor('Microsoft', 'KB 2703723: items sent for somebody else stay in the Outbox')],
    fixes: [],
    yieldsTo: [],
  },
  messages: {
    title: { text: 'Mail sent from a shared mailbox may stay in the outbox', note: 'Heading in the list of checks' },
    why: {
      text: 'Outlook is told to keep sent mail in the mailbox it was sent for. That works only while it keeps a copy of the mailbox on this computer (cached mode), which is switched off.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'Ask whoever looks after Exchange to let the server keep the copies, or switch “Use Cached Exchange Mode” on in the account’s settings.',
      note: 'What a person can do by hand. “Use Cached Exchange Mode” is a name in Outlook; use that of the translated program',
    },
    probablyWaits: {
      text: 'Outlook keeps mail that is sent for others in their mailbox, without cached mode. What is sent from a shared mailbox then probably stays in the outbox.',
      note: 'No parameters',
    },
  },
  applies: ({ settings }) => settings.some(({ name, value }) => name === 'delegate-sent-items' && value === true),
  run({ settings, accounts }, report) {
    for (const { id, profile, name, value } of settings) {
      if (name !== 'delegate-sent-items' || value !== true) continue;
      const cached = settings.find((one) => one.profile === profile && one.name === 'cached-mode');
      const exchange = accounts.find((one) => one.profile === profile && one.incoming.protocol === 'exchange');
      if (cached?.value !== false || !exchange) continue;
      report('probablyWaits', {
        subject: id,
        related: [cached.id],
        evidence: [`${id}#value`, `${cached.id}#value`, `${exchange.id}#incoming/protocol`],
        params: {},
        sureness: 'likely',
      });
    }
  },
});
