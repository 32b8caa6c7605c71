import { ok } from '../../shared/result.ts';
import { refuse } from '../clients/change.ts';
import { defineFix } from './define-fix.ts';

/** The filter stays in the list, switched off. */
export default defineFix({
  meta: { id: 'filter-switch-off', risk: 'reversible', since: '0.2.0', mustBeClosed: 'client' },
  plan({ finding, inventory }) {
    const filter = inventory.filters.find(({ id }) => id === finding.subject);
    if (!filter) return refuse('not-found');
    return ok({ profile: filter.profile, intent: { kind: 'switch-filter-off', filter }, choices: [] });
  },
});
