import { ok } from '../../shared/result.ts';
import { refuse } from '../clients/change.ts';
import { defineFix } from './define-fix.ts';

/** Exactly the saved sign-in that the finding is about is taken out of the store. */
export default defineFix({
  meta: { id: 'password-forget', risk: 'reversible', since: '0.2.0', mustBeClosed: 'client' },
  plan({ finding, inventory }) {
    const entry = inventory.credentials.find(({ id }) => id === finding.subject);
    if (!entry || entry.profile === null || entry.store !== 'thunderbird-logins') return refuse('not-found');
    return ok({ profile: entry.profile, intent: { kind: 'forget-credential', entry }, choices: [] });
  },
});
