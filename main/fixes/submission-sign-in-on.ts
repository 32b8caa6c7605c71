import { mayHaveArrived } from '../../shared/facts/sent-copies.ts';
import { registrableDomain } from '../../shared/mail/host.ts';
import { ok } from '../../shared/result.ts';
import { refuse } from '../clients/change.ts';
import { defineFix } from './define-fix.ts';

/** The outgoing server is signed in to with the password, by the name of the account that has the same host or domain. */
export default defineFix({
  meta: { id: 'submission-sign-in-on', risk: 'reversible', since: '0.2.0', mustBeClosed: 'client' },
  plan({ finding, inventory }) {
    const submission = inventory.submissions.find(({ id }) => id === finding.subject);
    if (!submission) return refuse('not-found');
    const queued = inventory.outbox.filter(({ profile }) => profile === submission.profile);
    if (queued.some((item) => mayHaveArrived(item, inventory.sent)))
      return refuse('maybe-delivered', queued[0]?.folder);
    // A password in the clear would be worse than none.
    if (submission.endpoint.tls !== 'implicit' && submission.endpoint.tls !== 'starttls')
      return refuse('not-vouched', null, { host: submission.endpoint.host });
    const accounts = inventory.identities
      .filter(({ submission: used }) => 'submission' in used && used.submission === submission.id)
      .flatMap(({ account }) => inventory.accounts.find(({ id }) => id === account) ?? []);
    const domain = registrableDomain(submission.endpoint.host);
    // A name is given to nobody but the operator whose it is.
    const names = new Set(
      accounts.flatMap(({ incoming }) =>
        'endpoint' in incoming && incoming.endpoint && registrableDomain(incoming.endpoint.host) === domain
          ? [incoming.endpoint.user]
          : [],
      ),
    );
    const [only] = names;
    const user = submission.endpoint.user || (names.size === 1 ? only : undefined);
    if (!user) return refuse('not-vouched', null, { host: submission.endpoint.host });
    const intent = { kind: 'sign-in-to-submission', submission, method: 'password-cleartext', user } as const;
    return ok({ profile: submission.profile, intent, choices: [] });
  },
});
