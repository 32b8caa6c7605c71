import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { historyReport } from '../../../shared/model/journal.ts';
import { twentyProfiles } from '../../bench/support/machines.mjs';

const main = fileURLToPath(new URL('../../../main/cli/index.ts', import.meta.url));
let root = '';
let machine = '';
let data = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'stopped-'));
  machine = path.join(root, 'machine');
  data = path.join(root, 'data');
  twentyProfiles(machine, 1 / 16);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Every file and what is in it. */
const tree = () =>
  readdirSync(machine, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(path.join(machine, name)).isFile())
    .sort()
    .map(
      (name) =>
        `${createHash('sha1')
          .update(readFileSync(path.join(machine, name)))
          .digest('hex')} ${name}`,
    );

/** Entries whose copies are complete: their files are being changed, or were. */
const begun = () => globSync(path.join(data, 'journal/*/entry.json')).map((file) => readFileSync(file, 'utf8'));

/** The CLI in a process of its own; `stop` is asked until it says that now is the moment to send the signal. */
async function cli(args: readonly string[], stop?: { readonly signal: 'SIGINT' | 'SIGTERM'; now(): boolean }) {
  const child = spawn(process.execPath, [main, ...args, '--machine', machine, '--data', data, '--lang', 'en']);
  let out = '';
  let told = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    told += chunk.toString();
  });
  const asking = setInterval(() => {
    if (!stop?.now()) return;
    clearInterval(asking);
    child.kill(stop.signal);
  }, 1);
  const end = await new Promise<{ code: number | null; by: NodeJS.Signals | null }>((resolve) =>
    child.on('close', (code, by) => resolve({ code, by })),
  );
  clearInterval(asking);
  return { code: end.code ?? 128 + constants.signals[end.by ?? 'SIGKILL'], out, told };
}

const fix = ['fix', '--all-safe', '--yes', '--quiet', '--format', 'json'];

describe('a repair that is stopped', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('by %s in its middle is taken back whole, and says so', async (signal, expected) => {
    const before = tree();
    const now = () => begun().some((entry) => entry.includes('"prepared"'));
    const { code, out, told } = await cli(fix, { signal, now });
    expect({ code, told }).toEqual({ code: expected, told: 'Stopped. What was begun was taken back.\n' });
    const { entries } = historyReport.parse(JSON.parse(out));
    expect(entries.map(({ state, refusal }) => [state, refusal?.code])).toEqual([['rolled-back', 'stopped']]);
    expect(tree()).toEqual(before);
  });

  it('after another one tells both, and the first one stays and can be taken back', async () => {
    const before = tree();
    const now = () => begun().some((entry) => entry.includes('"prepared"')) && begun().length > 1;
    const { code, out, told } = await cli(fix, { signal: 'SIGINT', now });
    expect(code).toBe(130);
    expect(told).toBe(
      'Stopped. What was begun was taken back; what was done before that stays, and “postmender history” lists it.\n',
    );
    const { entries } = historyReport.parse(JSON.parse(out));
    expect(entries.map(({ state }) => state)).toEqual(['done', 'rolled-back']);
    expect(tree()).not.toEqual(before);
    expect((await cli(['undo', entries[0]?.id ?? '', '--yes'])).code).toBe(0);
    expect(tree()).toEqual(before);
  });
});
