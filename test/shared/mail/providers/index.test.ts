import { describe, expect, it } from 'vitest';
import { normaliseHost } from '../../../../shared/mail/host.ts';
import { providers } from '../../../../shared/mail/providers/index.ts';

const twice = (values: readonly string[]) => values.filter((value, at) => values.indexOf(value) !== at);

describe('the table of providers', () => {
  it('holds the largest ones', () => {
    expect(providers.length).toBeGreaterThan(60);
  });

  it.each(providers.map((one) => [one.id, one] as const))(
    '%s has a name, servers both ways, a source and a date',
    (_id, one) => {
      expect(one.id).toMatch(/^[a-z0-9-]+$/);
      expect(one.name).not.toBe('');
      expect(one.servers.some(({ protocol }) => protocol === 'submission')).toBe(true);
      expect(one.servers.some(({ protocol }) => protocol !== 'submission')).toBe(true);
      expect(one.sources.length).toBeGreaterThan(0);
      for (const { name, date } of one.sources) {
        expect(name).not.toBe('');
        expect(date).toMatch(/^20\d\d-\d\d(-\d\d)?$/);
      }
      for (const { host, port, methods } of one.servers) {
        expect(normaliseHost(host)).toBe(host);
        expect(port).toBeGreaterThan(0);
        expect(methods.length).toBeGreaterThan(0);
      }
      for (const domain of one.domains) expect(normaliseHost(domain)).toBe(domain);
    },
  );

  it('names nothing twice', () => {
    expect(twice(providers.map(({ id }) => id))).toEqual([]);
    expect(twice(providers.flatMap(({ domains }) => domains))).toEqual([]);
    for (const { id, servers } of providers)
      expect(twice(servers.map(({ protocol, host, port }) => `${protocol} ${host}:${port}`)), id).toEqual([]);
  });

  it('has one host that two brands share', () => {
    const hosts = providers.flatMap(({ servers }) => [...new Set(servers.map(({ host }) => host))]);
    expect(twice(hosts)).toEqual(['outlook.office365.com']);
  });
});
