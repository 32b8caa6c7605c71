import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openKeyStore } from '../../../main/formats/key4.ts';
import { parseLogins } from '../../../main/formats/logins-json.ts';
import { memorySource } from '../../../shared/byte-source.ts';
import { homeFolder, readHomeJson } from '../../support/homes.ts';
import { mutations } from '../../support/mutations.ts';

const profileFile = (home: string, name: string) =>
  readFileSync(path.join(homeFolder(home), 'files/home/anna/.thunderbird/k3v9x2ab.default-default', name));
const database = profileFile('saved-logins', 'key4.db');
const { records } = parseLogins(profileFile('saved-logins', 'logins.json'));
const open = (bytes: Uint8Array) => openKeyStore(memorySource(bytes));

/** The sealed check of the password begins with these bytes: a sequence that holds the identifier of PBES2. */
const pbes2 = Buffer.from('06092a864886f70d01050d', 'hex');
const damagedAt = (offset: number, byte: number) => {
  const bytes = Uint8Array.from(database);
  bytes[offset] = byte;
  return bytes;
};
const checks = (bytes: Buffer) => {
  const found: number[] = [];
  for (let at = bytes.indexOf(pbes2); at >= 0; at = bytes.indexOf(pbes2, at + 1)) found.push(at);
  return found;
};

describe('openKeyStore', () => {
  it('opens the user name of every saved sign-in', async () => {
    const store = await open(database);
    if (!store.ok) throw new Error(store.error.code);
    const names = records.map(({ guid, sealedUser }) => ({ guid, opened: store.value.openUserName(sealedUser) }));
    // Thunderbird's own account of the same profile.
    const { logins } = readHomeJson('truth', 'saved-logins.json') as { logins: { guid: string; user: string }[] };
    expect(names).toEqual(logins.map(({ guid, user }) => ({ guid, opened: { ok: true, value: user } })));
    expect(names).toHaveLength(9);
  });

  it('opens nothing that is not sealed with its key', async () => {
    const store = await open(database);
    if (!store.ok) throw new Error(store.error.code);
    const other = parseLogins(profileFile('primary-password', 'logins.json')).records[0]?.sealedUser ?? '';
    for (const sealed of ['', 'anna', '====', other, (records[0]?.sealedUser ?? '').slice(0, 40)])
      expect(store.value.openUserName(sealed)).toEqual({ ok: false, error: { code: 'not-readable' } });
  });

  it('says that a primary password keeps it shut', async () => {
    expect(await open(profileFile('primary-password', 'key4.db'))).toEqual({
      ok: false,
      error: { code: 'primary-password' },
    });
  });

  it('does not call a damaged check a primary password', async () => {
    // Of all sealed things one is the check; each is spoiled at its outer length, its inner tag and its scheme.
    const codes = new Set<string>();
    for (const at of checks(database))
      for (const offset of [at - 4, at, at + 1, at + 5]) {
        const store = await open(damagedAt(offset, 0xff));
        if (!store.ok) codes.add(store.error.code);
      }
    expect([...codes].sort()).toEqual(['not-readable', 'unknown-scheme']);
  });

  it('says that other files are not readable', async () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('abc'), Buffer.alloc(65_536), database.subarray(0, 4096)])
      expect(await open(bytes)).toEqual({ ok: false, error: { code: 'not-readable' } });
  });

  it('survives 1,000 kinds of damage', async () => {
    for (const { what, bytes } of mutations(database, 1_000, 6)) {
      const store = await open(bytes);
      if (store.ok) for (const { sealedUser } of records) store.value.openUserName(sealedUser);
      expect(typeof store.ok, what).toBe('boolean');
    }
  });
});
