import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planReport } from '../../../shared/model/plan.ts';
import { homeFolder } from '../../support/homes.ts';

const main = fileURLToPath(new URL('../../../main/cli/index.ts', import.meta.url));
/** util-linux has it, the BSDs' takes other arguments. */
const hasTerminal = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;
let root = '';
let machine = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'terminal-'));
  machine = path.join(root, 'machine');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));
const take = (home: string) => cpSync(homeFolder(home), machine, { recursive: true });

const tree = () =>
  readdirSync(machine, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(path.join(machine, name)).isFile())
    .sort()
    .map((name) => [name, readFileSync(path.join(machine, name), 'latin1')] as const);

/** The CLI on a terminal; each answer is typed when a further question stands there. */
async function typed(answers: readonly string[], ...args: string[]) {
  const line = ['exec', process.execPath, main, ...args, '--machine', machine, '--data', path.join(root, 'data')];
  const child = spawn('script', [
    '-qec',
    line
      .map((part) => `'${part}'`)
      .join(' ')
      .replace("'exec'", 'exec'),
    '/dev/null',
  ]);
  const open = [...answers];
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    const asked = text.split(/\[[yj]\/N\] /).length - 1;
    if (asked > answers.length - open.length) child.stdin.write(open.shift() ?? '');
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, text: text.replaceAll('\r\n', '\n') };
}

const fix = ['fix', 'pop3-empties-shared-mailbox'];

describe.runIf(hasTerminal)('a question on a terminal', () => {
  it('is answered with y: it is done; with j in German, too', async () => {
    take('pop-imap-conflict');
    const before = tree();
    const { code, text } = await typed(['y\n'], ...fix, '--lang', 'en');
    expect(code).toBe(0);
    expect(text).toContain('Do it? [y/N] y');
    const [, entry = ''] = /postmender undo (\S+)/.exec(text) ?? [];
    const undone = await typed(['j\n'], 'undo', entry, '--lang', 'de');
    expect([undone.code, undone.text.includes('Rückgängig machen? [j/N] j')]).toEqual([0, true]);
    expect(tree()).toEqual(before);
  });

  it.each([
    ['n', 'n\n'],
    ['nothing', '\n'],
    ['Ctrl+D', '\u0004'],
  ])('is answered with %s: all is left as it is', async (_name, answer) => {
    take('pop-imap-conflict');
    const before = tree();
    const { code, text } = await typed([answer], ...fix, '--lang', 'en');
    expect(code).toBe(0);
    expect(text).toContain('Left as it is.');
    expect(tree()).toEqual(before);
  });

  it('is answered with Ctrl+C: it ends there, and says that nothing was changed', async () => {
    take('pop-imap-conflict');
    const before = tree();
    const { code, text } = await typed(['\u0003'], ...fix, '--lang', 'en');
    expect(code).toBe(130);
    expect(text).toMatch(/\nStopped\. Nothing was changed\.\n$/);
    expect(tree()).toEqual(before);
  });

  it('comes again before a loss', async () => {
    take('outbox-smtp-gone');
    const { text } = await typed([], 'plan', 'outbox-submission-missing', '--format', 'json');
    const server = planReport.parse(JSON.parse(text)).plans[0]?.choices[0]?.options[0]?.value;
    const lossy = ['fix', 'outbox-submission-missing', '--choose', `server=${server}`, '--lang', 'en'];
    const before = tree();
    const refused = await typed(['y\n', 'n\n'], ...lossy);
    expect([refused.code, refused.text.includes('Do it all the same? [y/N] n')]).toEqual([0, true]);
    expect(tree()).toEqual(before);
    expect((await typed(['y\n', 'y\n'], ...lossy)).code).toBe(0);
    expect(tree()).not.toEqual(before);
  });
});
