import { expect, it } from 'vitest';
import { isBlind } from '../../../shared/facts/blind.ts';
import { aProblem, profileId } from '../../support/inventory.ts';

it('is blind where a section of the profile, of a part of it or of the whole home could not be read', () => {
  for (const subject of [profileId, `${profileId}/account1`, 'thunderbird:ada'])
    expect(isBlind([aProblem({ subject, blinds: ['accounts'] })], profileId, ['identities', 'accounts'])).toBe(true);
});

it('sees where nothing, another section or another profile is concerned', () => {
  expect(isBlind([], profileId, ['accounts'])).toBe(false);
  expect(isBlind([aProblem({ blinds: ['outbox'] })], profileId, ['accounts'])).toBe(false);
  for (const subject of ['thunderbird:ada/main2', 'thunderbird:ben/main'])
    expect(isBlind([aProblem({ subject, blinds: ['accounts'] })], profileId, ['accounts'])).toBe(false);
});
