import { mayHaveArrived } from '../../shared/facts/sent-copies.ts';
import { ok } from '../../shared/result.ts';
import { refuse } from '../clients/change.ts';
import { defineFix } from './define-fix.ts';

/** The message waits among the drafts, to be looked at and sent by a person. Never one that may have arrived already. */
export default defineFix({
  meta: { id: 'outbox-move-to-drafts', risk: 'reversible', since: '0.2.0', mustBeClosed: 'client' },
  plan({ finding, inventory }) {
    const item = inventory.outbox.find(({ id }) => id === finding.subject);
    if (!item) return refuse('not-found');
    if (mayHaveArrived(item, inventory.sent)) return refuse('maybe-delivered', item.folder);
    return ok({ profile: item.profile, intent: { kind: 'message-to-drafts', item }, choices: [] });
  },
});
