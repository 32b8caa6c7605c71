// npm test: everything; names what this machine cannot run.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { forTests, provision } from './provision.mjs';
import { ready, run } from './ready.mjs';

ready();
const has = (command) => run('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }) === 0;
const linux = process.platform === 'linux';
const display = !linux || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
provision(forTests, process.argv.includes('--provision'));
const inDisplay = display ? [] : ['xvfb-run', '-a'];
const canShow = display || has('xvfb-run');
const left = [];
let passed = 0;
let failed = 0;

function count(name, code, result) {
  const { good, bad, skipped } = result;
  passed += good;
  failed += bad || (code ? 1 : 0);
  if (skipped) left.push(`${skipped} of ${name}`);
}

/** Runs a test tool with a JSON report; a tool that ends without one counts as one failed test. */
function suite(name, command, read, env) {
  const file = join(mkdtempSync(join(tmpdir(), 'postmender-test-')), 'report.json');
  const [first, ...rest] = command(file);
  const code = run(first, rest, { stdio: ['ignore', 2, 2], env: { ...process.env, ...env?.(file) } });
  count(name, code, existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : { good: 0, bad: 1, skipped: 0 });
  rmSync(dirname(file), { recursive: true });
}
const vitest = (project) => (file) => [
  'npm',
  'exec',
  '--',
  'vitest',
  'run',
  ...project,
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${file}`,
];
const vitestResult = (report) => ({
  good: report.numPassedTests,
  bad:
    report.numFailedTests +
    report.testResults.filter((t) => t.status === 'failed' && !t.assertionResults.length).length,
  skipped: report.numPendingTests + report.numTodoTests,
});
const playwrightResult = ({ stats }) => ({
  good: stats.expected + stats.flaky,
  bad: stats.unexpected,
  skipped: stats.skipped,
});

const statics = spawnSync('npm', ['run', '--silent', 'check'], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  stdio: ['ignore', 'pipe', 2],
  encoding: 'utf8',
});
const line = /(\d+) passed, (\d+) failed\s*$/.exec(statics.stdout);
count('static', statics.status, { good: Number(line?.[1] ?? 0), bad: Number(line?.[2] ?? 1), skipped: 0 });
const built = run('npm', ['run', '--silent', 'build', '--', '--logLevel', 'warn'], { stdio: ['ignore', 2, 2] });
count('build', built, { good: built ? 0 : 1, bad: built ? 1 : 0, skipped: 0 });
suite('unit', vitest(['--project', 'pure', '--project', 'node']), vitestResult);
suite('thorough', vitest(['--project', 'thorough']), vitestResult);
const lacking = [
  ['thunderbird', 'test/lab/thunderbird*.test.ts'],
  ['wine', 'test/lab/{windows,registry}*.test.ts'],
].filter(([command]) => !has(command));
left.push(...lacking.map(([command]) => `lab (no ${command})`));
if (lacking.length < 2)
  suite('lab', vitest(['--project', 'lab', ...lacking.map(([, files]) => `--exclude=${files}`)]), vitestResult);
if (canShow && run('npm', ['run', '--silent', 'electron', '--', '--print'], { stdio: ['ignore', 2, 2] }) === 0)
  suite(
    'e2e',
    () => [...inDisplay, 'npm', 'exec', '--', 'playwright', 'test', '--reporter=list,json'],
    playwrightResult,
    (file) => ({ PLAYWRIGHT_JSON_OUTPUT_NAME: file }),
  );
else left.push('e2e (no display and no xvfb-run, or no Electron)');
// Third parties' stores and hives are not ours to ship: their absence is said, and is no fault of a run elsewhere.
if (!existsSync(new URL('../../shared/machines/outlook/', import.meta.url)))
  console.error("[postmender] left out: samples of Outlook's stores and registry hives (not beside this checkout)");
if (left.length) console.error(`[postmender] left out: ${left.join(', ')}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed || (left.length && process.env.CI) ? 1 : 0;
