// npm run bench: every test/bench/*.bench.mjs, printed and written to docs/benchmarks.md as measured, misses included.
import { spawnSync } from 'node:child_process';
import { globSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { pathToFileURL } from 'node:url';
import { root } from './emit.mjs';

const number = (value) =>
  String(Math.abs(value) < 100 ? Number(value.toFixed(value < 0.1 ? 3 : 2)) : Math.round(value));
const measure = (value, unit) => (value === undefined ? '' : `${number(value)} ${unit}`.trim());
const held = ({ ok }) => (ok === undefined ? '' : ok ? 'yes' : 'no');
const cells = (row) => [row.what, measure(row.value, row.unit), measure(row.limit, row.unit), held(row)];

/** @returns {string} one bench as a Markdown table; `note`: how it was measured; `error` stands where it could not be */
export function table({ name, note, rows, error }) {
  if (error) return `## ${name}\n\nNot measured: ${error}\n`;
  const lines = [['What', 'Value', 'Limit', 'Held'], ['---', '---', '---', '---'], ...rows.map(cells)];
  return `## ${name}\n\n${note ? `${note}\n\n` : ''}${lines.map((line) => `| ${line.join(' | ')} |`).join('\n')}\n`;
}

export const failed = ({ rows, error }) => error !== undefined || rows.some(({ ok }) => ok === false);

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { status } = spawnSync(process.execPath, [root('build/build.mjs'), '--logLevel', 'warn'], {
    cwd: root(),
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
  const results = [];
  for (const file of globSync('test/bench/*.bench.mjs', { cwd: root() }).sort()) {
    const { name, note, run } = (await import(pathToFileURL(root(file)).href)).default;
    const result = await run().then(
      ({ rows }) => ({ name, note, rows }),
      // The last part says how it ended; what stands before it are this machine's paths.
      (error) => ({ name, error: error.message.split('\n')[0].split(': ').at(-1) }),
    );
    console.log(table(result));
    results.push(result);
  }
  const head = `# Benchmarks\n\nMachine: ${availableParallelism()} cores, Node ${process.versions.node}. Command: \`npm run bench\`.\n`;
  writeFileSync(root('docs/benchmarks.md'), [head, ...results.map(table)].join('\n'));
  process.exitCode = results.some(failed) ? 1 : 0;
}
