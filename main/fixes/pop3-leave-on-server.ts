import { ok } from '../../shared/result.ts';
import { refuse } from '../clients/change.ts';
import { defineFix } from './define-fix.ts';

/** What the program fetches from now on stays on the server. What was fetched before is on this disk only. */
export default defineFix({
  meta: { id: 'pop3-leave-on-server', risk: 'reversible', since: '0.2.0', mustBeClosed: 'client' },
  plan({ finding, inventory }) {
    const account = inventory.accounts.find(({ id }) => id === finding.subject);
    if (account?.incoming.protocol !== 'pop3') return refuse('not-found');
    return ok({ profile: account.profile, intent: { kind: 'leave-on-server', account }, choices: [] });
  },
});
