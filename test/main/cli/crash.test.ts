import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { logFile } from '../../../main/store/log.ts';
import { historyReport } from '../../../shared/model/journal.ts';
import { canaries, leaksIn } from '../../support/canaries.ts';
import { runHere } from '../../support/cli.ts';
import { breakReading, bugs, strayBugs } from '../../support/crash-while-reading.ts';
import { homeFolder } from '../../support/homes.ts';

const pathOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'crash-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const secrets = canaries.join(' ');

/** A scan of a home with saved passwords and a full outbox. */
const args = (data: string, ...more: string[]) => [
  'scan',
  '--machine',
  homeFolder('stuck-outbox'),
  '--lang=en',
  `--out=${path.join(folder, 'report.txt')}`,
  `--data=${data}`,
  ...more,
];
const logIn = (data: string) => readFileSync(logFile(data), 'utf8');

function expectCalm(stderr: string, log: string, kind: string) {
  const sentence = new RegExp(
    `^This program made a mistake \\(${kind}\\)\\. Nothing was changed\\. The log .*: \\S+\n$`,
  );
  expect(stderr).toMatch(sentence);
  expect(log).toContain(` error crash\n    ${kind}\n`);
  for (const text of [stderr, log]) {
    expect(leaksIn(text)).toEqual([]);
    expect(text).not.toMatch(/@|anna|example\.test|subject|user_pref/i);
  }
  expect(readdirSync(folder).filter((name) => name.includes('report.txt'))).toEqual([]);
}

describe('a bug in the middle of a scan is told by its kind and place alone, whatever it quotes', () => {
  const kinds = { name: 'Error', cause: 'AggregateError', 'no-error': 'string', object: 'object' };
  const kindOf: Readonly<Record<string, string>> = kinds;

  it.each(bugs)('in its %s', async (bug) => {
    const data = path.join(folder, bug);
    const repair = breakReading(bug, secrets);
    const { code, stdout, stderr } = await runHere(...args(data)).finally(repair);
    expect({ code, stdout }).toEqual({ code: 70, stdout: '' });
    expectCalm(stderr, logIn(data), kindOf[bug] ?? 'TypeError');
  });

  it('with --verbose too, which tells the user and the profile, and nothing of either', async () => {
    const data = path.join(folder, 'verbose');
    const repair = breakReading('message', secrets);
    const { stderr } = await runHere(...args(data, '--verbose')).finally(repair);
    expect(stderr).toContain('(TypeError)');
    expect(leaksIn(stderr)).toEqual([]);
    expect(stderr).not.toMatch(/@|example\.test|subject|user_pref/i);
  });

  it('so that it can be found by the log', async () => {
    expect(logIn(path.join(folder, 'message'))).toMatch(
      /\n {4}at openForReading \(main\/machine\/files\.ts:\d+:\d+\)\n/,
    );
  });

  it.each(strayBugs)('and where nothing waits for it: %s', (bug) => {
    const data = path.join(folder, bug);
    const ran = spawnSync(
      process.execPath,
      ['--import', pathOf('../../support/crash-while-reading.ts'), pathOf('../../../main/cli/index.ts'), ...args(data)],
      { encoding: 'utf8', env: { ...process.env, BUG: bug, SECRETS: secrets } },
    );
    expect({ code: ran.status, stdout: ran.stdout }).toEqual({ code: 70, stdout: '' });
    expectCalm(ran.stderr, logIn(data), 'TypeError');
  });
});

it('a bug after a repair does not hide it: it is told, and where to go on', async () => {
  const data = path.join(folder, 'repairs');
  const machine = path.join(folder, 'machine');
  cpSync(homeFolder('stuck-outbox'), machine, { recursive: true });
  let repair = () => {};
  const waiting = setInterval(() => {
    const [first] = globSync(path.join(data, 'journal/*/entry.json'));
    if (first === undefined || !readFileSync(first, 'utf8').includes('"state": "done"')) return;
    clearInterval(waiting);
    repair = breakReading('message', secrets);
  }, 1);
  const args = ['--machine', machine, '--data', data, '--lang', 'en', '--format', 'json', '--quiet'];
  const { code, stdout, stderr } = await runHere('fix', '--all-safe', '--yes', ...args).finally(() => repair());
  clearInterval(waiting);
  expect(code).toBe(70);
  expect(historyReport.parse(JSON.parse(stdout)).entries.map(({ state }) => state)).toContain('done');
  expect(stderr).toMatch(/^This program made a mistake \(TypeError\).*“postmender (?:history|recover)”.*\n$/);
  expect(stderr).not.toContain('Nothing was changed');
  expect(leaksIn(stdout + stderr)).toEqual([]);
});
