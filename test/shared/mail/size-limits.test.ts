import { describe, expect, it } from 'vitest';
import { providers } from '../../../shared/mail/providers/index.ts';
import { sizeLimits, sizeLimitsOf, travelling } from '../../../shared/mail/size-limits.ts';

describe('how large a message may be', () => {
  it('each limit has a known provider, a source and a date', () => {
    for (const { provider, bytes, sources } of sizeLimits) {
      expect(providers.map(({ id }) => id)).toContain(provider);
      expect(bytes).toBeGreaterThan(1_000_000);
      for (const { name, date } of sources) {
        expect(name).not.toBe('');
        expect(date).toMatch(/^20\d\d-\d\d(-\d\d)?$/);
      }
    }
  });

  it('a limit older than three years is no ceiling', () => {
    for (const { certainty, sources } of sizeLimits)
      if (sources.every(({ date }) => date < '2023-11')) expect(certainty).toBe('usual');
  });

  it('a file grows on its way', () => {
    expect(travelling(57)).toBe(78);
    expect(travelling(25 * 1024 * 1024)).toBe(35_872_337);
  });

  it('the smallest limit of a server comes first', () => {
    expect(sizeLimitsOf('smtp.office365.com').map(({ bytes }) => bytes)).toEqual([36_700_160, 157_286_400]);
    expect(sizeLimitsOf('SMTP.gmail.com')[0]?.provider).toBe('google');
  });

  it('nothing is known about anybody else', () => {
    expect(sizeLimitsOf('smtp.example.com')).toEqual([]);
  });
});
