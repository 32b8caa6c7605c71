import { expect, it } from 'vitest';
import { purityFaults } from '../../build/purity.mjs';
import { tree } from './tree.ts';

it('lets pure code pass, and words in comments and strings', () => {
  const text = "// not Date.now()\nexport const at = new Date(0);\nexport const word = 'Math.random';\n";
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
  ['Math.random()', 'randomness'],
  ['crypto.randomUUID()', 'randomness'],
  ['(1).toLocaleString()', 'locale-dependent formatting'],
  ["process.getBuiltinModule('fs')", 'goes around the import rules'],
])('finds %s in shared', (code, why) => {
  const faults = purityFaults(tree({ 'shared/word.ts': `export const one = 1;\nexport const word = ${code};\n` }));
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(`shared/word.ts:2: ${why}`);
});

it('finds getBuiltinModule in main and in the window', () => {
  const text = "process.getBuiltinModule('fs');\n";
  expect(purityFaults(tree({ 'main/a.ts': text, 'renderer/b.tsx': text }))).toHaveLength(2);
});
