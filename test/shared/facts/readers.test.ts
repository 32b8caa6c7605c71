import { describe, expect, it } from 'vitest';
import { accountsInUse, fetching, readersOf } from '../../../shared/facts/readers.ts';
import { anAccount, aProfile, imap, pop3, takenAt } from '../../support/inventory.ts';

const off = { atStart: false, everyMinutes: null, fetches: false };

describe('accountsInUse', () => {
  const accounts = [anAccount()];
  const kept = (change: Parameters<typeof aProfile>[0]) =>
    accountsInUse({ accounts, profiles: [aProfile(change)], takenAt }).length;

  it('leaves out profiles that nothing uses and nobody wrote to for a quarter', () => {
    expect(kept({ use: 'other', settingsChangedAt: '2026-01-01T00:00:00.000Z' })).toBe(0);
  });

  it('keeps a profile that a program names, was written lately, or has no date', () => {
    expect(kept({ use: 'used', settingsChangedAt: '2020-01-01T00:00:00.000Z' })).toBe(1);
    expect(kept({ use: 'other', settingsChangedAt: '2026-11-01T00:00:00.000Z' })).toBe(1);
    expect(kept({ use: 'other', settingsChangedAt: null })).toBe(1);
  });
});

describe('accounts of classic Outlook', () => {
  const profile = (version: string, use: 'used' | 'other') =>
    aProfile({
      id: `outlook:ada/${version}/Outlook`,
      client: 'outlook',
      version: version.replace(' B', ''),
      use,
      settingsChangedAt: null,
    });
  const left = (...profiles: readonly ReturnType<typeof profile>[]) =>
    accountsInUse({
      accounts: profiles.map(({ id }) => anAccount({ id: `${id}/00000001`, profile: id, client: 'outlook' })),
      profiles,
      takenAt,
    }).map((account) => account.profile);

  it('of a version that a newer one has replaced do not run', () => {
    expect(left(profile('16.0', 'used'), profile('14.0', 'other'))).toEqual(['outlook:ada/16.0/Outlook']);
  });

  it('of a second profile, or where no default is known, may run', () => {
    expect(left(profile('16.0', 'used'), profile('16.0 B', 'other'))).toHaveLength(2);
    expect(left(profile('16.0', 'other'), profile('14.0', 'other'))).toHaveLength(2);
  });
});

describe('fetching', () => {
  const how = (checking: Partial<ReturnType<typeof anAccount>['checking']>, incoming = pop3()) =>
    fetching(anAccount({ incoming, checking: { ...off, ...checking } }));

  it('knows POP3 accounts that look without fetching, and those at rest', () => {
    expect(how({ everyMinutes: 10, fetches: true })).toBe('by-itself');
    expect(how({ everyMinutes: 10 })).toBe('by-hand');
    expect(how({ fetches: true })).toBe('by-hand');
    expect(how({})).toBe('off');
  });

  it('counts looking as fetching for IMAP', () => {
    expect(how({ atStart: true }, imap())).toBe('by-itself');
    expect(how({ fetches: true }, imap())).toBe('off');
  });
});

describe('readersOf', () => {
  it('finds the others of one mailbox, the certain ones first, without POP3 accounts at rest', () => {
    const account = anAccount();
    const likely = anAccount({ key: 'account2', incoming: imap({ user: 'ada' }) });
    const certain = anAccount({ key: 'account3', incoming: pop3() });
    const resting = anAccount({ key: 'account4', incoming: pop3(), checking: off });
    const foreign = anAccount({ key: 'account5', incoming: imap({ user: 'ben@example.com' }) });
    expect(readersOf(account, [account, likely, certain, resting, foreign])).toEqual([
      { account: certain, likeness: 'same' },
      { account: likely, likeness: 'likely' },
    ]);
  });
});
