import { expect, it } from 'vitest';
import { parseLogins } from '../../../main/formats/logins-json.ts';
import { mutations } from '../../support/mutations.ts';
import { bytesOf, profileFile } from '../../support/profile-file.ts';

const real = profileFile('saved-logins', 'logins.json');

it('reads every record of a real store, and no field of it could hold a sealed password', () => {
  const { records, faults } = parseLogins(real);
  expect(faults).toEqual([]);
  expect(records).toHaveLength(9);
  const names = ['changedAt', 'createdAt', 'guid', 'origin', 'realm', 'sealedUser'];
  for (const record of records) expect(Object.keys(record).sort()).toEqual(names);
  const sealed = (JSON.parse(new TextDecoder().decode(real)) as { logins: { encryptedPassword: string }[] }).logins;
  for (const { encryptedPassword } of sealed) expect(JSON.stringify(records)).not.toContain(encryptedPassword);
});
it('counts what is no record and keeps the others', () => {
  const text = JSON.stringify({ logins: [null, { hostname: 'imap://a', encryptedUsername: 'x', timeCreated: 1e300 }] });
  expect(parseLogins(bytesOf(text))).toEqual({
    records: [{ origin: 'imap://a', realm: null, sealedUser: 'x', createdAt: null, changedAt: null, guid: '' }],
    faults: [{ code: 'bad-record', index: 0 }],
  });
});
it.each(['', '[]', '{}', '{"logins":{}}', 'null'])('says that %j is no store', (text) => {
  expect(parseLogins(bytesOf(text)).faults).toMatchObject([{ code: 'not-json' }]);
});
it('survives 1,000 damaged copies; every cut and zeroed block is reported', () => {
  for (const { what, bytes } of mutations(real, 1000)) {
    const { faults } = parseLogins(bytes);
    if (/^(cut|zeroed)/.test(what)) expect(faults.length, what).toBeGreaterThan(0);
  }
});
