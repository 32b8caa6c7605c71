import { ok } from '../../shared/result.ts';
import { refuse } from '../clients/change.ts';
import { defineFix } from './define-fix.ts';

/** The readable lines of the settings that the program set aside take the place of those it began anew with. */
export default defineFix({
  meta: { id: 'profile-settings-restore', risk: 'needs-consent', since: '0.2.0', mustBeClosed: 'client' },
  plan({ finding, inventory }) {
    const setAside = inventory.setAside.find(({ id }) => id === finding.subject);
    if (setAside?.what !== 'settings') return refuse('not-found');
    return ok({ profile: setAside.profile, intent: { kind: 'restore-settings', setAside }, choices: [] });
  },
});
