import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { programOf } from '../../build/start.mjs';

const checkout = fileURLToPath(new URL('../..', import.meta.url));
const there = path.join(checkout, 'test', 'machines');
const started = (args: readonly string[], env: Readonly<Record<string, string>> = {}, platform = 'linux') =>
  programOf(args, platform, { INIT_CWD: there, DISPLAY: ':1', ...env });

it.each([
  ['a scan', ['scan', '--machine', 'thunderbird/filters', '--out', 'report.json', '--save=scan.json', '--data', 'own']],
  ['a saved scan that is judged', ['evaluate', 'scan.json']],
  ['the window', ['--machine', 'thunderbird/filters']],
  ['the window with no arguments', []],
])('runs %s where the person stands, so that relative paths count from there', (_, args) => {
  const { command, cwd } = started(args);
  const [script = '', ...given] = command;
  expect(cwd).toBe(there);
  expect(path.isAbsolute(script)).toBe(true);
  expect(given.slice(given.length - args.length)).toEqual(args);
});

it('stands where it was called from when npm did not call it', () => {
  expect(programOf(['scan'], 'linux', {}).cwd).toBe(process.cwd());
});

it('gives a command to the command line and anything else to the window', () => {
  const cli = path.join(checkout, 'out', 'cli', 'postmender.js');
  for (const command of ['scan', 'evaluate', 'checks', 'explain', 'fix', '--help', '--version'])
    expect(started([command])).toMatchObject({ kind: 'cli', command: [cli, command] });
  expect(started(['--example', 'filters'])).toMatchObject({ kind: 'window' });
});

it('scans in the terminal where Linux has no display', () => {
  expect(started(['--machine', 'x'], { DISPLAY: '' })).toMatchObject({
    kind: 'scan',
    command: [expect.anything(), 'scan', '--machine', 'x'],
  });
  expect(started([], { DISPLAY: '', WAYLAND_DISPLAY: 'wayland-0' }).kind).toBe('window');
  expect(started([], { DISPLAY: '' }, 'darwin').kind).toBe('window');
});
