import { expect, it } from 'vitest';
import { isWaiting, waitsTooLong } from '../../../shared/facts/stuck.ts';
import { anOutboxItem, takenAt } from '../../support/inventory.ts';

it('holds a message for stuck from one hour on', () => {
  expect(waitsTooLong(anOutboxItem({ queuedAt: '2026-11-20T11:00:00.001Z' }), takenAt)).toBe(false);
  expect(waitsTooLong(anOutboxItem({ queuedAt: '2026-11-20T11:00:00.000Z' }), takenAt)).toBe(true);
});

it('does not guess the age of a message without a date', () => {
  expect(waitsTooLong(anOutboxItem({ queuedAt: null }), takenAt)).toBe(false);
});

it('leaves alone what is put off, set aside or may have left', () => {
  const old = { queuedAt: '2026-11-01T11:00:00.000Z' };
  for (const state of ['scheduled', 'parked', 'possibly-delivered'] as const) {
    expect(isWaiting(anOutboxItem({ state }))).toBe(false);
    expect(waitsTooLong(anOutboxItem({ ...old, state }), takenAt)).toBe(false);
  }
  for (const state of ['waiting', 'refused'] as const)
    expect(waitsTooLong(anOutboxItem({ ...old, state }), takenAt)).toBe(true);
});
