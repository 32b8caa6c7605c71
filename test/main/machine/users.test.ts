import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readOnlyFiles } from '../../../main/machine/files.ts';
import { imageTree } from '../../../main/machine/image-tree.ts';
import { homesIn, linuxUsers, named, parsePasswd } from '../../../main/machine/users.ts';

const root = mkdtempSync(path.join(tmpdir(), 'users-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const folders = (...names: string[]) => {
  for (const name of names) mkdirSync(path.join(root, name), { recursive: true });
};
const passwd = [
  'root:x:0:0:root:/root:/bin/bash',
  'daemon:x:1:1::/usr/sbin:/usr/sbin/nologin',
  'nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin',
  'ada:x:1000:1000:Ada,,,:/home/ada/:/bin/bash',
  'ben:x:1001:1001::/srv/homes/ben:/bin/bash',
  'gone:x:1002:1002::/home/gone:/bin/bash',
  'cut:x:1003',
  '',
].join('\n');

describe('Linux', () => {
  it('people are root and numbers from 1000 on', () => {
    expect(parsePasswd(passwd).map(({ name, home }) => [name, home])).toEqual([
      ['root', '/root'],
      ['ada', '/home/ada'],
      ['ben', '/srv/homes/ben'],
      ['gone', '/home/gone'],
    ]);
  });

  it('with a home that is there, and the homes that /etc/passwd does not name', async () => {
    folders(
      'linux/etc',
      'linux/root',
      'linux/home/ada',
      'linux/home/carla',
      'linux/home/lost+found',
      'linux/srv/homes/ben',
    );
    writeFileSync(path.join(root, 'linux/etc/passwd'), passwd);
    const files = readOnlyFiles(
      imageTree('linux', [{ at: { drive: null, names: [] }, folder: path.join(root, 'linux') }]),
    );
    const names = async (withRoot: boolean) => (await linuxUsers(files, withRoot)).map(({ name }) => name);
    expect(await names(false)).toEqual(['ada', 'ben', 'carla']);
    expect(await names(true)).toEqual(['root', 'ada', 'ben', 'carla']);
  });
});

it('Windows: every folder in C:\\Users but those of the system', async () => {
  folders('windows/Users/ada', 'windows/Users/Public', 'windows/Users/Default', 'windows/Users/Ben B');
  symlinkSync('/nowhere', path.join(root, 'windows/Users/All Users'));
  writeFileSync(path.join(root, 'windows/Users/desktop.ini'), '');
  const files = readOnlyFiles(
    imageTree('windows', [{ at: { drive: 'C', names: [] }, folder: path.join(root, 'windows') }]),
  );
  expect(await homesIn(files, 'windows', 'C:\\Users')).toEqual([
    { name: 'Ben B', home: 'C:\\Users\\Ben B' },
    { name: 'ada', home: 'C:\\Users\\ada' },
  ]);
});

it('one by name: Windows does not tell capitals apart', () => {
  const all = [{ name: 'Ada', home: 'C:\\Users\\Ada' }];
  expect(named('ada', all, true, 'C:\\Users')).toEqual({ ok: true, value: all });
  expect(named('ada', all, false, '/home')).toEqual({
    ok: false,
    error: { code: 'user-unknown', file: '/home', detail: 'ada' },
  });
});
