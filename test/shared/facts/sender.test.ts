import { expect, it } from 'vitest';
import { senderOf } from '../../../shared/facts/sender.ts';
import { anAccount, anIdentity, anOutboxItem } from '../../support/inventory.ts';

const seen = { identities: [anIdentity()], accounts: [anAccount()] };

it('knows a sender that is fine', () => {
  expect(senderOf(anOutboxItem(), seen)).toEqual({ state: 'fine', identity: anIdentity() });
});

it('does not call a sender gone where the message names none', () => {
  expect(senderOf(anOutboxItem({ identityKey: null, identity: null }), seen).state).toBe('unnamed');
});

it('calls a sender gone with its identity or its account', () => {
  expect(senderOf(anOutboxItem({ identityKey: 'id5', identity: null }), seen).state).toBe('gone');
  expect(senderOf(anOutboxItem(), { ...seen, accounts: [] }).state).toBe('gone');
});

it('tells a server that is missing from a sender that is missing', () => {
  for (const submission of [{ kind: 'missing', names: 'smtp9' }, { kind: 'none' }] as const)
    expect(senderOf(anOutboxItem(), { ...seen, identities: [anIdentity({ submission })] }).state).toBe(
      'submission-missing',
    );
});
