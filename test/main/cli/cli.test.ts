import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../../main/cli/options.ts';
import { report } from '../../../shared/model/report.ts';
import { product } from '../../../shared/product.ts';
import { homeFolder } from '../../support/homes.ts';
import * as build from '../../support/inventory.ts';

const entry = fileURLToPath(new URL('../../../main/cli/index.ts', import.meta.url));
let folder = '';
const at = (name: string) => join(folder, name);

/** The CLI as a process, as it stands in the checkout. */
async function cli(...args: string[]) {
  const child = spawn(process.execPath, [entry, ...args], { env: { ...process.env, LC_ALL: 'C', HOME: folder } });
  const out: Buffer[] = [];
  const told: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => told.push(chunk));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, out: Buffer.concat(out).toString(), told: Buffer.concat(told).toString() };
}
const data = () => ['--data', at('data')];

const port25 = [build.aSubmission({ endpoint: build.anEndpoint({ host: 'smtp.example.com', port: 25 }) })];
const scans = {
  healthy: build.anInventory(),
  warning: build.anInventory({ submissions: port25 }),
  unseen: build.anInventory({ problems: [build.aProblem({ blinds: ['submissions'] })] }),
  both: build.anInventory({ submissions: port25, problems: [build.aProblem({ blinds: ['submissions'] })] }),
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-'));
  for (const [name, scan] of Object.entries(scans)) await writeFile(at(`${name}.json`), JSON.stringify(scan));
  await writeFile(at('newer.json'), JSON.stringify({ ...scans.healthy, schemaVersion: 99 }));
  const { setAside, ...older } = scans.healthy;
  await writeFile(at('older.json'), JSON.stringify({ ...older, schemaVersion: 0 }));
  await writeFile(at('text.json'), 'hello');
});

describe('the command line', () => {
  it.each([
    ['healthy', [], 0],
    ['warning', [], 1],
    ['warning', ['--fail-on', 'error'], 0],
    ['warning', ['--fail-on', 'advice'], 1],
    ['warning', ['--fail-on', 'never'], 0],
    ['unseen', [], 3],
    ['unseen', ['--check', 'filter-hides-mail'], 0],
    ['both', [], 1],
    ['both', ['--fail-on', 'never'], 3],
    ['older', [], 0],
    ['newer', [], 2],
    ['text', [], 2],
    ['absent', [], 2],
  ] as const)('gives the exit code of the contract: %s %j → %i', async (name, options, code) => {
    expect((await cli('evaluate', at(`${name}.json`), ...options, ...data())).code).toBe(code);
  });

  it.each([
    [['scna'], 'Did you mean scan?'],
    [['live'], 'does not exist yet'],
    [[], 'No command'],
    [['scan', '--formt', 'json'], '--format'],
    [['scan', '--format', 'xml'], 'markdown'],
    [['scan', '--out'], 'FILE'],
    [['scan', '--user', 'ada', '--all-users'], 'do not go together'],
    [['scan', '--check', 'filter-hide-mail'], 'filter-hides-mail'],
    [['scan', '--machine', '/nowhere/at/all'], '/nowhere/at/all'],
    [['explain', 'outbox-stuck'], 'outbox-item-stuck'],
    [['evaluate', '--lang', 'en'], 'FILE'],
  ])('refuses %j with a word that helps and code 2, on stderr alone', async (args, word) => {
    const { code, out, told } = await cli(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(told).toContain(word);
  });

  it('says why a newer scan is refused', async () => {
    expect((await cli('evaluate', at('newer.json'))).told).toContain('newer version');
  });

  it('gives nothing but the report on stdout, and what could not be read on stderr', async () => {
    const { out, told } = await cli('evaluate', at('both.json'), '--format', 'json', ...data());
    expect(report.parse(JSON.parse(out)).findings.map(({ check }) => check)).toEqual(['submission-port-25']);
    expect(told).toContain('prefs.js is damaged');
    expect((await cli('evaluate', at('both.json'), '--format', 'json', '--quiet', ...data())).told).toBe('');
  });

  it('judges a saved scan as it judged the fresh one', async () => {
    const machine = ['--machine', homeFolder('pop-imap-conflict'), '--format', 'json', '--quiet', ...data()];
    const fresh = await cli('scan', ...machine, '--save', at('saved.json'));
    const saved = await cli('evaluate', at('saved.json'), '--format', 'json', '--quiet', ...data());
    expect(fresh.code).toBe(1);
    expect(saved).toEqual(fresh);
  });

  it('writes --out for its owner only and leaves no temporary file', async () => {
    expect((await cli('evaluate', at('warning.json'), '--format', 'html', '--out', at('r.html'), ...data())).out).toBe(
      '',
    );
    expect(await readFile(at('r.html'), 'utf8')).toMatch(/^<!doctype html>/);
    expect((await stat(at('r.html'))).mode & 0o777).toBe(0o600);
    expect((await cli('evaluate', at('warning.json'), '--out', at('no/r.html'), ...data())).told).toContain(
      'its folder does not exist',
    );
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('shows the version and helps with every command', async () => {
    expect((await cli('--version')).out).toBe(`${product.name} ${product.version}\n`);
    for (const { name: command } of commands) {
      const { code, out } = await cli(command, '--help');
      expect(code).toBe(0);
      expect(out).toContain(`${product.id} ${command}`);
      for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    }
  });

  it('ends within 200 ms of Ctrl+C and leaves nothing behind', async () => {
    const child = spawn(process.execPath, [entry, 'evaluate', '-', '--out', at('never.txt'), ...data()]);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const started = performance.now();
    child.kill('SIGINT');
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(code).toBe(130);
    expect(performance.now() - started).toBeLessThan(200);
    expect((await readdir(folder)).filter((name) => name.includes('never'))).toEqual([]);
  });
});
