import { describe, expect, it } from 'vitest';
import { evaluate } from '../../shared/evaluate.ts';
import {
  aCredential,
  anAccount,
  anIdentity,
  anInventory,
  aProblem,
  aProfile,
  aSubmission,
  imap,
} from '../support/inventory.ts';

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

describe('a check of one program', () => {
  const profile = 'outlook:ada/16.0/Outlook';
  const ofOutlook = { profile, client: 'outlook', incoming: imap() } as const;
  const blindToOutlook = [
    'check-interval-short',
    'junk-expires',
    'password-not-saved',
    'sent-copy-off',
    'submission-missing',
    'trash-emptied-on-exit',
  ];
  const kinds = (withThunderbird: boolean) =>
    new Set(
      evaluate(
        anInventory({
          profiles: [aProfile({ id: profile, client: 'outlook' }), ...(withThunderbird ? [aProfile()] : [])],
          accounts: [anAccount(ofOutlook), ...(withThunderbird ? [anAccount()] : [])],
          identities: [anIdentity({ id: `${profile}/identity`, profile }), ...(withThunderbird ? [anIdentity()] : [])],
          submissions: withThunderbird ? [aSubmission()] : [],
          credentials: withThunderbird
            ? [
                aCredential(),
                aCredential({ origin: 'smtp://smtp.example.com', service: 'submission', host: 'smtp.example.com' }),
              ]
            : [],
        }),
        blindToOutlook,
      ).outcomes.map(({ kind }) => kind),
    );

  it('passes nothing where only another program is', () => {
    expect(kinds(false)).toEqual(new Set(['not-applicable']));
  });

  it('passes where its own has accounts', () => {
    expect(kinds(true)).toEqual(new Set(['passed']));
  });
});
