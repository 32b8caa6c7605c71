import { expect, it } from 'vitest';
import { ispdb } from '../../../shared/mail/source.ts';

it('says which state of the common source the table was written from', () => {
  expect(ispdb.date).toBe('2026-03-12');
});
