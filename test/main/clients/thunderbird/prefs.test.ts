import { describe, expect, it } from 'vitest';
import { configured } from '../../../../main/clients/thunderbird/accounts.ts';
import { noPolicies, type PolicyPrefs } from '../../../../main/clients/thunderbird/policies.ts';
import { layer } from '../../../../main/clients/thunderbird/prefs.ts';
import { parsePrefs } from '../../../../main/formats/prefs-js.ts';
import { aProfile } from '../../../support/inventory.ts';

const file = (path: string, text: string) => ({ path, prefs: parsePrefs(new TextEncoder().encode(text)) });
const base = `
user_pref("mail.accountmanager.accounts", "account1");
user_pref("mail.account.account1.server", "server1");
user_pref("mail.server.server1.type", "pop3");
user_pref("mail.server.server1.hostname", "pop.example.com");
user_pref("mail.server.server1.userName", "ada@example.com");
`;
const policy = (values: PolicyPrefs['values']): PolicyPrefs => ({
  file: '/etc/thunderbird/policies/policies.json',
  values,
});

function leaveOnServer(own: string, user: string | null, policies: PolicyPrefs) {
  const prefs = layer(file('prefs.js', base + own), user === null ? null : file('user.js', user), policies);
  const [account] = configured(prefs, aProfile()).accounts;
  if (account?.incoming.protocol !== 'pop3') throw new Error('no POP3 account');
  return { value: account.incoming.leaveOnServer, source: account.sources['incoming/leaveOnServer'] };
}
const pref = (name: string, value: boolean) => `user_pref("${name}", ${value});\n`;
const own = 'mail.server.server1.leave_on_server';
const shared = 'mail.server.default.leave_on_server';

describe('the layers of settings', () => {
  it('absent means default, and says so', () => {
    expect(leaveOnServer('', null, noPolicies)).toEqual({
      value: false,
      source: { file: null, line: null, key: own, by: 'default' },
    });
  });
  it('prefs.js is named with its line', () => {
    expect(leaveOnServer(pref(own, true), null, noPolicies)).toEqual({
      value: true,
      source: { file: 'prefs.js', line: 7, key: own, by: 'program' },
    });
  });
  it('user.js wins over prefs.js', () => {
    expect(leaveOnServer(pref(own, true), pref(own, false), noPolicies)).toMatchObject({
      value: false,
      source: { file: 'user.js', by: 'user-file' },
    });
  });
  it('the profile-wide default holds where the account has no value of its own', () => {
    expect(leaveOnServer(pref(shared, true), null, noPolicies)).toMatchObject({ value: true, source: { key: shared } });
    expect(leaveOnServer(pref(shared, true) + pref(own, false), null, noPolicies).value).toBe(false);
  });
  it('a locked policy wins over everything and is shown as managed', () => {
    const locked = policy(new Map([[own, { value: true, locked: true }]]));
    expect(leaveOnServer(pref(own, false), pref(own, false), locked)).toMatchObject({
      value: true,
      source: { by: 'policy', file: '/etc/thunderbird/policies/policies.json' },
    });
  });
  it('a policy for all accounts reaches one without a value of its own, and no other (measured on 153.7 ESR)', () => {
    const locked = policy(new Map([[shared, { value: true, locked: true }]]));
    expect(leaveOnServer('', null, locked)).toMatchObject({ value: true, source: { by: 'policy' } });
    expect(leaveOnServer(pref(own, false), null, locked).value).toBe(false);
  });
  it('a value of the wrong type counts as absent', () => {
    expect(leaveOnServer(`user_pref("${own}", "yes");\n`, null, noPolicies).value).toBe(false);
  });
});
