import { expect, it } from 'vitest';
import { providers } from '../../../../shared/mail/providers/index.ts';
import { worldwide } from '../../../../shared/mail/providers/worldwide.ts';

it('is part of the table', () => {
  expect(worldwide.length).toBeGreaterThan(5);
  expect(providers).toEqual(expect.arrayContaining([...worldwide]));
});
