// What import rules cannot see: the clock, randomness and locale-dependent formatting in shared/, and
// process.getBuiltinModule anywhere. Comments and strings are blanked first; template texts stay, as they hold code.
import { globSync, readFileSync } from 'node:fs';
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

/** Same length and lines, with comments and quoted strings replaced by spaces; `://` in a template is no comment. */
export function codeOnly(text) {
  const token = /\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g;
  return text.replace(token, (found) => found.replace(/[^\n]/g, ' '));
}

/** @returns {string[]} */
export function purityFaults(base = root()) {
  const faults = [];
  for (const file of globSync(['shared/**/*.ts', 'main/**/*.ts', 'renderer/**/*.{ts,tsx}'], { cwd: base })) {
    const rules = file.startsWith('shared') ? [...impure, ...around] : around;
    for (const [number, line] of codeOnly(readFileSync(`${base}/${file}`, 'utf8'))
      .split('\n')
      .entries())
      for (const [pattern, why] of rules) if (pattern.test(line)) faults.push(`${file}:${number + 1}: ${why}`);
  }
  return faults;
}
