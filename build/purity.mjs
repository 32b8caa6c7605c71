// What import rules cannot see: the clock, randomness and locale-dependent formatting in the code of shared/, and
// process.getBuiltinModule anywhere, also as a text: process['getBuiltinModule'] is the same door.
import { globSync, readFileSync } from 'node:fs';
import { codeOnly } from './code-only.mjs';
import { root } from './emit.mjs';

const impure = [
  [/\bDate\s*\.\s*now\b/, 'the clock: take "now" from the inventory'],
  [/\bnew\s+Date\s*(\(\s*\)|(?!\s*\())/, 'the clock: take "now" from the inventory'],
  [/(?<!\bnew\s+)(?<![.\w])Date\s*\(/, 'the clock: take "now" from the inventory'],
  [/\bperformance\b/, 'the clock: take "now" from the inventory'],
  [/\bMath\s*\.\s*random\b/, 'randomness'],
  [/\bcrypto\s*\./, 'randomness'],
  [/\.\s*toLocale\w+/, 'locale-dependent formatting: use a message'],
];
const around = [[/\bgetBuiltinModule\b/, 'goes around the import rules']];

/** @returns {string[]} */
export function purityFaults(base = root()) {
  const faults = [];
  const look = (file, text, rules) => {
    for (const [number, line] of text.split('\n').entries())
      for (const [pattern, why] of rules) if (pattern.test(line)) faults.push(`${file}:${number + 1}: ${why}`);
  };
  for (const file of globSync(['shared/**/*.ts', 'main/**/*.ts', 'renderer/**/*.{ts,tsx}'], { cwd: base })) {
    const text = readFileSync(`${base}/${file}`, 'utf8');
    look(file, text, around);
    if (file.startsWith('shared')) look(file, codeOnly(text), impure);
  }
  return faults;
}
