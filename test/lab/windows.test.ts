import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseRegistryExport } from '../../main/formats/registry-export.ts';
import type { SystemCredential } from '../../main/machine/machine.ts';
import type { Result } from '../../shared/result.ts';
import { writeHive } from '../support/hive-writer.ts';
import { writePst } from '../support/pst-writer.ts';
import { type WrittenKey, writeReg } from '../support/reg-writer.ts';
import { differences, type Snapshot, snapshotOf } from '../support/snapshot.ts';
import { type Options, openWindowsLab, type WindowsLab, windowsPath } from './windows/in-wine.ts';
import { windowsCheckout } from './windows/lab-parts.ts';
import type { Ran } from './windows/run-to-end.ts';
import { asWritten } from './windows/written-tree.ts';

const exportFile = fileURLToPath(new URL('../machines/outlook/reg/16-pop-and-imap-same-mailbox.reg', import.meta.url));
/** Where that registry has the data file of its POP3 account. */
const pstOf = (user: string) => `C:\\users\\${user}\\Documents\\Outlook Files\\anna@example.test.pst`;
const waiting = { subject: 'Waits', flags: 4 | 8, submitted: Date.parse('2026-11-23T10:00:00Z') };

let lab: WindowsLab;
const real = (file: string) => path.join(lab.driveC, ...file.split('\\').slice(1));
const answers = async <T>(script: string, ...args: readonly string[]): Promise<T> => {
  const answer = path.join(lab.folder, 'answer.json');
  const ran = await lab.run(`test/lab/windows/inside/${script}.ts`, [windowsPath(answer), ...args]);
  if (ran.code !== 0) throw new Error(`${script} ended with ${ran.code}: ${ran.err}`);
  return JSON.parse(readFileSync(answer, 'utf8')) as T;
};

beforeAll(async () => {
  lab = await openWindowsLab();
  const exported = readFileSync(exportFile);
  mkdirSync(path.dirname(real(pstOf('anna'))), { recursive: true });
  writeFileSync(real(pstOf('anna')), writePst({ outbox: [waiting] }));
  // Others who have signed in to this computer: only their hives are there.
  for (const user of ['berta', 'carla']) {
    mkdirSync(real(`C:\\users\\${user}`), { recursive: true });
    const { tree } = parseRegistryExport(exported);
    writeFileSync(real(`C:\\users\\${user}\\NTUSER.DAT`), writeHive(await asWritten(tree)));
  }
  // Drive Y: stands for a share.
  const share = path.join(lab.folder, 'share');
  mkdirSync(share);
  writeFileSync(path.join(share, 'mail.pst'), writePst({ outbox: [waiting] }));
  symlinkSync(share, path.join(lab.driveC, '../dosdevices/y:'));
  const drives = 'HKLM\\Software\\Wine\\Drives';
  for (const args of [
    ['import', windowsPath(exportFile)],
    ['add', drives, '/v', 'y:', '/t', 'REG_SZ', '/d', 'network'],
  ])
    expect((await lab.wine(['reg.exe', ...args])).code).toBe(0);
  await lab.restart();
  const written = await lab.run('test/lab/windows/inside/write-credentials.ts');
  expect(written).toMatchObject({ code: 0, err: '' });
});
afterAll(() => lab?.close());

type Said = {
  readonly credentials: Result<readonly SystemCredential[], unknown>;
  readonly [other: string]: unknown;
};

