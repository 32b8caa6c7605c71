import { expect, it } from 'vitest';
import { europe } from '../../../../shared/mail/providers/europe.ts';
import { providers } from '../../../../shared/mail/providers/index.ts';

it('is part of the table', () => {
  expect(europe.length).toBeGreaterThan(5);
  expect(providers).toEqual(expect.arrayContaining([...europe]));
});
