import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOlkSettings } from '../../../main/formats/olk-settings.ts';
import { mutations } from '../../support/mutations.ts';
import { bytesOf } from '../../support/profile-file.ts';

const backup = [
  { emailAddress: 'anna@example.test', accountType: 'IMAP', accountId: 'CANARY-account-id', puid: '0003BFFD' },
  { emailAddress: 'anna@outlook.example.com', accountType: 'OutlookCom', token: 'CANARY-token' },
  { emailAddress: '00037ffe@shadow.outlook.com', accountType: 'Shadow' },
];
const settings = {
  Identities: {
    'anna@example.test': 'CANARY-internet-uid',
    'shop@example.test': '9f86d081884c7d65@84df9e7f-e9f6-40af-b435-aaaaaaaaaaaa',
  },
  AccountLocalBackup: { Json: JSON.stringify(backup), Version: 1 },
  GlobalSettingsAccout: { Email: 'Anna@Outlook.Example.com', Id: 'CANARY-global-id' },
  Theme: 'dark',
};
const sample = bytesOf(JSON.stringify(settings));
const read = (value: unknown) => {
  const seen = readOlkSettings(bytesOf(JSON.stringify(value)));
  if (!seen.ok) throw new Error(seen.error.code);
  return seen.value;
};

const whole = {
  accounts: [
    { address: 'anna@example.test', type: 'IMAP', isMain: false, from: 'AccountLocalBackup' },
    { address: 'anna@outlook.example.com', type: 'OutlookCom', isMain: true, from: 'AccountLocalBackup' },
    { address: 'shop@example.test', type: null, isMain: false, from: 'Identities' },
  ],
  faults: [],
};

describe('the settings of new Outlook', () => {
  it('name each address once, its type, and which is the main one; the program’s own account is none', () => {
    expect(read(settings)).toEqual(whole);
  });
  it('let no id and no token in', () => {
    expect(JSON.stringify(readOlkSettings(sample))).not.toMatch(/CANARY|9f86d081|0003BFFD/);
  });
  it.each([
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${JSON.stringify(settings)}`, 'utf8')],
    ['UTF-16, low byte first', Buffer.from(`\uFEFF${JSON.stringify(settings)}`, 'utf16le')],
    ['UTF-16, high byte first', Buffer.from(`\uFEFF${JSON.stringify(settings)}`, 'utf16le').swap16()],
  ])('are read as %s', (_, bytes) => {
    expect(readOlkSettings(bytes)).toEqual({ ok: true, value: whole });
  });
  it.each([
    ['a list of names', ['ada@example.test']],
    ['a list of objects', [{ EmailAddress: 'ada@example.test', Id: 'x@example.test-id' }]],
    ['names below a level more', { list: { first: { upn: 'ada@example.test' } } }],
  ])('name identities as %s', (_, identities) => {
    expect(read({ Identities: identities }).accounts.map(({ address }) => address)).toEqual(['ada@example.test']);
  });
  it.each([
    ['no part at all', {}, []],
    ['no list yet', { AccountLocalBackup: { Json: '' } }, []],
    ['null for the list', { AccountLocalBackup: { Json: 'null' } }, []],
    ['a list that is no list', { AccountLocalBackup: { Json: '{"accounts":[]}' } }, ['unknown']],
    ['a list without its string', { AccountLocalBackup: { Accounts: [] } }, ['unknown']],
    ['a broken string', { AccountLocalBackup: { Json: '[{"emailAddress":' } }, ['damaged']],
    ['an entry without an address', { AccountLocalBackup: { Json: '[{"accountType":"POP"}]' } }, ['unknown']],
  ])('with %s have no account, and say so where one may be missing', (_, value, faults) => {
    expect(read(value)).toEqual({ accounts: [], faults });
  });
  it('with more accounts than a person has are read up to a limit', () => {
    const many = Array.from({ length: 1_200 }, (_, at) => ({ emailAddress: `a${at}@example.test` }));
    const { accounts, faults } = read({ AccountLocalBackup: { Json: JSON.stringify(many) } });
    expect({ accounts: accounts.length, faults }).toEqual({ accounts: 1_000, faults: ['unknown'] });
  });
  it.each(['', '{', '[]', '"text"', 'null', '\0\0\0'])('that are no settings (%j) are refused', (text) => {
    expect(readOlkSettings(bytesOf(text))).toEqual({ ok: false, error: { code: 'not-json' } });
  });
});

describe('damage', () => {
  // Which form an entry of `Identities` has is not published, so there a damaged one cannot be told from another thing.
  it('of 1,000 kinds throws nothing, and no account of the list is lost in silence', () => {
    for (const { what, bytes } of mutations(sample, 1_000)) {
      const seen = readOlkSettings(bytes);
      if (!seen.ok || seen.value.faults.length > 0) continue;
      expect(seen.value.accounts.length, what).toBeGreaterThanOrEqual(2);
    }
  });
  it('or any other JSON never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (identities, list, main) => {
        const value = {
          Identities: identities,
          AccountLocalBackup: { Json: JSON.stringify(list) },
          GlobalSettingsAccout: main,
        };
        readOlkSettings(bytesOf(JSON.stringify(value)));
      }),
    );
    fc.assert(fc.property(fc.uint8Array(), (bytes) => void readOlkSettings(bytes)));
  });
});
