import { describe, expect, it } from 'vitest';
import { domainOfAddress, normaliseHost, registrableDomain } from '../../../shared/mail/host.ts';

describe('a host name as it is compared', () => {
  it.each([
    ['IMAP.Example.COM', 'imap.example.com'],
    ['imap.example.com.', 'imap.example.com'],
    ['  imap.example.com ', 'imap.example.com'],
    ['bücher.example.net', 'xn--bcher-kva.example.net'],
    ['BÜCHER.example.net', 'xn--bcher-kva.example.net'],
    ['xn--bcher-kva.example.net', 'xn--bcher-kva.example.net'],
    ['例え。example。org', 'xn--r8jz45g.example.org'],
    ['[2001:DB8::1]', '2001:db8::1'],
    ['192.0.2.7', '192.0.2.7'],
    ['', ''],
  ])('%s is %s', (written, compared) => {
    expect(normaliseHost(written)).toBe(compared);
  });
});

describe('the name somebody registered', () => {
  it.each([
    ['imap.mail.example.com', 'example.com'],
    ['imap.example.co.uk', 'example.co.uk'],
    ['example.co.uk', 'example.co.uk'],
    ['mail.example.com.au', 'example.com.au'],
    ['mail.example.com', 'example.com'],
    ['mail.net.example.de', 'example.de'],
    ['localhost', 'localhost'],
    ['192.0.2.7', '192.0.2.7'],
    ['2001:db8::1', '2001:db8::1'],
  ])('of %s is %s', (host, registered) => {
    expect(registrableDomain(host)).toBe(registered);
  });
});

describe('the domain of an address', () => {
  it.each([
    ['anna@Example.COM', 'example.com'],
    ['"a@b"@example.org', 'example.org'],
    ['anna', null],
    ['anna@', null],
  ])('of %s is %s', (address, domain) => {
    expect(domainOfAddress(address)).toBe(domain);
  });
});
