import { describe, expect, it } from 'vitest';
import { submissionsInUse, submissionsOf } from '../../../shared/facts/outgoing.ts';
import { anAccount, anIdentity, aSubmission } from '../../support/inventory.ts';

const named = aSubmission({ isDefault: false });
const standard = aSubmission({ key: 'smtp2' });
const leftOver = aSubmission({ key: 'smtp3', isDefault: false });
const exchange = aSubmission({ key: 'ews1', type: 'ews', isDefault: false });
const submissions = [named, standard, leftOver, exchange];

describe('outgoing servers', () => {
  it('belong to an account through its identities', () => {
    const identities = [
      anIdentity(),
      anIdentity({ key: 'id2', submission: { kind: 'missing', names: 'smtp9' } }),
      anIdentity({ key: 'id3', account: 'another', submission: { kind: 'named', submission: leftOver.id } }),
    ];
    expect(submissionsOf(anAccount(), { identities, submissions })).toEqual([named]);
  });

  it('are in use when an identity names them or they are the default, and when they are SMTP', () => {
    const identities = [
      anIdentity(),
      anIdentity({ key: 'id2', submission: { kind: 'named', submission: exchange.id } }),
    ];
    expect(submissionsInUse({ identities, submissions })).toEqual([named, standard]);
  });
});
