import { expect, it } from 'vitest';
import { parse } from '../../../main/cli/arguments.ts';
import { chosenOf } from '../../../main/cli/repair-place.ts';

const specs = [
  { name: 'choose', value: 'choice', repeats: true },
  { name: 'check', value: 'ids', many: true },
] as const;

it('a choice may hold commas and equal signs, and several may be given', () => {
  const parsed = parse('fix', specs, ['--choose', 'folder=Sent, old=1', '--choose=server=smtp2,x', '--check', 'a,b']);
  expect(parsed.ok && [...chosenOf(parsed.value)]).toEqual([
    ['folder', 'Sent, old=1'],
    ['server', 'smtp2,x'],
  ]);
  expect(parsed.ok && parsed.value.options.get('check')).toBe('a,b');
});

it('what may be given once is refused the second time', () => {
  expect(parse('fix', specs, ['--check', 'a', '--check', 'b'])).toMatchObject({ error: { code: 'twice-option' } });
});
