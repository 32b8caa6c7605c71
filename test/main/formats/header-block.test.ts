import { expect, it } from 'vitest';
import { parseHeaderBlock } from '../../../main/formats/header-block.ts';

it('unfolds values, lowers names, and lets the first of a name count', () => {
  const { fields, end } = parseHeaderBlock(
    'Subject: one\r\n two\r\nTO: a@example.com\r\nsubject: late\r\n\r\nBody: no\r\n',
  );
  expect(Object.fromEntries(fields)).toEqual({ subject: 'one two', to: 'a@example.com' });
  expect(end).toBe('Subject: one\r\n two\r\nTO: a@example.com\r\nsubject: late\r\n\r\n'.length);
});
it('has no end where the block was cut', () => {
  expect(parseHeaderBlock('Subject: on').end).toBeNull();
});
it('passes over lines that are no field', () => {
  expect([...parseHeaderBlock('nonsense\nA: b\n\n').fields]).toEqual([['a', 'b']]);
});
