import { describe, expect, it } from 'vitest';
import { imap, oauth2, pop3, provider, submission } from '../../../shared/mail/provider.ts';
import { ispdb } from '../../../shared/mail/source.ts';

describe('writing down a provider', () => {
  it('means implicit TLS, a password and the whole address unless something else is said', () => {
    expect(imap('imap.example.com')).toEqual({
      protocol: 'imap',
      host: 'imap.example.com',
      port: 993,
      tls: 'implicit',
      methods: ['password-cleartext'],
      user: 'address',
    });
  });

  it('takes the port of the TLS mode, unless the provider has its own', () => {
    expect(submission('smtp.example.com', { tls: 'starttls' }).port).toBe(587);
    expect(pop3('pop.example.com', { port: 993 }).port).toBe(993);
    expect(imap('imap.example.com', { methods: oauth2 }).methods).toEqual(['oauth2']);
  });

  it('names the common source', () => {
    expect(provider('example', 'Example', 'mailbox', [], []).sources).toEqual([ispdb]);
  });
});
