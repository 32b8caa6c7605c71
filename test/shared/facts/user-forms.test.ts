import { describe, expect, it } from 'vitest';
import { areFormsOfOneUser } from '../../../shared/facts/user-forms.ts';

describe('areFormsOfOneUser', () => {
  it.each([
    ['dan', 'dan@example.test'],
    ['Dan@example.test', 'dan'],
    ['Dan@example.test', 'dan@Example.test'],
    ['Dan', 'dan'],
  ])('%s and %s are', (one, other) => {
    expect([areFormsOfOneUser(one, other), areFormsOfOneUser(other, one)]).toEqual([true, true]);
  });

  it.each([
    ['dan', 'dan'],
    ['dan@example.test', 'dan@example.org'],
    ['dan', 'daniel@example.test'],
    ['', '@example.test'],
  ])('%s and %s are not', (one, other) => {
    expect([areFormsOfOneUser(one, other), areFormsOfOneUser(other, one)]).toEqual([false, false]);
  });
});