describe('the live adapters', () => {
  let said: Said;
  beforeAll(async () => {
    said = await answers<Said>('ask-adapters', pstOf('anna'));
  });

  it('list the credentials, and never a secret', () => {
    const { credentials } = said;
    if (!credentials.ok) throw new Error('no credentials');
    const rows = credentials.value.map(({ target, user, type, size }) => [target, user, type, size]);
    expect(rows).toEqual([
      ['MicrosoftOffice16_Data:ADAL:0123', null, 'generic', 24],
      ['MicrosoftOffice16_Data:SSPI:anna@example.com', 'anna@example.com', 'generic', 26],
      ['Müller 邮件 😀', 'müller', 'generic', 16],
      ['leer', 'anna', 'generic', 0],
      ['mail.example.com', 'EXAMPLE\\anna', 'domain-password', 26],
    ]);
    for (const { store, changedAt } of credentials.value) {
      expect(store).toBe('windows-credential-manager');
      expect(Math.abs(Date.parse(changedAt ?? '') - Date.now())).toBeLessThan(300_000);
    }
    expectNoSecret(JSON.stringify(said));
  });

  it('list the processes by their whole names', () => {
    expect(said.processes).toMatchObject({ ok: true });
    expect(JSON.stringify(said.processes)).toContain('"name":"node.exe"');
    expect(JSON.stringify(said.processes)).toContain('"name":"services.exe"');
  });

  it('know the folders without the environment, and which drive is a share', () => {
    const folders = { roaming: 'C:\\users\\anna\\AppData\\Roaming', local: 'C:\\users\\anna\\AppData\\Local' };
    expect(said.folders).toEqual({ home: 'C:\\users\\anna', library: null, ...folders });
    expect([said.profile, said.environment]).toEqual(['C:\\users\\anna', Object.values(folders)]);
    expect([said.drives, said.isPlaceholder]).toEqual([{ c: false, y: true, substituted: null }, false]);
  });

  it('see a file that is held without sharing, and only that', () => {
    expect(said.lockStates).toEqual(['locked', 'free', 'free', 'free']);
  });

  it('touch no share and no mapped drive, unless asked', () => {
    expect(said.network).toEqual(Array.from({ length: 7 }, () => ({ ok: false, error: { code: 'network' } })));
    expect(said.networkTime).toBeLessThan(1000);
    expect(said.lockStateOnNetwork).toBe('unknown');
    const size = readFileSync(path.join(lab.folder, 'share/mail.pst')).length;
    expect(said.asked).toEqual([{ ok: true, value: size }, 'free']);
    expect(said.long).toEqual({ ok: true, value: size });
  });

  it('give the live registry to its owner, and the hives of the others as files', () => {
    expect(said.parts).toEqual([
      { user: 'anna', registry: ['live'], hasCredentials: true },
      { user: 'berta', registry: ['C:\\users\\berta\\NTUSER.DAT'], hasCredentials: false },
      { user: 'carla', registry: ['C:\\users\\carla\\NTUSER.DAT'], hasCredentials: false },
    ]);
  });
});

it('a file that is held is replaced once its holder lets go; else the old one stays, and nothing beside it', async () => {
  const folder = real('C:\\users\\anna\\AppData\\Roaming\\Written');
  mkdirSync(folder);
  const said = await answers('try-disk', 'C:\\users\\anna\\AppData\\Roaming\\Written');
  const [replaced, refused] = [['new', ['prefs.js']], expect.stringMatching(/^E(?:PERM|BUSY|ACCES)$/)];
  expect(said).toEqual({
    'let go, none': 'done',
    'then, none': replaced,
    'held, none': refused,
    'still, none': replaced,
    'let go, read-write': 'done',
    'then, read-write': replaced,
    'held, read-write': refused,
    'still, read-write': replaced,
    remove: 'done',
    left: [],
  });
});

type Report = {
  readonly profiles: readonly { readonly id: string; readonly running: string }[];
  readonly accounts: readonly { readonly id: string }[];
  readonly outbox: readonly { readonly subject: string }[];
  readonly problems: readonly { readonly code: string; readonly subject: string; readonly params: { file?: string } }[];
};

