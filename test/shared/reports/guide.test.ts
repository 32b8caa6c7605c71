import { describe, expect, it } from 'vitest';
import { translator } from '../../../shared/messages/format.ts';
import type { Finding } from '../../../shared/model/finding.ts';
import { guideFor } from '../../../shared/reports/guide.ts';
import { anAccount, anInventory, aProfile, aSubmission } from '../../support/inventory.ts';

const finding = (check: string, subject: string): Finding => ({
  id: `${check}:1`,
  check,
  severity: 'warning',
  message: 'any',
  subject,
  related: [],
  params: {},
  evidence: [],
  sureness: 'seen',
});

const words = (steps: ReturnType<typeof guideFor>, language: 'en' | 'de') =>
  (steps ?? []).map(({ key, params }) => translator(language)(`guide.${key}`, params));

describe('steps by hand', () => {
  const profiles = [aProfile({ version: '153.7.0' })];

  it('name the version, the account, and the values to type', () => {
    const account = anAccount();
    const inventory = anInventory({ profiles, accounts: [account] });
    const told = words(guideFor(finding('connection-cleartext', account.id), inventory), 'en').join('\n');
    expect(told).toContain('In Thunderbird 153.7, open the menu');
    expect(told).toContain(`below “${account.name}”, choose Server Settings`);
    expect(told).toContain('Connection security to SSL/TLS and Port to 993');
    expect(told).toContain('Ask whoever runs');
  });

  it('lead to the outgoing server where the finding is about one', () => {
    const server = aSubmission();
    const inventory = anInventory({ profiles, submissions: [server] });
    const told = words(guideFor(finding('submission-port-25', server.id), inventory), 'de').join('\n');
    expect(told).toContain(`„${server.endpoint.host}“`);
    expect(told).toContain('„Port“ auf 465');
  });

  it('leave the version out where it is not known', () => {
    const account = anAccount();
    const inventory = anInventory({ profiles: [aProfile({ version: null })], accounts: [account] });
    const [first] = words(guideFor(finding('trash-emptied-on-exit', account.id), inventory), 'en');
    expect(first).toBe('In Thunderbird, open the menu ≡ and choose Account Settings.');
  });

  it.each([
    'trash-emptied-on-exit',
    'junk-expires',
    'sent-copy-off',
    'mailbox-configured-twice',
    'password-sign-in-retired',
    'password-sign-in-ending',
  ])('are there for an account with %s, in both languages', (check) => {
    const account = anAccount();
    const steps = guideFor(finding(check, account.id), anInventory({ profiles, accounts: [account] }));
    expect(words(steps, 'en').length).toBeGreaterThan(2);
    expect(words(steps, 'de')).toHaveLength(words(steps, 'en').length);
  });

  it('are none where the check says all there is to say, or the program is another one', () => {
    const account = anAccount();
    expect(
      guideFor(finding('password-not-saved', account.id), anInventory({ profiles, accounts: [account] })),
    ).toBeNull();
    const outlook = [aProfile({ client: 'outlook' })];
    expect(
      guideFor(finding('junk-expires', account.id), anInventory({ profiles: outlook, accounts: [account] })),
    ).toBeNull();
  });
});
