import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realDisk } from '../../../main/machine/disk.ts';

let root = '';
const at = (name: string) => path.join(root, name);
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'disk-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('the disk', () => {
  it('writes, cuts and flushes a file where it is told to', async () => {
    const made = await realDisk.create(at('a'), 0o600);
    const large = Buffer.alloc(3 * 1024 * 1024, 'x');
    await made.write(large, 0);
    await made.write(Buffer.from('end'), large.length);
    await made.sync();
    await made.close();
    expect(statSync(at('a')).size).toBe(large.length + 3);
    const opened = await realDisk.open(at('a'));
    await opened.write(Buffer.from('begin'), 0);
    await opened.truncate(6);
    await opened.close();
    expect(readFileSync(at('a'), 'utf8')).toBe('beginx');
    expect(statSync(at('a')).mode & 0o777).toBe(0o600);
  });

  it('never makes a file over another one, and opens none that is not there', async () => {
    writeFileSync(at('a'), 'theirs');
    symlinkSync(at('a'), at('link'));
    symlinkSync(at('nowhere'), at('dangling'));
    for (const name of ['a', 'link', 'dangling'])
      await expect(realDisk.create(at(name), 0o600)).rejects.toThrow('EEXIST');
    await expect(realDisk.open(at('b'))).rejects.toThrow('ENOENT');
    await expect(realDisk.open(at('link'))).rejects.toThrow('ELOOP');
    expect(readFileSync(at('a'), 'utf8')).toBe('theirs');
    expect(readdirSync(root)).not.toContain('nowhere');
  });

  it('makes and takes away folders, flushes their names, and renames over what is there', async () => {
    await realDisk.makeFolder(at('f/g'), 0o700);
    await realDisk.makeFolder(at('f/g'), 0o700);
    expect(statSync(at('f/g')).mode & 0o777).toBe(0o700);
    await realDisk.syncFolder(at('f'));
    writeFileSync(at('f/new'), 'new');
    writeFileSync(at('f/old'), 'old');
    await realDisk.rename(at('f/new'), at('f/old'));
    expect(readFileSync(at('f/old'), 'utf8')).toBe('new');
    await realDisk.remove(at('f/old'));
    await realDisk.removeFolder(at('f'));
    expect(readdirSync(root)).toEqual([]);
    await expect(realDisk.syncFolder(at('f'))).rejects.toThrow('ENOENT');
  });

  it('sets mode and time, to the millisecond', async () => {
    writeFileSync(at('a'), '');
    chmodSync(at('a'), 0o600);
    const file = await realDisk.open(at('a'));
    await file.setMode(0o640);
    await file.setModified(1_700_000_000_123);
    await file.close();
    const { mode, mtimeMs } = statSync(at('a'));
    expect([mode & 0o777, Math.round(mtimeMs)]).toEqual([0o640, 1_700_000_000_123]);
  });
});
