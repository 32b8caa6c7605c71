import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openMachine } from '../../main/engine/open-machine.ts';
import { reportFormats } from '../../main/engine/report.ts';
import { openKeyStore } from '../../main/formats/key4.ts';
import { logFile } from '../../main/store/log.ts';
import { canaries, leaksIn, sealedPasswords } from '../support/canaries.ts';
import { runHere } from '../support/cli.ts';
import { homeFolder, homes, readHomeJson } from '../support/homes.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'canaries-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const data = path.join(folder, 'data');

const cli = (...args: string[]) => runHere(...args, '--verbose', '--data', data);

const inEnglish = reportFormats.map((format) => ['--format', format, '--lang', 'en']);
const inGerman = ['--format', 'text', '--lang', 'de'];
const variants = [...inEnglish, inGerman].flatMap((options) => [options, [...options, '--shareable']]);

describe('the secrets that the search looks for', () => {
  it('are found in every form they could take', () => {
    const [secret = ''] = canaries;
    const [sealed = ''] = sealedPasswords;
    const utf16 = Buffer.from(secret, 'utf16le');
    const forms = [
      `password=${secret};`,
      secret.toUpperCase(),
      Buffer.from(secret).toString('base64'),
      Buffer.from(`\0anna\0${secret}`).toString('base64'),
      Buffer.from(`\0ben\0${secret}\n`).toString('base64'),
      Buffer.from(`\0dany\0${secret}!!`).toString('base64url'),
      utf16.toString('base64'),
      utf16.toString('latin1'),
      Buffer.concat([Buffer.alloc(5), utf16]).toString('base64'),
      Buffer.from(secret).toString('hex'),
      [...Buffer.from(secret)].map((byte) => `%${byte.toString(16)}`).join(''),
    ];
    for (const form of forms)
      expect({ form, found: leaksIn(form) }).toEqual({ form, found: expect.arrayContaining([secret]) });
    for (const form of [sealed, encodeURIComponent(sealed), Buffer.from(sealed, 'base64').toString('hex')])
      expect({ form, found: leaksIn(form) }).toEqual({ form, found: expect.arrayContaining([sealed]) });
    expect(leaksIn(sealed.slice(0, 60))).not.toEqual([]);
    expect(leaksIn('Anna, imap.example.test, 24 November 2026')).toEqual([]);
  });

  it.each(homes.filter((home) => home !== 'primary-password'))('are all that %s holds sealed', async (home) => {
    const opened = await openedPasswords(home);
    expect(opened.length).toBeGreaterThan(0);
    expect(opened.filter((password) => !canaries.includes(password))).toEqual([]);
  });
});

describe.each(homes)('no secret of %s comes out', (home) => {
  const machine = ['scan', '--machine', homeFolder(home)];
  const saved = (shareable: boolean) => path.join(folder, `${home}-${shareable}.json`);

  it('of a scan, in any form and language, nor of its progress', async () => {
    for (const options of variants) {
      const { code, stdout, stderr } = await cli(...machine, ...options);
      expect([0, 1, 3]).toContain(code);
      expect(stdout.length).toBeGreaterThan(100);
      expect(stderr).toContain('default-default');
      expect({ options, leaks: leaksIn(stdout + stderr) }).toEqual({ options, leaks: [] });
    }
  });

  it.each([false, true])('with the saved scan and what is judged from it (shareable: %s)', async (shareable) => {
    const told = await cli(...machine, '--save', saved(shareable), ...(shareable ? ['--shareable'] : []));
    const file = readFileSync(saved(shareable), 'utf8');
    expect(file).toContain('"credentials"');
    expect(leaksIn(file + told.stdout + told.stderr)).toEqual([]);
    for (const options of shareable ? inEnglish : variants) {
      const { stdout, stderr } = await cli('evaluate', saved(shareable), ...options);
      expect(stdout.length).toBeGreaterThan(100);
      expect({ options, leaks: leaksIn(stdout + stderr) }).toEqual({ options, leaks: [] });
    }
  });
});

describe('no secret stands in what was written besides', () => {
  it('in the log, of everything above', () => {
    const text = readFileSync(logFile(data), 'utf8');
    expect(text).toContain('scan.judged');
    expect(leaksIn(text)).toEqual([]);
    expect(text).not.toMatch(/anna|example\.test|@/i);
  });

  it('in a report of the real program, started as a process', () => {
    const entry = fileURLToPath(new URL('../../main/cli/index.ts', import.meta.url));
    const report = path.join(folder, 'report.html');
    const args = ['scan', '--machine', homeFolder('saved-logins'), '--format', 'html', '--out', report, '--verbose'];
    const ran = spawnSync(process.execPath, [entry, ...args, '--data', data], { encoding: 'utf8' });
    expect(ran.status).toBe(1);
    expect(leaksIn(ran.stdout + ran.stderr + readFileSync(report, 'utf8'))).toEqual([]);
  });

  it('in any file in our data folder', () => {
    const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.length).toBeGreaterThan(0);
    for (const { parentPath, name } of files)
      expect(leaksIn(readFileSync(path.join(parentPath, name), 'latin1'))).toEqual([]);
  });
});

/** What the program must never do, done here with its own reader: the passwords a home holds. */
async function openedPasswords(home: string): Promise<string[]> {
  const machine = await openMachine({ folder: homeFolder(home), users: { kind: 'all' } });
  if (!machine.ok) throw new Error(machine.error.code);
  const profile = 'files/home/anna/.thunderbird/k3v9x2ab.default-default';
  const store = z
    .object({ logins: z.array(z.object({ encryptedPassword: z.string() })) })
    .parse(readHomeJson(home, profile, 'logins.json'));
  const keys = await machine.value.withSource('/home/anna/.thunderbird/k3v9x2ab.default-default/key4.db', openKeyStore);
  if (!keys.ok || !keys.value.ok) throw new Error(`${home}: key4.db does not open`);
  const { openUserName } = keys.value.value;
  return store.logins.map(({ encryptedPassword }) => {
    const opened = openUserName(encryptedPassword);
    return opened.ok ? opened.value : 'does not open';
  });
}
