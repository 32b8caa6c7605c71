import { messageName } from '../facts/message-name.ts';
import { senderOf } from '../facts/sender.ts';
import { isWaiting, waitsTooLong } from '../facts/stuck.ts';
import { type SizeLimit, sizeLimitsOf } from '../mail/size-limits.ts';
import { defineCheck, rfc } from './define-check.ts';

const about = { named: true, subject: 'Photos', host: 'smtp.example.com', size: 48.3, limit: 34.2, asOf: '2026-05' };

export default defineCheck({
  meta: {
    id: 'outbox-item-oversized',
    topic: 'outbox',
    severity: 'error',
    since: '0.1.0',
    needs: ['outbox', 'identities', 'submissions', 'accounts'],
    clients: 'any',
    references: [rfc(1870), rfc(2045, '6.8')],
    fixes: ['outbox-move-to-drafts', 'outbox-quarantine'],
    yieldsTo: [],
  },
  messages: {
    title: { text: 'A waiting message is larger than the server takes', note: 'Heading in the list of checks' },
    why: {
      text: 'The server refuses it each time. What is attached grows by about a third on its way, so the limit is reached sooner than the sizes of the files say.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'Move the message from the Outbox to Drafts, open it, and send a link to the file instead of the file.',
      note: 'What a person can do by hand. Outbox and Drafts are folder names in Thunderbird',
    },
    aboveLimit: {
      text: '{named, select, true {“{subject}”} other {A message without a subject}} is {size, number} MB large; {host} takes {limit, number} MB at most (as of {asOf}).',
      note: 'named: whether the message has a subject; subject: its subject; host: the outgoing server; size, limit: in MB, as the message travels; asOf: year and month of the provider’s figure',
      example: about,
    },
    aboveUsual: {
      text: '{named, select, true {“{subject}”} other {A message without a subject}} is {size, number} MB large and has not left; {host} usually takes {limit, number} MB (as of {asOf}). That is probably why.',
      note: 'As “aboveLimit”, where the limit depends on the tariff, or the figure is old',
      example: about,
    },
  },
  applies: ({ outbox }) => outbox.length > 0,
  run({ outbox, identities, submissions, accounts, takenAt }, report) {
    for (const item of outbox) {
      if (!isWaiting(item) && item.state !== 'scheduled') continue;
      const sender = senderOf(item, { identities, accounts });
      if (sender.state !== 'fine' || !('submission' in sender.identity.submission)) continue;
      const id = sender.identity.submission.submission;
      const server = submissions.find((one) => one.id === id);
      if (!server) continue;
      const exceeded = sizeLimitsOf(server.endpoint.host).filter((limit) => item.size > limit.bytes);
      const firm = exceeded.find((limit) => limit.certainty === 'ceiling');
      const limit = firm ?? exceeded[0];
      if (!limit || (!firm && item.state !== 'refused' && !waitsTooLong(item, takenAt))) continue;
      report(firm ? 'aboveLimit' : 'aboveUsual', {
        subject: item.id,
        related: [server.id],
        evidence: [`${item.id}#size`, `${server.id}#endpoint/host`],
        params: {
          ...messageName(item),
          host: server.endpoint.host,
          size: megabytes(item.size),
          limit: megabytes(limit.bytes),
          asOf: dateOf(limit).slice(0, 7),
        },
        sureness: 'likely',
      });
    }
  },
});

/** The newest of its sources, `2026-05-21` or `2026-05`. */
const dateOf = ({ sources }: SizeLimit): string =>
  sources
    .map(({ date }) => date)
    .toSorted()
    .at(-1) ?? '';

/** As programs show sizes, in units of 1,048,576 bytes with one decimal. */
const megabytes = (bytes: number) => Math.round(bytes / 104_857.6) / 10;
