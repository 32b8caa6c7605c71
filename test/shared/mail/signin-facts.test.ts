import { describe, expect, it } from 'vitest';
import { providers } from '../../../shared/mail/providers/index.ts';
import { appPasswordOf, appPasswords, retirementOf, retirements } from '../../../shared/mail/signin-facts.ts';

const at = '2026-11-24T18:00:00.000Z';
const known = providers.map(({ id }) => id);

describe('facts about signing in', () => {
  it.each([...retirements, ...appPasswords].map((fact) => [fact.provider, fact] as const))(
    '%s: has its source and date',
    (provider, fact) => {
      expect(known).toContain(provider);
      expect(fact.checked).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(fact.sources.length).toBeGreaterThan(0);
      for (const { name, date } of fact.sources) {
        expect(name).not.toBe('');
        expect(date).toMatch(/^20\d\d-\d\d(-\d\d)?$/);
      }
    },
  );

  it('names no fact twice', () => {
    expect(new Set(retirements.map(({ id }) => id)).size).toBe(retirements.length);
    expect(new Set(appPasswords.map(({ provider }) => provider)).size).toBe(appPasswords.length);
  });
});

describe('whether a password still opens a mailbox', () => {
  it.each(['imap', 'pop3'] as const)('Outlook.com and Microsoft 365 take none for %s', (protocol) => {
    const place = { host: 'Outlook.Office365.com', protocol };
    expect(retirementOf({ ...place, address: 'anna@hotmail.com' }, at)?.id).toBe('outlook-com');
    expect(retirementOf({ ...place, address: 'anna@corp.example' }, at)?.id).toBe('exchange-online-fetching');
    expect(retirementOf({ ...place, address: null }, at)).not.toBeNull();
  });

  it('Outlook.com takes none at its older names', () => {
    expect(retirementOf({ host: 'imap-mail.outlook.com', protocol: 'imap', address: null }, at)?.certainty).toBe(
      'in-force',
    );
    expect(retirementOf({ host: 'smtp.live.com', protocol: 'submission', address: null }, at)?.id).toBe('outlook-com');
  });

  it('Microsoft 365 has announced the day for sending, and the day comes', () => {
    const place = { host: 'smtp.office365.com', protocol: 'submission', address: 'anna@corp.example' } as const;
    expect(retirementOf(place, at)).toMatchObject({
      certainty: 'announced',
      since: '2026-12-31',
      scope: 'unless-allowed',
    });
    expect(retirementOf(place, '2026-12-31T00:00:00.000Z')?.certainty).toBe('in-force');
    expect(retirements.find(({ id }) => id === 'exchange-online-submission')?.certainty).toBe('announced');
  });

  it('says nothing about anybody else', () => {
    expect(retirementOf({ host: 'imap.gmail.com', protocol: 'imap', address: 'anna@gmail.com' }, at)).toBeNull();
    expect(retirementOf({ host: 'mail.example.com', protocol: 'imap', address: 'anna@hotmail.com' }, at)).toBeNull();
  });
});

describe('whether a program needs its own password', () => {
  it.each(['imap.gmail.com', 'imap.mail.yahoo.com', 'imap.aol.com', 'imap.mail.me.com', 'imap.fastmail.com'])(
    '%s: always',
    (host) => {
      expect(appPasswordOf(host)?.needed).toBe('always');
    },
  );

  it('GMX: only with two-step sign-in', () => {
    expect(appPasswordOf('imap.gmx.com')?.needed).toBe('two-step');
  });

  it('says nothing about anybody else', () => {
    expect(appPasswordOf('outlook.office365.com')).toBeNull();
    expect(appPasswordOf('imap.example.com')).toBeNull();
  });
});
