import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openMachine } from '../../../main/engine/open-machine.ts';
import type { Machine } from '../../../main/machine/machine.ts';
import { homeFolder, homes } from '../../support/homes.ts';

const root = mkdtempSync(path.join(tmpdir(), 'open-'));
// An ordinary user has to reach it.
chmodSync(root, 0o755);
afterAll(() => rmSync(root, { recursive: true, force: true }));
const everybody = { kind: 'all' } as const;

/** Hash, times and mode of everything below a folder. */
function state(folder: string): unknown[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const at = path.join(folder, name);
      const { mtimeNs, ctimeNs, mode, size } = lstatSync(at, { bigint: true });
      const hash = lstatSync(at).isFile() ? createHash('sha256').update(readFileSync(at)).digest('hex') : '';
      return [name, mtimeNs, ctimeNs, mode, size, hash].map(String);
    });
}

async function readEverything(machine: Machine, folder: string): Promise<number> {
  let files = 0;
  const entries = await machine.list(folder);
  for (const entry of entries.ok ? entries.value : []) {
    const at = machine.join(folder, entry.name);
    await machine.stat(at);
    await machine.readLink(at);
    await machine.lockState(at);
    if (entry.kind === 'folder') files += await readEverything(machine, at);
    if (entry.kind !== 'file') continue;
    files += 1;
    await machine.read(at, 1_000_000);
    await machine.withSource(at, (source) => source.read(0, 100));
  }
  return files;
}

describe('reading changes nothing', () => {
  it.each(homes)('%s: hash, mtime and ctime of every file are as before', async (home) => {
    const folder = path.join(root, home);
    cpSync(homeFolder(home), folder, { recursive: true });
    const before = state(folder);
    const machine = await openMachine({ folder, users: everybody });
    if (!machine.ok) throw new Error(machine.error.code);
    const files = await readEverything(machine.value, machine.value.users[0]?.home ?? '');
    expect(files).toBeGreaterThan(5);
    expect(machine.value.bytesRead).toBeGreaterThan(0);
    expect(state(folder)).toEqual(before);
  });

  it('no machine has a method that writes', async () => {
    const methods = [
      'bytesRead',
      'credentials',
      'folders',
      'join',
      'kind',
      'list',
      'lockState',
      'name',
      'platform',
      'processes',
      'read',
    ];
    methods.push('readLink', 'registry', 'stat', 'takenAt', 'users', 'whereIs', 'withSource');
    for (const folder of [undefined, homeFolder('control-clean')]) {
      const machine = await openMachine({ folder, users: { kind: 'current' } });
      if (!machine.ok) throw new Error(machine.error.code);
      expect(Object.keys(machine.value).sort()).toEqual(methods);
      expect(Object.getPrototypeOf(machine.value)).toBe(Object.prototype);
    }
  });

  it('the source of every machine but the two files of the writer names no function that writes, and starts no program but ps and lsof', () => {
    const folder = path.resolve('main/machine');
    const writing =
      /\b(writeFile|appendFile|write|writev|rm|rmdir|unlink|rename|mkdir|mkdtemp|truncate|ftruncate|[lf]?utimes|[lf]?chmod|[lf]?chown|createWriteStream|copyFile|cp|symlink|link)(Sync)?\s*\(|O_(WRONLY|RDWR|CREAT|TRUNC|APPEND)|['"](w|wx|w\+|a|ax|a\+|r\+|rs\+)['"]/;
    for (const name of readdirSync(folder).filter((one) => !['disk.ts', 'machine-writer.ts'].includes(one))) {
      const source = readFileSync(path.join(folder, name), 'utf8').replace(/\/\*.*?\*\/|^\s*\/\/.*$/gms, '');
      expect(`${name}: ${writing.exec(source)?.[0] ?? ''}`).toBe(`${name}: `);
      if (name !== 'macos.ts') expect(source).not.toContain('child_process');
    }
  });
});

describe('a folder that cannot be opened', () => {
  it('is not there', async () => {
    const missing = path.join(root, 'nowhere');
    expect(await openMachine({ folder: missing, users: everybody })).toEqual({
      ok: false,
      error: { code: 'folder-missing', file: missing },
    });
  });

  it('holds no such user', async () => {
    expect(
      await openMachine({ folder: homeFolder('control-clean'), users: { kind: 'named', name: 'zoe' } }),
    ).toMatchObject({ ok: false, error: { code: 'user-unknown', detail: 'zoe' } });
  });
});

describe.skipIf(process.platform === 'win32')('as an ordinary user, who may not read everything', () => {
  /** Root may read whatever it likes, so a root process gives its rights up after it has loaded the code. */
  function asOrdinaryUser(folder: string, paths: readonly string[]): unknown {
    const script = `
      const { openMachine } = await import(${JSON.stringify(new URL('../../../main/engine/open-machine.ts', import.meta.url).href)});
      if (process.getuid() === 0) { process.setgroups([]); process.setgid(65534); process.setuid(65534); }
      const [folder, ...paths] = process.argv.slice(1);
      const opened = await openMachine({ folder, users: { kind: 'all' } });
      if (!opened.ok) { console.log(JSON.stringify(opened.error.code)); process.exit(0); }
      const code = (result) => result.ok ? 'ok' : result.error.code;
      const answers = [opened.value.users.map((user) => user.name)];
      for (const at of paths) answers.push([code(await opened.value.list(at)), code(await opened.value.stat(at)), code(await opened.value.read(at, 100))]);
      console.log(JSON.stringify(answers));`;
    const parameters = [
      '--experimental-strip-types',
      '--no-warnings',
      '--input-type=module',
      '-e',
      script,
      folder,
      ...paths,
    ];
    const { stdout, stderr } = spawnSync(process.execPath, parameters, { encoding: 'utf8', cwd: root });
    if (stdout === '') throw new Error(stderr);
    return JSON.parse(stdout);
  }

  it('closed homes stay in the list, closed folders and files are denied', () => {
    const folder = path.join(root, 'closed');
    cpSync(path.join(homeFolder('control-clean'), 'files'), folder, { recursive: true });
    mkdirSync(path.join(folder, 'home/ben/.thunderbird'), { recursive: true });
    chmodSync(path.join(folder, 'home/ben'), 0o700);
    chmodSync(path.join(folder, 'home/anna/.thunderbird/profiles.ini'), 0o600);
    if (process.getuid?.() !== 0) chmodSync(path.join(folder, 'home/ben'), 0o000);
    if (process.getuid?.() !== 0) chmodSync(path.join(folder, 'home/anna/.thunderbird/profiles.ini'), 0o000);
    const ini = '/home/anna/.thunderbird/profiles.ini';
    expect(
      asOrdinaryUser(folder, ['/home/ben', '/home/ben/.thunderbird', ini, '/home/anna/.thunderbird/installs.ini']),
    ).toEqual([
      ['anna', 'ben'],
      ['denied', 'ok', 'denied'],
      ['denied', 'denied', 'denied'],
      ['missing', 'ok', 'denied'],
      ['missing', 'ok', 'ok'],
    ]);
    chmodSync(path.join(folder, 'home/ben'), 0o755);
  });

  it('a closed folder to look at is said to be unreadable', () => {
    const folder = path.join(root, 'shut');
    mkdirSync(folder);
    chmodSync(folder, process.getuid?.() === 0 ? 0o700 : 0o000);
    expect(asOrdinaryUser(folder, [])).toBe('folder-unreadable');
    chmodSync(folder, 0o755);
  });
});
