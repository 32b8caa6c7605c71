import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logFile } from '../../../main/store/log.ts';
import { twentyProfiles } from '../../bench/support/machines.mjs';
import { homeFolder } from '../../support/homes.ts';

/** The promise is 200 ms; on a machine that runs other tests beside this one the measuring itself takes its share. */
const patience = 400;
const entry = fileURLToPath(new URL('../../../main/cli/index.ts', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'interrupt-'));
const machine = path.join(folder, 'machine');
const data = path.join(folder, 'data');
const temporary = path.join(folder, 'temporary');
beforeAll(() => {
  mkdirSync(temporary);
  twentyProfiles(machine, 1);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Wait = { readonly text: string; readonly milliseconds?: number };

/** Starts the CLI, sends it a signal some milliseconds after `text` stood on stderr, and measures from there to its end. */
async function interrupt(signal: 'SIGINT' | 'SIGTERM', { text, milliseconds = 0 }: Wait, args: readonly string[]) {
  const env = { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary };
  const child = spawn(process.execPath, [entry, ...args, '--verbose', '--data', data, '--lang', 'en'], { env });
  let out = '';
  let told = '';
  let sent: number | null = null;
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    told += chunk.toString();
    if (sent !== null || !told.includes(text)) return;
    sent = 0;
    setTimeout(() => {
      sent = performance.now();
      child.kill(signal);
    }, milliseconds);
  });
  let took = Number.NaN;
  child.on('exit', () => {
    took = performance.now() - (sent ?? 0);
  });
  // All that it wrote has arrived only when it is closed.
  const end = await new Promise<{ code: number | null; by: NodeJS.Signals | null }>((resolve) =>
    child.on('close', (code, by) => resolve({ code, by })),
  );
  // As a shell sees it: 128 and the number of the signal.
  return { code: end.code ?? 128 + constants.signals[end.by ?? 'SIGKILL'], took, out, told };
}

describe('a scan that is stopped', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('by %s in the middle ends at once, says so and leaves nothing behind', async (signal, expected) => {
    const results = path.join(folder, signal);
    mkdirSync(results);
    writeFileSync(path.join(results, 'old.json'), 'from last week');
    const files = ['--save', path.join(results, 'old.json'), '--out', path.join(results, 'report.html')];
    const args = ['scan', '--machine', machine, '--format', 'html', ...files];
    const { code, took, out, told } = await interrupt(signal, { text: '(5 of 21)' }, args);
    expect({ code, out }).toEqual({ code: expected, out: '' });
    expect(told).toMatch(/\nStopped\. Nothing was changed\.\n$/);
    expect(told).not.toContain('(21 of 21)');
    expect(took).toBeLessThan(patience);
    expect(readdirSync(results)).toEqual(['old.json']);
    expect(readFileSync(path.join(results, 'old.json'), 'utf8')).toBe('from last week');
    expect(readdirSync(temporary)).toEqual([]);
    expect(readFileSync(logFile(data), 'utf8')).toMatch(/ info stopped\n$/);
  });

  it('while it judges and writes leaves the old file or the new one, never half of either', async () => {
    const results = path.join(folder, 'writing');
    mkdirSync(results);
    for (const milliseconds of [0, 150]) {
      const file = path.join(results, 'scan.json');
      writeFileSync(file, '{"old":true}');
      const args = ['scan', '--machine', machine, '--save', file, '--shareable'];
      const { code, took } = await interrupt('SIGINT', { text: 'Judging', milliseconds }, args);
      expect([130, 1]).toContain(code);
      // Judging and writing hold the process, step by step: 120 ms of computing at most on twenty profiles, more where it is shared.
      expect(took).toBeLessThan(2 * patience);
      expect(readdirSync(results)).toEqual(['scan.json']);
      expect(() => JSON.parse(readFileSync(file, 'utf8'))).not.toThrow();
    }
  });

  it.runIf(process.platform !== 'win32')('ends although a file does not answer', async () => {
    const pipe = path.join(folder, 'pipe');
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0);
    const args = ['scan', '--machine', homeFolder('filters'), '--save', pipe];
    const { code, took, out, told } = await interrupt('SIGINT', { text: 'Judging', milliseconds: 300 }, args);
    expect({ code, out }).toEqual({ code: 130, out: '' });
    expect(told.match(/Stopped/g)).toHaveLength(1);
    expect(took).toBeLessThan(patience);
  });
});
