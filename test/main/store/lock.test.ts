import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
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
    const lock = await takeLock(data);
    expect(lock.ok).toBe(true);
    if (lock.ok) lock.value.release();
    expect(readdirSync(data)).toEqual([]);
  });

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
