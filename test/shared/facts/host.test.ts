import { describe, expect, it } from 'vitest';
import { hostFamily, isLocalNetwork, isLoopback, isNumericHost } from '../../../shared/facts/host.ts';

describe('hosts', () => {
  it('knows the labels that only name a service, and keeps those that name a customer', () => {
    expect(
      ['imap.example.com', 'pop3.example.com', 'MAIL.example.com', 'secureimap.example.com'].map(hostFamily),
    ).toEqual(Array(4).fill('example.com'));
    expect(hostFamily('w0123.hoster.example')).toBe('w0123.hoster.example');
    // Only a label is left: the name would say nothing.
    expect(hostFamily('mail.com')).toBe('mail.com');
  });

  it.each(['localhost', '127.0.0.1', '127.1.2.3', '::1', '[::1]', 'mail.localhost'])('%s is this computer', (host) => {
    expect([isLoopback(host), isLocalNetwork(host)]).toEqual([true, true]);
  });

  it.each(['mailserver', 'nas.local', 'mx.fritz.box', '10.0.0.5', '172.16.1.1', '192.168.178.1', 'fd12::1', 'fe80::1'])(
    '%s is in the own network',
    (host) => {
      expect([isLoopback(host), isLocalNetwork(host)]).toEqual([false, true]);
    },
  );

  it.each(['imap.example.com', '192.0.2.7', '172.32.0.1', '2001:db8::1', 'localhost.example.com', '10.example.com'])(
    '%s is neither',
    (host) => {
      expect([isLoopback(host), isLocalNetwork(host)]).toEqual([false, false]);
    },
  );

  it('tells numbers from names', () => {
    expect(['192.0.2.7', '2001:db8::1', '[::1]'].every(isNumericHost)).toBe(true);
    expect(['dead.example', 'imap.example.com', ''].some(isNumericHost)).toBe(false);
  });
});
