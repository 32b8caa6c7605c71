import { describe, expect, it } from 'vitest';
import { evaluate } from '../../shared/evaluate.ts';
import { anInventory, aProblem, aProfile } from '../support/inventory.ts';

/** A check of Outlook alone and one of Thunderbird alone, both about saved passwords; no password is there. */
const outcomes = (subject: string) => {
  const seen = anInventory({
    profiles: [aProfile(), aProfile({ id: 'outlook:ada/16.0/Outlook', client: 'outlook' })],
    credentials: [],
    problems: [aProblem({ subject, blinds: ['credentials'] })],
  });
  return evaluate(seen, ['office-sign-in-doubled', 'password-older-than-its-twin']).outcomes.map(({ kind }) => kind);
};

describe('what could not be read', () => {
  it.each([
    [aProfile().id, ['passed', 'inconclusive']],
    ['outlook:ada/16.0/Outlook', ['inconclusive', 'not-applicable']],
    ['user:ada', ['inconclusive', 'inconclusive']],
  ])('of %s leaves undecided what it could hide, and no more', (subject, kinds) => {
    expect(outcomes(subject)).toEqual(kinds);
  });
});
