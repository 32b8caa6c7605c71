import { describe, expect, it } from 'vitest';
import { providers } from '../../../shared/mail/providers/index.ts';
import { retiredServiceOf, retiredServices } from '../../../shared/mail/retired-hosts.ts';

describe('mail services that ended', () => {
  it('each has a day, a source and a date', () => {
    expect(retiredServices.length).toBeGreaterThanOrEqual(3);
    for (const { since, sources, hosts, domains, checked } of retiredServices) {
      expect(since).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(checked).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(hosts.length + domains.length).toBeGreaterThan(0);
      expect(sources.length).toBeGreaterThan(0);
      for (const { name, date } of sources) {
        expect(name).not.toBe('');
        expect(date).toMatch(/^20\d\d-\d\d(-\d\d)?$/);
      }
    }
  });

  it('are none of the servers in our table of providers', () => {
    for (const { host } of providers.flatMap(({ servers }) => servers)) expect(retiredServiceOf(host)).toBeNull();
  });

  it.each([
    ['INCOMING.verizon.net.', 'verizon'],
    ['pop.fsnet.co.uk', 'orange-uk'],
    ['voila.fr', 'voila'],
    ['imap.mail.yahoo.com.cn', 'yahoo-china'],
  ])('%s is known', (host, id) => {
    expect(retiredServiceOf(host)?.id).toBe(id);
  });

  it.each([
    'pop.verizon.net',
    'smtp.verizon.net',
    'notvoila.fr',
    'voila.fr.example.com',
    'imap.orange.fr',
    'imap.example.com',
    '',
  ])('%s is not', (host) => {
    expect(retiredServiceOf(host)).toBeNull();
  });
});
