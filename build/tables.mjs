// The tables of test/README.md, as the tests that stand beside their names count them anew. Run it where Outlook's samples are.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './emit.mjs';
import { ready, run } from './ready.mjs';

const heads = {
  stores: ['Store', 'Expected', 'Found'],
  registries: ['Registry', 'Expected', 'Found in the export', 'Found in the hive'],
  damage: [
    'Copies of',
    'Copies',
    'Right',
    'Says damaged',
    'Fewer, and says so',
    'Changed',
    'Silently short',
    'Threw',
    'Hung',
  ],
};
const tests = ['samples.test.ts', 'damage.test.ts', 'registry-damage.test.ts', 'formats/pst/pop-history.test.ts'];

ready();
const folder = mkdtempSync(join(tmpdir(), 'postmender-tables-'));
const file = join(folder, 'rows.ndjson');
writeFileSync(file, '');
const status = run('npm', ['exec', '--', 'vitest', 'run', '--project', 'node', '--project', 'thorough', ...tests], {
  env: { ...process.env, POSTMENDER_TABLE_ROWS: file },
});
const rows = readFileSync(file, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line));
rmSync(folder, { recursive: true });
const line = (cells) => `| ${cells.join(' | ')} |`;

let page = readFileSync(root('test/README.md'), 'utf8');
for (const [name, head] of Object.entries(heads)) {
  const own = rows.filter(({ table }) => table === name).map(({ cells }) => line(cells));
  const parts = new RegExp(`(<!-- table ${name} -->\n)[^]*?(<!-- end -->)`).exec(page);
  if (!parts || own.length === 0) throw new Error(`no rows or no place for the table ${name}`);
  const rule = head.map((_, at) => (name === 'damage' && at > 0 ? '--:' : '---'));
  const table = [line(head), line(rule), ...own.sort()].join('\n');
  page = page.replace(parts[0], () => `${parts[1]}\n${table}\n\n${parts[2]}`);
}
if (status === 0) writeFileSync(root('test/README.md'), page);
process.exitCode = status;
