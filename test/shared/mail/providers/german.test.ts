import { expect, it } from 'vitest';
import { german } from '../../../../shared/mail/providers/german.ts';
import { providers } from '../../../../shared/mail/providers/index.ts';

it('is part of the table', () => {
  expect(german.length).toBeGreaterThan(5);
  expect(providers).toEqual(expect.arrayContaining([...german]));
});
