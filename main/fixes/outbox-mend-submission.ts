import { mayHaveArrived } from '../../shared/facts/sent-copies.ts';
import { domainOfAddress, registrableDomain } from '../../shared/mail/host.ts';
import { err, ok } from '../../shared/result.ts';
import { refuse } from '../clients/change.ts';
import { defineFix } from './define-fix.ts';

/**
 * The identity gets an outgoing server that exists. Offered are those of the address's own domain or of its account's server; one that
 * belongs to another account is never taken silently, since mail would leave under a foreign name (SPF, DMARC).
 */
export default defineFix({
  meta: { id: 'outbox-mend-submission', risk: 'needs-consent', since: '0.2.0', mustBeClosed: 'client' },
  plan({ finding, inventory, chosen }) {
    const identity = inventory.identities.find(({ id }) => id === finding.subject);
    if (!identity) return refuse('not-found');
    const queued = inventory.outbox.filter(({ profile }) => profile === identity.profile);
    if (queued.some((item) => mayHaveArrived(item, inventory.sent)))
      return refuse('maybe-delivered', queued[0]?.folder);
    const account = inventory.accounts.find(({ id }) => id === identity.account);
    const incoming = account && 'endpoint' in account.incoming ? account.incoming.endpoint : null;
    const domain = identity.address === null ? null : domainOfAddress(identity.address);
    const domains = [domain, incoming?.host].flatMap((name) => (name ? [registrableDomain(name)] : []));
    const suitable = inventory.submissions.filter(
      ({ profile, endpoint }) => profile === identity.profile && domains.includes(registrableDomain(endpoint.host)),
    );
    const options = suitable.map(({ key, endpoint }) => ({ value: key, label: `${endpoint.user} · ${endpoint.host}` }));
    if (options.length === 0) return refuse('not-vouched', null, { address: identity.address ?? '' });
    // Taken without a question only where it signs in as this very sender.
    const own = [identity.address, incoming?.user].map((name) => name?.toLowerCase());
    const [only] = suitable;
    const isOwn = suitable.length === 1 && only && own.includes(only.endpoint.user.toLowerCase());
    const wanted = chosen.get('server') ?? (isOwn ? only.key : undefined);
    const choice = { key: 'server', options, chosen: wanted ?? null };
    if (wanted === undefined)
      return err({ code: 'needs-choice', file: null, params: { key: 'server' }, choices: [choice] });
    const submission = suitable.find(({ key }) => key === wanted);
    if (!submission)
      return err({ code: 'wrong-choice', file: null, params: { key: 'server', value: wanted }, choices: [choice] });
    return ok({
      profile: identity.profile,
      intent: { kind: 'send-through', identity, submission },
      choices: [choice],
    });
  },
});
