// Every fault at every point of every repair, every way back cut short, and random pairs of faults: takes long, so the suite itself
// lets one fault happen at each point. `node build/faults.mjs [FIX]`: of one fix alone. POSTMENDER_FAULTS=pairs: the pairs alone.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ready, run } from './ready.mjs';

ready();
const folder = mkdtempSync(join(tmpdir(), 'postmender-faults-'));
const file = join(folder, 'rows.ndjson');
const [fix] = process.argv.slice(2);
const chosen = fix ? ['-t', fix] : [];
const parameters = ['test/main/engine/faults-', '--project', 'thorough', '--disable-console-intercept=true', ...chosen];
const began = Date.now();
const status = run('npm', ['exec', '--', 'vitest', 'run', ...parameters], {
  env: { POSTMENDER_FAULTS: 'all', ...process.env, POSTMENDER_FAULT_ROWS: file },
});
const rows = existsSync(file)
  ? readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .filter(Boolean)
      .map((row) => JSON.parse(row))
  : [];
rmSync(folder, { recursive: true });
const numbers = ['applied', 'undone', 'runs', 'lost', 'between'];
const total = Object.fromEntries(numbers.map((name) => [name, rows.reduce((sum, row) => sum + row[name], 0)]));
rows.sort((a, b) => (a.name < b.name ? -1 : 1));
const line = (row) => `| ${row.name} | ${numbers.map((name) => row[name]).join(' | ')} |`;
console.log(
  [
    '| Fix | Points applied | Points undone | Runs | Lost | Between |',
    '|---|--:|--:|--:|--:|--:|',
    ...rows.map(line),
  ].join('\n'),
);
console.log(line({ name: `${rows.length} cases`, ...total }));
console.log(`${Math.round((Date.now() - began) / 1000)} s`);
process.exitCode = status || (rows.length > 0 ? 0 : 1);
