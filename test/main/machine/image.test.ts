import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { belowAnyHome, openImage } from '../../../main/machine/image.ts';
import type { Platform } from '../../../shared/model/ids.ts';
import { homeFolder } from '../../support/homes.ts';

const root = mkdtempSync(path.join(tmpdir(), 'image-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const everybody = { kind: 'all' } as const;
let made = 0;

/** A folder with these files; a value that begins with `->` is a link. */
function folderWith(files: Readonly<Record<string, string>>, name = String(++made)): string {
  const folder = path.join(root, name);
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) {
    const at = path.join(folder, file);
    mkdirSync(path.dirname(at), { recursive: true });
    if (text.startsWith('->')) symlinkSync(text.slice(2), at);
    else writeFileSync(at, text);
  }
  return folder;
}

async function opened(folder: string, platform?: Platform) {
  const machine = await openImage(folder, platform, everybody);
  if (!machine.ok) throw new Error(JSON.stringify(machine.error));
  return machine.value;
}
type Opened = Awaited<ReturnType<typeof opened>>;
async function text(machine: Opened, file: string) {
  const read = await machine.read(file, 100);
  return read.ok ? Buffer.from(read.value).toString() : read.error.code;
}
const json = (change: object) => JSON.stringify({ platform: 'linux', users: [], ...change });

describe('with machine.json', () => {
  it('says what it says; nothing is locked, and the programs are those it names', async () => {
    const machine = await opened(
      folderWith({
        'machine.json': json({
          platform: 'windows',
          name: 'desk',
          takenAt: '2026-11-20T12:00:00Z',
          users: [{ name: 'ada', home: 'files/Users/ada' }],
          processes: ['OUTLOOK.EXE'],
        }),
        'files/Users/ada/AppData/Roaming/Thunderbird/profiles.ini': 'ini',
        'files/D/mail/Inbox': 'on D',
      }),
    );
    expect(machine).toMatchObject({
      platform: 'windows',
      kind: 'image',
      name: 'desk',
      takenAt: '2026-11-20T12:00:00.000Z',
    });
    expect(machine.users).toEqual([{ name: 'ada', home: 'C:\\Users\\ada' }]);
    const [ada] = machine.users;
    const ini = machine.join(
      machine.folders(ada ?? { name: '', home: '' }).roaming ?? '',
      'thunderbird',
      'PROFILES.INI',
    );
    expect(await text(machine, ini)).toBe('ini');
    expect(await text(machine, 'D:\\mail\\inbox')).toBe('on D');
    expect(await text(machine, 'E:\\mail\\inbox')).toBe('outside');
    expect(await machine.lockState(ini)).toBe('free');
    expect(await machine.processes()).toEqual({ ok: true, value: [{ pid: 0, name: 'OUTLOOK.EXE' }] });
    expect(machine.bytesRead).toBe(7);
  });

  it('a folder C is drive C:, and the home has its path there', async () => {
    const machine = await opened(
      folderWith({
        'machine.json': json({ platform: 'windows', users: [{ name: 'ada', home: 'files/C/Users/ada' }] }),
        'files/C/Users/ada/x': 'here',
      }),
    );
    expect(machine.users).toEqual([{ name: 'ada', home: 'C:\\Users\\ada' }]);
    expect(await text(machine, 'C:\\Users\\ada\\x')).toBe('here');
  });

  it('a home beside the disk is where homes usually are', async () => {
    const machine = await opened(
      folderWith({ 'machine.json': json({ users: [{ name: 'ada', home: 'ada-home' }] }), 'ada-home/x': 'here' }),
    );
    expect(machine.users).toEqual([{ name: 'ada', home: '/home/ada' }]);
    expect(await text(machine, '/home/ada/x')).toBe('here');
    expect(await text(machine, '/etc/passwd')).toBe('outside');
  });

  it.each([
    ['not JSON', { 'machine.json': '{' }, /not JSON/],
    [
      'a home that is not there',
      { 'machine.json': json({ users: [{ name: 'a', home: 'files/a' }] }), 'files/b': '' },
      /^users\.0\.home: /,
    ],
    [
      'a home that is a link out',
      { 'machine.json': json({ users: [{ name: 'a', home: 'files/a' }] }), 'files/a': '->../../..' },
      /^users\.0\.home: outside/,
    ],
    ['a disk that is a link out', { 'machine.json': json({}), files: '->../' }, /^files: outside/],
    ['itself a link out', { 'machine.json': '->../outside.json' }, /outside/],
  ] as const)('%s: refused with the reason', async (_, files, detail) => {
    writeFileSync(path.join(root, 'outside.json'), json({}));
    const folder = folderWith({ ...files });
    expect(await openImage(folder, undefined, everybody)).toMatchObject({
      ok: false,
      error: {
        code: 'machine-json-invalid',
        file: path.join(folder, 'machine.json'),
        detail: expect.stringMatching(detail),
      },
    });
  });
});

describe('without machine.json', () => {
  it.each([
    ['linux', { '.thunderbird/profiles.ini': '' }],
    ['linux', { '.bashrc': '' }],
    ['macos', { 'Library/Thunderbird/profiles.ini': '', '.config/x': '' }],
    ['windows', { 'AppData/Roaming/x': '' }],
    ['windows', { 'NTUSER.DAT': '' }],
  ] as const)('a home of %s is recognised', async (platform, files) => {
    const machine = await opened(folderWith(files));
    expect(machine.platform).toBe(platform);
    expect(machine.users).toHaveLength(1);
    expect((await machine.list(machine.users[0]?.home ?? '')).ok).toBe(true);
  });

  it.each([
    ['linux', '/home/ada', { 'home/ada/.thunderbird/x': '', 'etc/passwd': 'ben:x:1001:1001::/srv/ben:/bin/sh\n' }],
    ['windows', 'C:\\Users\\ada', { 'Users/ada/AppData/x': '', 'Users/Public/x': '' }],
    ['windows', 'C:\\Users\\ada', { 'Users/ada/NTUSER.DAT': '' }],
    ['windows', 'C:\\Users\\ada', { 'C/Users/ada/AppData/x': '' }],
    ['windows', 'C:\\Users\\ada', { 'Users/ada/x': '', 'Windows/x': '' }],
    ['macos', '/Users/ada', { 'Users/ada/Library/x': '', 'Users/Shared/x': '' }],
  ] as const)('a disk of %s is recognised: %s', async (platform, home, files) => {
    const machine = await opened(folderWith(files));
    expect(machine.platform).toBe(platform);
    expect(machine.users).toEqual([{ name: 'ada', home }]);
    expect((await machine.list(home)).ok).toBe(true);
  });

  it('nothing that tells: the platform must be said', async () => {
    const folder = folderWith({ 'notes.txt': '' });
    expect(await openImage(folder, undefined, everybody)).toEqual({
      ok: false,
      error: { code: 'platform-unknown', file: folder },
    });
    expect((await opened(folder, 'macos')).platform).toBe('macos');
    expect((await opened(folderWith({ '.thunderbird/x': '' }), 'windows')).platform).toBe('windows');
  });

  it('a home alone: paths that settings name below it are found, whatever it was called', async () => {
    const folder = folderWith(
      { '.thunderbird/a/prefs.js': 'prefs', '.icedove': '->/home/anna/.thunderbird' },
      'backup of anna',
    );
    const machine = await opened(folder);
    expect(machine.users).toEqual([{ name: 'backup of anna', home: '/home/backup of anna' }]);
    expect(await text(machine, '/home/anna/.thunderbird/a/prefs.js')).toBe('prefs');
    expect(await text(machine, '/home/backup of anna/.icedove/a/prefs.js')).toBe('prefs');
    expect(await text(machine, '/home/anna/notes')).toBe('outside');
    expect(await text(machine, '/usr/lib/thunderbird/distribution/policies.json')).toBe('outside');
  });

  it.runIf(process.platform === 'linux')('a home in use: its locks are the ones of this computer', async () => {
    const folder = path.join(root, 'in-use');
    cpSync(path.join(homeFolder('control-clean'), 'files/home/anna'), folder, { recursive: true });
    const machine = await opened(folder);
    const lock = '/home/in-use/.thunderbird/k3v9x2ab.default-default/.parentlock';
    expect(await machine.lockState(lock)).toBe('free');
    const database = new DatabaseSync(path.join(folder, '.thunderbird/k3v9x2ab.default-default/.parentlock'));
    database.exec('begin exclusive');
    expect(await machine.lockState(lock)).toBe('locked');
    database.close();
    expect(await machine.processes()).toEqual({ ok: false, error: { code: 'io' } });
  });
});

describe('paths of a home whose own path is not known', () => {
  it.each([
    ['linux', '/data/homes/anna/.thunderbird/x', '.thunderbird/x'],
    ['linux', '/home/anna/snap/thunderbird/common/.thunderbird/x', 'snap/thunderbird/common/.thunderbird/x'],
    ['linux', '/.thunderbird', null],
    ['linux', '/snap/thunderbird/common', null],
    ['macos', '/Users/anna/Library/Mail', 'Library/Mail'],
    ['macos', '/Library/Mail', null],
    ['macos', '/System/Library/x', null],
    ['windows', '/Users/anna/APPDATA/Roaming/x', 'APPDATA/Roaming/x'],
    ['windows', '/ProgramData/x', null],
  ] as const)('%s %s', (platform, text, rest) => {
    expect(belowAnyHome(platform, text.split('/').slice(1))).toEqual(rest === null ? null : rest.split('/'));
  });
});
