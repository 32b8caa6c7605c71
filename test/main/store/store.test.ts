import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { dataFolder } from '../../../main/store/data-folder.ts';
import { addIgnored, readIgnored, removeIgnored } from '../../../main/store/ignored.ts';
import { logFile, openLog } from '../../../main/store/log.ts';
import { writeWhole } from '../../../main/store/out.ts';
import { readPreferences, writePreferences } from '../../../main/store/preferences.ts';

let data = '';
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'store-'));
});

describe('our own files', () => {
  it.each([
    [{ platform: 'linux', env: {}, home: '/home/ada' }, '/home/ada/.local/share/postmender'],
    [{ platform: 'linux', env: { XDG_DATA_HOME: '/data' }, home: '/home/ada' }, '/data/postmender'],
    [{ platform: 'linux', env: { XDG_DATA_HOME: 'data' }, home: '/home/ada' }, '/home/ada/.local/share/postmender'],
    [{ platform: 'win32', env: { APPDATA: 'C:\\A' }, home: 'C:\\Users\\ada' }, 'C:\\A\\Postmender'],
    [{ platform: 'darwin', env: {}, home: '/Users/ada' }, '/Users/ada/Library/Application Support/Postmender'],
  ])('lie where the platform keeps them: %j', (place, folder) => {
    expect(dataFolder(place)).toBe(folder);
    expect(dataFolder(place, '/stick')).toBe('/stick');
  });

  it('come back as they were written, for their owner only', async () => {
    const preferences = { ...(await readPreferences(data)).value, theme: 'dark' as const };
    expect((await writePreferences(data, preferences)).ok).toBe(true);
    expect((await readPreferences(data)).value).toEqual(preferences);
    expect((await stat(join(data, 'preferences.json'))).mode & 0o777).toBe(0o600);
  });

  it('are set aside when damaged, not lost', async () => {
    await writeFile(join(data, 'preferences.json'), '{"theme":');
    const { value, setAside } = await readPreferences(data);
    expect(value.theme).toBe('system');
    expect(await readFile(setAside ?? '', 'utf8')).toBe('{"theme":');
  });

  it('remember what is ignored, once, and forget it', async () => {
    const one = { finding: 'a:1', title: 'A', reason: 'known', at: '2026-11-20T12:00:00.000Z' };
    await addIgnored(data, one);
    await addIgnored(data, { ...one, reason: 'other' });
    expect((await readIgnored(data)).value).toEqual([{ ...one, reason: 'other' }]);
    await removeIgnored(data, ['a:1']);
    expect((await readIgnored(data)).value).toEqual([]);
  });

  it('are written whole or not at all', async () => {
    const stop = new AbortController();
    stop.abort();
    await writeFile(join(data, 'r.txt'), 'old');
    await expect(writeWhole(join(data, 'r.txt'), 'new', { signal: stop.signal })).rejects.toThrow();
    expect(await readFile(join(data, 'r.txt'), 'utf8')).toBe('old');
    expect(await writeWhole(data, 'x')).toEqual({ ok: false, error: { code: 'is-folder', file: data } });
    expect(await readdir(data)).toEqual(['r.txt']);
  });
});

describe('the log', () => {
  it('holds events and numbers, never the words of an error', async () => {
    const log = openLog(data, { now: () => 0 });
    log.info('scan.done', { profiles: 2, image: true });
    log.info('Kündigung von anna@example.test');
    log.crash(new TypeError('CANARY-1\n    at CANARY-2:1:1'));
    const text = await readFile(logFile(data), 'utf8');
    expect(text).toMatch(/^1970-01-01T00:00:00\.000Z info scan\.done profiles=2 image=true\n/);
    expect(text).toContain('TypeError');
    expect(text).not.toMatch(/CANARY|anna/);
    expect((await stat(logFile(data))).mode & 0o777).toBe(0o600);
  });

  it('names a place from our own folders on, and nothing that only looks like one', async () => {
    const error = new TypeError('x');
    error.stack = `TypeError: x
      at Anna Berg, Hauptstr. 1:1:1
      at look (file:///home/anna/mail.txt:1:1)
      at async Object.look [as again] (file:///home/anna/my%20programs/out/main/chunks/scan-a1.js:12:34)
      at C:\\Users\\anna\\out\\cli\\postmender.js:1:2
      at process.processTicksAndRejections (node:internal/process/task_queues:103:5)`;
    openLog(data, { now: () => 0 }).crash(error);
    expect((await readFile(logFile(data), 'utf8')).split('\n').slice(1, -1)).toEqual([
      '    TypeError',
      '    at Object.look (main/chunks/scan-a1.js:12:34)',
      '    at - (out\\cli\\postmender.js:1:2)',
      '    at process.processTicksAndRejections (node:internal/process/task_queues:103:5)',
    ]);
  });

  it('keeps three files of limited size', async () => {
    const log = openLog(data, { limit: 100 });
    for (let turn = 0; turn < 50; turn += 1) log.info('turn', { turn });
    expect((await readdir(join(data, 'logs'))).length).toBe(3);
  });

  it('is silent where it cannot be written', async () => {
    await writeFile(join(data, 'logs'), '');
    const log = openLog(data);
    log.info('scan.done');
    expect(log.works).toBe(false);
  });

  it.runIf(process.platform === 'linux')('gives up below a place where making a folder would never end', () => {
    const log = openLog('/proc/nowhere');
    log.info('scan.done');
    expect(log.works).toBe(false);
  });
});
