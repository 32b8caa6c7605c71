import { describe, expect, it } from 'vitest';
import { concerns, passwordPlaces } from '../../../shared/facts/password-places.ts';
import { anAccount, anEndpoint, anIdentity, aSubmission, imap } from '../../support/inventory.ts';

const outgoing = aSubmission();
const seen = (change: Partial<Parameters<typeof passwordPlaces>[0]> = {}) => ({
  accounts: [anAccount()],
  identities: [anIdentity()],
  submissions: [outgoing],
  ...change,
});
const fact = { provider: 'nobody', sources: [{ name: 'A page', date: '2026-11' }] };

describe('passwordPlaces', () => {
  it('are where a password goes, with the address that tells brands apart', () => {
    const short = anAccount({ incoming: imap({ user: 'ada' }) });
    expect(passwordPlaces(seen({ accounts: [short] })).map(({ place }) => place)).toEqual([
      { host: 'imap.example.com', protocol: 'imap', address: 'ada@example.com' },
      { host: 'smtp.example.com', protocol: 'submission', address: 'ada@example.com' },
    ]);
  });

  it('leave out other ways to sign in', () => {
    const submissions = [aSubmission({ endpoint: anEndpoint({ method: 'kerberos' }) })];
    const accounts = [anAccount({ incoming: imap({ method: 'oauth2' }) })];
    expect(passwordPlaces(seen({ accounts, submissions }))).toEqual([]);
  });

  it('name a shared outgoing server once', () => {
    const second = anAccount({ key: 'account2', incoming: imap({ user: 'ben@example.com' }) });
    const identities = [anIdentity(), anIdentity({ key: 'id2', account: second.id })];
    const places = passwordPlaces(seen({ accounts: [anAccount(), second], identities }));
    expect(places.map(({ door }) => door.service)).toEqual(['imap', 'submission', 'imap']);
  });
});

describe('concerns', () => {
  const directions = (protocol: string | null) =>
    concerns(seen(), (place) => (protocol === null || place.protocol === protocol ? fact : null)).map(
      ({ told, params }) => [told.subject, params.direction],
    );

  it('are one line for an account, about receiving, sending or both', () => {
    expect(directions(null)).toEqual([[anAccount().id, 'both']]);
    expect(directions('imap')).toEqual([[anAccount().id, 'receiving']]);
    expect(directions('submission')).toEqual([[outgoing.id, 'sending']]);
    expect(directions('pop3')).toEqual([]);
  });

  it('say where the fact stands, and name a provider we do not know by its id', () => {
    expect(concerns(seen(), () => fact)[0]?.params).toMatchObject({ source: 'A page, 2026-11', provider: 'nobody' });
  });
});
