import { ok } from '../../shared/result.ts';
import { refuse } from '../clients/change.ts';
import { defineFix } from './define-fix.ts';

/** Thunderbird's own default (measured on 153.7 ESR). */
const minutes = 10;

export default defineFix({
  meta: { id: 'check-interval-restore', risk: 'reversible', since: '0.2.0', mustBeClosed: 'client' },
  plan({ finding, inventory }) {
    const account = inventory.accounts.find(({ id }) => id === finding.subject);
    if (!account) return refuse('not-found');
    return ok({ profile: account.profile, intent: { kind: 'check-every', account, minutes }, choices: [] });
  },
});
