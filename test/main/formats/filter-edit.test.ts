import fc from 'fast-check';
import { expect, it } from 'vitest';
import { switchFilter } from '../../../main/formats/filter-edit.ts';
import { parseFilterRules } from '../../../main/formats/filter-rules.ts';
import { mutations } from '../../support/mutations.ts';
import { bytesOf, profileFile } from '../../support/profile-file.ts';

const real = profileFile('filters', 'ImapMail/imap.example.test/msgFilterRules.dat');
const filter = (name: string, enabled: string, end = '\n') =>
  [`name="${name}"`, enabled, 'type="17"', 'action="Delete"', 'condition="ALL"', ''].join(end);
const head = 'version="9"\nlogging="no"\n';

function switched(bytes: Uint8Array, which: { name: string; line: number }, enabled: boolean): string {
  const result = switchFilter(bytes, which, enabled);
  if (!result.ok) throw new Error(result.error.code);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(result.value);
}

it('switches each filter of a real file off and on again, and touches nothing else', () => {
  const text = new TextDecoder().decode(real);
  for (const rule of parseFilterRules(real).filters) {
    const at = text.indexOf('enabled="', text.indexOf(`name="${rule.name}"`));
    const there = switched(real, rule, !rule.enabled);
    const [was, is] = rule.enabled ? ['yes', 'no'] : ['no', 'yes'];
    expect(there).toBe(`${text.slice(0, at)}enabled="${is}"${text.slice(at + `enabled="${was}"`.length)}`);
    expect(switched(bytesOf(there), rule, rule.enabled)).toBe(text);
    expect(switched(real, rule, rule.enabled)).toBe(text);
  }
});
it('tells twins by their line', () => {
  const text = head + filter('A', 'enabled="yes"') + filter('A', 'enabled="yes"');
  expect(switched(bytesOf(text), { name: 'A', line: 8 }, false)).toBe(
    head + filter('A', 'enabled="yes"') + filter('A', 'enabled="no"'),
  );
});
it('finds one that has moved by its name, if no other has it', () => {
  const text = `\uFEFF${head}${filter('B', 'enabled="yes"', '\r\n')}${filter('Say \\"hi\\" ü', 'enabled="yes"', '\r\n')}`;
  expect(switched(bytesOf(text), { name: 'Say "hi" ü', line: 3 }, false)).toBe(
    `\uFEFF${head}${filter('B', 'enabled="yes"', '\r\n')}${filter('Say \\"hi\\" ü', 'enabled="no"', '\r\n')}`,
  );
  const twins = bytesOf(head + filter('A', 'enabled="yes"') + filter('A', 'enabled="yes"'));
  for (const which of [
    { name: 'A', line: 4 },
    { name: 'C', line: 3 },
  ])
    expect(switchFilter(twins, which, false)).toEqual({ ok: false, error: { code: 'not-there' } });
});
it('is not misled by a name or a condition that reads like the switch', () => {
  const odd = filter('enabled=\\"yes\\"', ' enabled="yes"').replace('ALL', 'AND (subject,is,enabled=\\"yes\\")');
  expect(switched(bytesOf(head + odd), { name: 'enabled="yes"', line: 3 }, false)).toBe(
    head + odd.replace(' enabled="yes"', ' enabled="no"'),
  );
});
it.each([
  ['a filter without a switch', head + filter('A', 'x="y"')],
  ['a switch of another kind', head + filter('A', 'enabled="yes"\nenabled="maybe"')],
  ['a filter that is not whole', `${head}name="A"\nenabled="yes"\n`],
  ['a line that is none', `${head}oops\n${filter('A', 'enabled="yes"')}`],
  ['a NUL', `${head}${filter('A\0', 'enabled="yes"')}`],
])('refuses %s', (_, text) => {
  expect(switchFilter(bytesOf(text), { name: 'A', line: 3 }, false)).toEqual({ ok: false, error: { code: 'damaged' } });
});
it('takes the last switch of a filter that has two, which counts', () => {
  const text = head + filter('A', 'enabled="no"\nenabled="yes"');
  expect(switched(bytesOf(text), { name: 'A', line: 3 }, false)).toBe(text.replace('yes', 'no'));
});
it('never throws on 1,500 damaged copies; where it takes one, that filter alone is switched', () => {
  const which = { name: 'To the quiet corner', line: 8 };
  let taken = 0;
  for (const { what, bytes } of mutations(real, 1500)) {
    const result = switchFilter(bytes, which, false);
    const before = parseFilterRules(bytes);
    if (before.faults.length > 0) expect(result.ok, what).toBe(false);
    if (!result.ok) continue;
    taken += 1;
    const after = parseFilterRules(result.value);
    expect(after.faults, what).toEqual([]);
    const changed = after.filters.filter((each, index) => each.enabled !== before.filters[index]?.enabled);
    expect(changed.length, what).toBeLessThanOrEqual(1);
    for (const each of changed) expect(each, what).toMatchObject({ name: which.name, enabled: false });
  }
  expect(taken).toBeGreaterThan(50);
});
it('for any file: off and on again gives the original bytes', () => {
  const name = fc.string({
    unit: fc.constantFrom('a', 'ü', '\\"', '\\\\', '=', ' ', '😀'),
    minLength: 1,
    maxLength: 5,
  });
  const file = fc
    .tuple(fc.array(fc.tuple(name, fc.boolean()), { minLength: 1, maxLength: 6 }), fc.constantFrom('\n', '\r\n', '\r'))
    .map(([filters, end]) =>
      ['version="9"', ...filters.map(([own, on]) => filter(own, `enabled="${on ? 'yes' : 'no'}"`, end))].join(end),
    );
  fc.assert(
    fc.property(file, fc.nat(), (text, pick) => {
      const { filters } = parseFilterRules(bytesOf(text));
      const rule = filters[pick % filters.length];
      if (!rule) throw new Error('no filter');
      const there = switched(bytesOf(text), rule, !rule.enabled);
      expect(there).not.toBe(text);
      expect(parseFilterRules(bytesOf(there)).filters).toEqual(
        filters.map((each) => (each === rule ? { ...each, enabled: !each.enabled } : each)),
      );
      expect(switched(bytesOf(there), rule, rule.enabled)).toBe(text);
    }),
    { numRuns: 1000 },
  );
});
