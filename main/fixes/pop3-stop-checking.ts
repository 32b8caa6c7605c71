import { ok } from '../../shared/result.ts';
import { refuse } from '../clients/change.ts';
import { defineFix } from './define-fix.ts';

/** The account stays, with its mail, and fetches nothing by itself any more. */
export default defineFix({
  meta: { id: 'pop3-stop-checking', risk: 'reversible', since: '0.2.0', mustBeClosed: 'client' },
  plan({ finding, inventory }) {
    // The finding's own account, and no other: a twin that leaves mail on the server is not the one that takes it away.
    const account = inventory.accounts.find(({ id }) => id === finding.subject);
    if (account?.incoming.protocol !== 'pop3') return refuse('not-found');
    return ok({ profile: account.profile, intent: { kind: 'stop-checking', account }, choices: [] });
  },
});
