import { mayHaveArrived } from '../../shared/facts/sent-copies.ts';
import { providersOfHost } from '../../shared/mail/lookup.ts';
import type { MailProtocol } from '../../shared/mail/ports.ts';
import { ok } from '../../shared/result.ts';
import { refuse } from '../clients/change.ts';
import type { Encrypted } from '../clients/intent.ts';
import { defineFix } from './define-fix.ts';

/** Only to a port and TLS mode that our provider facts name for this very host; any other server is for a person to ask. */
export default defineFix({
  meta: { id: 'connection-encrypt', risk: 'reversible', since: '0.2.0', mustBeClosed: 'client' },
  plan({ finding, inventory }) {
    const submission = inventory.submissions.find(({ id }) => id === finding.subject);
    if (submission) {
      const queued = inventory.outbox.filter(({ profile }) => profile === submission.profile);
      if (queued.some((item) => mayHaveArrived(item, inventory.sent)))
        return refuse('maybe-delivered', queued[0]?.folder);
      const to = vouched(submission.endpoint.host, 'submission');
      if (!to) return refuse('not-vouched', null, { host: submission.endpoint.host });
      const intent = { kind: 'connect-submission', submission, to } as const;
      return ok({ profile: submission.profile, intent, choices: [] });
    }
    const account = inventory.accounts.find(({ id }) => id === finding.subject);
    const { incoming } = account ?? {};
    if (!account || !incoming || (incoming.protocol !== 'imap' && incoming.protocol !== 'pop3'))
      return refuse('not-found');
    const to = vouched(incoming.endpoint.host, incoming.protocol);
    if (!to) return refuse('not-vouched', null, { host: incoming.endpoint.host });
    return ok({ profile: account.profile, intent: { kind: 'connect-account', account, to }, choices: [] });
  },
});

/** RFC 8314 section 3: implicit TLS before STARTTLS. */
function vouched(host: string, protocol: MailProtocol): Encrypted | null {
  const servers = providersOfHost(host)
    .flatMap((provider) => provider.servers)
    .filter((server) => server.host === host.toLowerCase() && server.protocol === protocol);
  for (const tls of ['implicit', 'starttls'] as const) {
    const server = servers.find((one) => one.tls === tls);
    if (server) return { port: server.port, tls };
  }
  return null;
}
