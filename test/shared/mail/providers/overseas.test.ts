import { expect, it } from 'vitest';
import { providers } from '../../../../shared/mail/providers/index.ts';
import { overseas } from '../../../../shared/mail/providers/overseas.ts';

it('is part of the table', () => {
  expect(overseas.length).toBeGreaterThan(5);
  expect(providers).toEqual(expect.arrayContaining([...overseas]));
});
