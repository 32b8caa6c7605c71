import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { deviceNumbers, linuxLockState, linuxProcesses, openLinux, parseLocks } from '../../../main/machine/linux.ts';

const root = mkdtempSync(path.join(tmpdir(), 'linux-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('locks', () => {
  it('are read from /proc/locks: held write locks, with the device in hexadecimal', () => {
    const text = [
      '1: POSIX  ADVISORY  WRITE 4711 fd:1a:2531452 0 EOF',
      '1: -> POSIX  ADVISORY  WRITE 4712 fd:1a:2531452 0 EOF',
      '2: POSIX  ADVISORY  READ 4713 fd:1a:99 128 128',
      '3: LEASE  ACTIVE    WRITE 4714 fd:1a:98 0 EOF',
      '4: OFDLCK ADVISORY  WRITE -1 00:2f:97 0 0',
      '5: FLOCK  ADVISORY  WRITE 4715 103:02:96 0 EOF',
      'nonsense',
      '',
    ].join('\n');
    expect(parseLocks(text)).toEqual([
      { pid: 4711, major: 0xfd, minor: 0x1a, inode: '2531452' },
      { pid: -1, major: 0, minor: 0x2f, inode: '97' },
      { pid: 4715, major: 0x103, minor: 2, inode: '96' },
    ]);
  });

  it('a device number is taken apart as glibc does', () => {
    // makedev(254, 0), makedev(259, 2), makedev(0x345, 0x6789a).
    expect(deviceNumbers(0xfe00n)).toEqual({ major: 254, minor: 0 });
    expect(deviceNumbers(0x10302n)).toEqual({ major: 259, minor: 2 });
    expect(deviceNumbers(0x6783459an)).toEqual({ major: 0x345, minor: 0x6789a });
  });

  it.runIf(process.platform === 'linux')('a real POSIX lock is seen while it is held, and not after', async () => {
    const file = path.join(root, 'held');
    const database = new DatabaseSync(file);
    database.exec('create table t (x)');
    expect(await linuxLockState(file)).toBe('free');
    database.exec('begin exclusive');
    expect(await linuxLockState(file)).toBe('locked');
    database.exec('commit');
    expect(await linuxLockState(file)).toBe('free');
    database.close();
    writeFileSync(path.join(root, 'other'), '');
    expect(await linuxLockState(path.join(root, 'other'))).toBe('free');
    expect(await linuxLockState(path.join(root, 'nowhere'))).toBe('free');
  });
});

describe.runIf(process.platform === 'linux')('the system that runs the test', () => {
  it('lists this process', async () => {
    const processes = await linuxProcesses();
    expect(processes.ok && processes.value.some(({ pid, name }) => pid === process.pid && name !== '')).toBe(true);
  });

  it('is a machine with the current user, who is one of all', async () => {
    const mine = await openLinux({ kind: 'current' });
    const all = await openLinux({ kind: 'all' });
    if (!mine.ok || !all.ok) throw new Error('not opened');
    expect(mine.value).toMatchObject({ kind: 'live', platform: 'linux' });
    const [me] = mine.value.users;
    expect(all.value.users.map(({ home }) => home)).toContain(me?.home);
  });

  it('does not know a user who is not there', async () => {
    expect(await openLinux({ kind: 'named', name: 'nobody-of-this-name' })).toMatchObject({
      ok: false,
      error: { code: 'user-unknown', detail: 'nobody-of-this-name' },
    });
  });
});
