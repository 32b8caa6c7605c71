import { ok } from '../../shared/result.ts';
import { refuse } from '../clients/change.ts';
import { defineFix } from './define-fix.ts';

/** The message leaves the queue and is kept with us, for ever, as a file that every mail program opens. */
export default defineFix({
  meta: { id: 'outbox-quarantine', risk: 'reversible', since: '0.2.0', mustBeClosed: 'client' },
  plan({ finding, inventory }) {
    const item = inventory.outbox.find(({ id }) => id === finding.subject);
    if (!item) return refuse('not-found');
    return ok({ profile: item.profile, intent: { kind: 'message-to-quarantine', item }, choices: [] });
  },
});
