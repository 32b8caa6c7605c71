import { describe, expect, it } from 'vitest';
import { providerOf, providerOfAddress, providerOfHost, providersOfHost } from '../../../shared/mail/lookup.ts';
import { providers } from '../../../shared/mail/providers/index.ts';

describe('whose server it is', () => {
  it('is found for every host and every domain of the table', () => {
    for (const one of providers) {
      for (const { host } of one.servers) expect(providersOfHost(host), host).toContain(one);
      for (const domain of one.domains) expect(providerOfAddress(`anna@${domain}`), domain).toBe(one);
    }
  });

  it('is found in any spelling', () => {
    expect(providerOfHost('IMAP.Gmail.com.')?.id).toBe('google');
    expect(providerOfAddress('Anna@GMX.net')?.id).toBe('gmx-net');
  });

  it('is found for the older names of a mail brand', () => {
    expect(providerOfHost('imap.googlemail.com')?.id).toBe('google');
    expect(providerOfHost('pop-mail.outlook.com')?.id).toBe('outlook');
    expect(providerOfHost('p42-imap.mail.me.com')?.id).toBe('icloud');
  });

  it('is not guessed for names below a hoster, an access provider or a look-alike', () => {
    expect(providerOfHost('static.7.2.0.192.your-server.de')).toBeNull();
    expect(providerOfHost('dsl-7.charter.net')).toBeNull();
    expect(providerOfHost('imap.gmail.com.example.org')).toBeNull();
    expect(providerOfHost('notgmail.com')).toBeNull();
    expect(providerOfHost('imap.example.com')).toBeNull();
    expect(providerOfHost('')).toBeNull();
    expect(providerOfAddress('anna')).toBeNull();
  });

  it('is told apart by the address where two brands share it', () => {
    expect(providerOfHost('outlook.office365.com')).toBeNull();
    expect(providerOf('outlook.office365.com', 'anna@hotmail.com')?.id).toBe('outlook');
    expect(providerOf('outlook.office365.com', 'anna@corp.example')?.id).toBe('microsoft-365');
    expect(providerOf('outlook.office365.com', null)).toBeNull();
  });

  it('goes by the server, not by the address, where they differ', () => {
    expect(providerOf('imap.gmail.com', 'anna@gmx.net')?.id).toBe('google');
    expect(providerOf('imap.example.com', 'anna@gmail.com')).toBeNull();
  });
});
