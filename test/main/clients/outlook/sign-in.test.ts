import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../../shared/evaluate.ts';
import { scanImage } from '../../../support/outlook-image.ts';

const saved = 'hex:02,01,00,00,00,d0,8c,9d,df,01';
const profile = '[HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\16.0\\Outlook\\Profiles\\Modern';
const account = (lines: string) => `${profile}\\9375CFF0413111d3B88A00104B2A6676\\00000001]
"Email"="anna@outlook.com"
"IMAP Server"="outlook.office365.com"
"IMAP Port"=dword:000003e1
"IMAP Use SSL"=dword:00000001
"IMAP User"="anna@outlook.com"
"SMTP Server"="smtp-mail.outlook.com"
"SMTP Port"=dword:0000024b
"SMTP Secure Connection"=dword:00000002
"SMTP Use Auth"=dword:00000001
${lines}
`;

const scanned = async (lines: string) => {
  const inventory = await scanImage({ registry: '16-pop-leave-off', registryText: account(lines) });
  const ofModern = <T extends { readonly profile: string | null }>(all: readonly T[]) =>
    all.filter((one) => one.profile?.endsWith('/Modern'));
  const [{ incoming } = {}] = ofModern(inventory.accounts);
  const [submission] = ofModern(inventory.submissions);
  return {
    methods: [incoming && 'endpoint' in incoming ? incoming.endpoint?.method : null, submission?.endpoint.method],
    saved: ofModern(inventory.credentials).map(({ service, user }) => `${service} ${user}`),
    codes: inventory.problems.map(({ code }) => code),
    evaluation: evaluate(inventory, ['password-sign-in-retired', 'app-password-needed']),
  };
};

describe('how Outlook signs in', () => {
  it('is not known without a saved password: it may be OAuth2, as with outlook.com on a healthy computer', async () => {
    const { methods, codes, evaluation } = await scanned('');
    expect(methods).toEqual(['not-known', 'not-known']);
    expect(codes).toContain('sign-in-not-known');
    expect(evaluation.findings).toEqual([]);
    expect(evaluation.outcomes.map(({ kind }) => kind)).toEqual(['inconclusive', 'inconclusive']);
  });

  it('is a password where one is saved', async () => {
    const { methods, codes, evaluation } = await scanned(`"IMAP Password"=${saved}`);
    expect(methods).toEqual(['password-cleartext', 'password-cleartext']);
    expect(codes).not.toContain('sign-in-not-known');
    expect(evaluation.findings.map(({ check }) => check)).toContain('password-sign-in-retired');
  });

  it('is SPA where that is on, saved password or not', async () => {
    expect((await scanned('"IMAP Use SPA"=dword:00000001')).methods).toEqual(['ntlm', 'password-cleartext']);
  });
});

describe('the password for sending', () => {
  const own = '"SMTP Auth Method"=dword:00000001\n"SMTP User"="relay@example.com"';

  it('is that for receiving where sending has no log-on of its own', async () => {
    expect((await scanned(`"IMAP Password"=${saved}`)).saved).toEqual([
      'imap anna@outlook.com',
      'submission anna@outlook.com',
    ]);
  });

  it('is not the one for receiving where sending has a log-on of its own', async () => {
    const { saved: entries, methods } = await scanned(`${own}\n"IMAP Password"=${saved}`);
    expect(entries).toEqual(['imap anna@outlook.com']);
    expect(methods).toEqual(['password-cleartext', 'not-known']);
  });

  it('is that of its own log-on', async () => {
    expect((await scanned(`${own}\n"IMAP Password"=${saved}\n"SMTP Password"=${saved}`)).saved).toEqual([
      'imap anna@outlook.com',
      'submission relay@example.com',
    ]);
  });

  it('left from an earlier log-on is not used', async () => {
    expect((await scanned(`"IMAP Password"=${saved}\n"SMTP Password"=${saved}`)).saved).toEqual([
      'imap anna@outlook.com',
      'submission anna@outlook.com',
    ]);
  });
});

describe('an ActiveSync server', () => {
  it.each([
    ['https://sync.example.com/Microsoft-Server-ActiveSync', 443, 'implicit'],
    ['sync.example.com', 443, 'implicit'],
    ['https://sync.example.com:8443/x', 8443, 'implicit'],
    ['http://sync.example.com/x', 80, 'cleartext'],
  ])('named %s is at port %i', async (url, port, tls) => {
    const registryText = `${profile}\\9375CFF0413111d3B88A00104B2A6676\\00000001]\n"EAS Server URL"="${url}"\n`;
    const { accounts } = await scanImage({ registry: '16-pop-leave-off', registryText });
    const [account] = accounts.filter((one) => one.profile.endsWith('/Modern'));
    expect(account?.incoming).toMatchObject({ protocol: 'eas', endpoint: { host: 'sync.example.com', port, tls } });
  });
});
