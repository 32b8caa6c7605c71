import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeLock } from '../../../main/store/lock.ts';

let data = '';
const file = () => path.join(data, 'working.lock');
beforeEach(() => {
  data = mkdtempSync(path.join(tmpdir(), 'lock-'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

/** Above every process number of Linux, macOS and Windows. */
const nobody = 2 ** 30;
const now = () => new Date().toISOString();

describe('the lock of a data folder', () => {
  it('names who holds it, for its owner only, and is gone when given back', async () => {
    const lock = await takeLock(path.join(data, 'new'));
    const made = path.join(data, 'new', 'working.lock');
    expect(readFileSync(made, 'utf8')).toMatch(new RegExp(`^${process.pid} \\d{4}-`));
    expect(statSync(made).mode & 0o777).toBe(0o600);
    if (lock.ok) lock.value.release();
    expect(readdirSync(path.join(data, 'new'))).toEqual([]);
  });

  it('is refused while another process that lives holds it, with its number', async () => {
    writeFileSync(file(), `${process.ppid} ${now()}\n`);
    const params = { pid: String(process.ppid) };
    expect(await takeLock(data)).toEqual({ ok: false, error: { code: 'other-postmender', file: file(), params } });
    expect(readFileSync(file(), 'utf8')).toContain(String(process.ppid));
  });

  it.each([
    ['of a process that is gone', () => `${nobody} ${now()}\n`],
    ['left before this computer started', () => `${process.ppid} 2001-01-01T00:00:00.000Z\n`],
    ['cut short by a power failure', () => ''],
    ['that nobody can read', () => '\0\0\0\0'],
  ])('is taken over where it is one %s', async (_, text) => {
    writeFileSync(file(), text());
    utimesSync(file(), new Date(0), new Date(0));
    const lock = await takeLock(data);
    expect(lock.ok).toBe(true);
    if (lock.ok) lock.value.release();
    expect(readdirSync(data)).toEqual([]);
  });

  it('that is just being written is somebody’s', async () => {
    writeFileSync(file(), '');
    expect(await takeLock(data)).toMatchObject({ ok: false, error: { code: 'other-postmender' } });
  });

  it('is not taken twice by one process, and is free again when given back', async () => {
    const first = await takeLock(data);
    expect(await takeLock(data)).toMatchObject({ ok: false });
    if (first.ok) first.value.release();
    const second = await takeLock(data);
    expect(second.ok).toBe(true);
    if (second.ok) second.value.release();
  });

  it('is held by one of six processes at a time, however often a holder dies', async () => {
    const log = path.join(data, 'held');
    writeFileSync(log, '');
    const children = Array.from({ length: 6 }, () =>
      spawn(process.execPath, [path.resolve('test/support/lock-in-child.ts'), path.join(data, 'locks'), log], {
        stdio: 'ignore',
      }),
    );
    await Promise.all(children.map((child) => once(child, 'exit')));
    const lines = readFileSync(log, 'utf8').trim().split('\n');
    expect(lines.length).toBeGreaterThan(20);
    // Each hold writes “+ number” and, unless it died, “- number”: between the two nobody else writes.
    for (const [at, line] of lines.entries())
      if (line.startsWith('-')) expect(lines[at - 1]).toBe(line.replace('-', '+'));
  }, 60_000);

  it('is never taken away from somebody who took it over', async () => {
    const lock = await takeLock(data);
    writeFileSync(file(), `${process.ppid} ${now()}\n`);
    if (lock.ok) lock.value.release();
    expect(readFileSync(file(), 'utf8')).toContain(String(process.ppid));
  });

  it('throws what the system says where a folder stands in its place', async () => {
    mkdirSync(file());
    await expect(takeLock(data)).rejects.toThrow('EISDIR');
  });
});
