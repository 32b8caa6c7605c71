import { expect, it } from 'vitest';
import { purityFaults } from '../../build/purity.mjs';
import { tree } from './tree.ts';

it('lets pure code pass, and words in comments and strings', () => {
  const text = [
    '// not Date.now()',
    '/* nor `Date.now()',
    '   Date.now() */',
    'export const at = new Date(0);',
    "export const word = 'Math.random' + \"it's Date.now()\";",
    `export const template = \`Math.random \${"Date.now() }"} Date.now()\`;`,
    'export const pattern = (word) => /Date.now\\/[/`]/u.test(word) || /new Date/;',
    'if (word) /Math.random/.exec(word);',
    `export const quote = \`'\`; // it's Date.now()`,
    '',
  ].join('\n');
  expect(purityFaults(tree({ 'shared/word.ts': text, 'main/clock.ts': 'export const now = Date.now();\n' }))).toEqual(
    [],
  );
});

it.each([
  ['Date.now()', 'the clock'],
  ['new Date()', 'the clock'],
  ['new Date', 'the clock'],
  ['Date()', 'the clock'],
  ['performance.now()', 'the clock'],
  [`\`at \${Date.now()}\``, 'the clock'],
  [`\`https://example.com/\${Date.now()}\``, 'the clock'],
  [`\`it's \${Date.now()} o'clock\``, 'the clock'],
  [`\`it's \${\`isn't it \${Date.now()}, he's sure\`} o'clock\``, 'the clock'],
  [`\`{ // it's \${[{}].length} /* '\` + Date.now() + \`' */\``, 'the clock'],
  [`\`\\\${\\\`'\` + Date.now() + '\`'`, 'the clock'],
  [`/'/.test('a') + Date.now() + /'/.source`, 'the clock'],
  [`/[/'"\`]\\//.test('a') || Date.now() || /'/`, 'the clock'],
  [`[].length / Date.now() / 2`, 'the clock'],
  [`purityFaults! / Date.now() / (1) / Math.PI++ / 2`, 'the clock'],
  ['Math.random()', 'randomness'],
  ['crypto.randomUUID()', 'randomness'],
  ['(1).toLocaleString()', 'locale-dependent formatting'],
  ["process.getBuiltinModule('fs')", 'goes around the import rules'],
  ["process['getBuiltinModule']('fs')", 'goes around the import rules'],
])('finds %s in shared', (code, why) => {
  const faults = purityFaults(tree({ 'shared/word.ts': `export const one = 1;\nexport const word = ${code};\n` }));
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(`shared/word.ts:2: ${why}`);
});

it('finds getBuiltinModule in main and in the window', () => {
  const text = "process.getBuiltinModule('fs');\n";
  const jsx = "export const B = () => <p>It's http://example.com {process.getBuiltinModule('fs')}, isn't it</p>;\n";
  expect(purityFaults(tree({ 'main/a.ts': text, 'renderer/b.tsx': jsx }))).toHaveLength(2);
});
