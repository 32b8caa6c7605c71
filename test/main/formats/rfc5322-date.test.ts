import { expect, it } from 'vitest';
import { parseDate, parseFromLineDate } from '../../../main/formats/rfc5322-date.ts';

it.each([
  ['Mon, 23 Nov 2026 20:37:24 +0000', '2026-11-23T20:37:24.000Z'],
  ['23 Nov 2026 20:37 +0130', '2026-11-23T19:07:00.000Z'],
  ['Mon, 23 Nov 26 20:37:24 EST', '2026-11-24T01:37:24.000Z'],
  ['Mon, 99 Nov 2026 20:37:24 +0000', null],
  ['yesterday', null],
  ['', null],
])('reads the Date header %j', (written, instant) => {
  expect(parseDate(written)).toBe(instant);
});
it('reads the date of a From line', () => {
  expect(parseFromLineDate('From - Mon Nov 23 20:37:24 2026')).toBe('2026-11-23T20:37:24.000Z');
  expect(parseFromLineDate('From - some day')).toBeNull();
});