describe('a scan of that Windows', () => {
  /** Whatever the user keeps, the registry as reg.exe exports it, and what of it changed meanwhile. */
  async function state(): Promise<{ readonly files: Snapshot; readonly registry: string }> {
    const file = path.join(lab.folder, 'hkcu.reg');
    expect((await lab.wine(['reg.exe', 'export', 'HKCU', windowsPath(file), '/y'])).code).toBe(0);
    return { files: snapshotOf(path.join(lab.driveC, 'users')), registry: readFileSync(file, 'utf16le') };
  }

  async function scan(...more: readonly string[]): Promise<{ readonly ran: Ran; readonly report: Report }> {
    return scanIn({}, ...more);
  }

  async function scanIn(
    how: Options,
    ...more: readonly string[]
  ): Promise<{ readonly ran: Ran; readonly report: Report }> {
    const data = windowsPath(path.join(lab.folder, 'data'));
    const args = ['scan', '--format', 'json', '--data', data, ...more];
    const ran = await lab.run('out/cli/postmender.js', args, how);
    if (ran.out === '') throw new Error(`the scan ended with ${ran.code}: ${ran.err}`);
    expectNoSecret(ran.out + ran.err);
    return { ran, report: JSON.parse(ran.out) as Report };
  }

  const problemsOf = ({ problems }: Report) =>
    problems.map(({ code, subject, params }) => [code, subject, params.file]).toSorted();

  /** A program named OUTLOOK.EXE that holds files. */
  async function whileOutlookHolds<T>(files: readonly string[], work: () => Promise<T>): Promise<T> {
    const exe = path.join(lab.folder, 'OUTLOOK.EXE');
    if (!existsSync(exe)) copyFileSync(lab.nodeExe, exe);
    // Of this one alone: what a run before left there says nothing about this one.
    const signs = mkdtempSync(path.join(lab.folder, 'signs-'));
    const [ready, stop] = [path.join(signs, 'ready'), path.join(signs, 'stop')];
    const args = [ready, stop].map(windowsPath);
    const held = await lab.start('test/lab/windows/inside/hold-files.ts', [...args, ...files], { exe });
    try {
      for (let left = 200; !existsSync(ready); left -= 1) {
        if (left === 0) throw new Error(`nothing is held: ${JSON.stringify(await held.ended)}`);
        await sleep(100);
      }
      return await work();
    } finally {
      writeFileSync(stop, '');
      await held.ended;
    }
  }

  it('says that Outlook runs and holds its data file, claims nothing about the outbox, and writes nothing', async () => {
    await whileOutlookHolds([`${pstOf('anna')}=none`], async () => {
      const before = await state();
      const { report } = await scan();
      expect(report.profiles.map(({ running }) => running)).toEqual(['yes']);
      expect(report.accounts).toHaveLength(2);
      expect(report.outbox).toEqual([]);
      expect(problemsOf(report)).toContainEqual([
        'file-locked',
        report.profiles[0]?.id,
        pstOf('anna').replace('users', 'Users'),
      ]);
      const after = await state();
      expect(differences(before.files, after.files)).toEqual([]);
      for (const [name, { modified }] of before.files)
        expect([name, after.files.get(name)?.modified]).toEqual([name, modified]);
      expect(after.registry).toBe(before.registry);
    });
  });

  it('reads a data file that Outlook shares', async () => {
    const { report } = await whileOutlookHolds([`${pstOf('anna')}=read-write`], () => scan());
    expect(report.profiles.map(({ running }) => running)).toEqual(['yes']);
    expect(report.outbox.map(({ subject }) => subject)).toEqual(['Waits']);
  });

  it('of everybody reads the hives of the others as files; one that is in use is said', async () => {
    const hive = 'C:\\users\\carla\\NTUSER.DAT';
    const { report } = await whileOutlookHolds([`${hive}=none`], () => scan('--all-users'));
    expect(report.profiles.map(({ id }) => id)).toEqual(['outlook:anna/16.0/Outlook', 'outlook:berta/16.0/Outlook']);
    expect(problemsOf(report)).toContainEqual(['file-locked', 'user:carla', hive]);
  });

  it('without its native modules says what is not known, and does not take it for nothing', async () => {
    const checkout = path.join(lab.folder, 'without');
    await windowsCheckout(checkout, ['koffi', 'native-reg']);
    const { ran, report } = await scanIn({ checkout });
    expect(ran.code).toBe(3);
    expect(report.profiles).toEqual([]);
    expect(problemsOf(report)).toContainEqual(['registry-unreadable', 'user:anna', undefined]);
    await windowsCheckout(`${checkout}-koffi`, ['koffi']);
    const half = await scanIn({ checkout: `${checkout}-koffi` });
    expect(half.report.profiles.map(({ running }) => running)).toEqual(['unknown']);
    expect(half.report.outbox.map(({ subject }) => subject)).toEqual(['Waits']);
  });

  it('opens a data file on a mapped drive only when asked', async () => {
    const moved = await asWritten(parseRegistryExport(readFileSync(exportFile)).tree);
    const file = path.join(lab.folder, 'moved.reg');
    writeFileSync(file, writeReg(withPath(moved, 'Y:\\mail.pst')));
    expect((await lab.wine(['reg.exe', 'import', windowsPath(file)])).code).toBe(0);
    const { report } = await scan();
    expect(problemsOf(report)).toContainEqual(['store-on-network', 'outlook:anna/16.0/Outlook', 'Y:\\mail.pst']);
    expect(report.outbox).toEqual([]);
    const asked = await scan('--network-paths');
    expect(problemsOf(asked.report).map(([code]) => code)).not.toContain('store-on-network');
    expect(asked.report.outbox.map(({ subject }) => subject)).toEqual(['Waits']);
  });
});

/** The same registry with another place for the PST. */
function withPath(key: WrittenKey, place: string): WrittenKey {
  const values = key.values.map((value) => {
    const text = Buffer.from(value.data).toString('utf16le');
    const moved = text.replace(/C:\\[^\0]*\.pst/i, place);
    return moved === text ? value : { ...value, data: Uint8Array.from(Buffer.from(moved, 'utf16le')) };
  });
  return { ...key, values, keys: key.keys.map((below) => withPath(below, place)) };
}

/** In any form that a careless dump of memory would have. */
function expectNoSecret(text: string): void {
  const secret = Buffer.from('CANARY', 'utf16le');
  const forms = ['CANARY', secret.toString('hex'), 'QwBBAE4AQQBSAFkA', [...secret].join(','), 'C\\u0000A'];
  for (const form of forms) expect(text).not.toContain(form);
}
