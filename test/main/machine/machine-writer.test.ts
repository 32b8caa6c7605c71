import {
  chmodSync,
  chownSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openMachine } from '../../../main/engine/open-machine.ts';
import { realDisk } from '../../../main/machine/disk.ts';
import { openWriter, type Placed } from '../../../main/machine/machine-writer.ts';
import type { Disk } from '../../../shared/disk.ts';

const isRoot = process.getuid?.() === 0;
const owner = { mode: 0o600, user: process.getuid?.() ?? 0, group: process.getgid?.() ?? 0 };
let root = '';
const real = (...parts: string[]) => path.join(root, 'home/anna', ...parts);

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'writer-'));
  mkdirSync(real('mail'), { recursive: true });
  writeFileSync(real('mail/prefs.js'), 'old bytes\n', { mode: 0o640 });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

async function writerOf(disk: Disk = realDisk) {
  const machine = await openMachine({ folder: root, platform: 'linux', users: { kind: 'all' } });
  if (!machine.ok) throw new Error(machine.error.code);
  return openWriter(machine.value, disk);
}
const placeOf = async (file: string, disk?: Disk): Promise<Placed> => {
  const placed = await (await writerOf(disk)).place(file);
  if (!placed.ok) throw new Error(placed.error.code);
  return placed.value;
};
const refusalOf = async (file: string) => {
  const placed = await (await writerOf()).place(file);
  return placed.ok ? null : [placed.error.code, placed.error.file];
};
async function* pieces(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text);
}
const text = (name: string) => readFileSync(real(name), 'utf8');

describe('where a file may be written', () => {
  it('is told with what is there', async () => {
    const placed = await placeOf('/home/anna/mail/prefs.js');
    expect(placed.real).toBe(real('mail/prefs.js'));
    expect(placed.facts).toMatchObject({ size: 10, user: owner.user });
    expect((placed.facts?.mode ?? 0) & 0o777).toBe(0o640);
    expect((await placeOf('/home/anna/mail/new')).facts).toBeNull();
  });

  it('is refused where the file is a link, wherever it leads', async () => {
    symlinkSync(real('mail/prefs.js'), real('mail/inside'));
    symlinkSync('/etc/passwd', real('mail/outside'));
    symlinkSync('nowhere', real('mail/dangling'));
    for (const name of ['inside', 'outside', 'dangling'])
      expect(await refusalOf(`/home/anna/mail/${name}`)).toEqual(['link-in-the-way', `/home/anna/mail/${name}`]);
  });

  it('is refused where a folder below the home is a link, and names that', async () => {
    symlinkSync(real('mail'), real('alias'));
    const refusal = ['link-in-the-way', '/home/anna/alias'];
    expect(await refusalOf('/home/anna/alias/prefs.js')).toEqual(refusal);
    expect(await refusalOf('/home/anna/alias/new')).toEqual(refusal);
  });

  it('is refused where the folder is missing', async () => {
    expect(await refusalOf('/home/anna/gone/prefs.js')).toEqual(['unreadable', '/home/anna/gone']);
  });

  it('is refused where its owner may not write the file or the folder', async () => {
    chmodSync(real('mail/prefs.js'), 0o440);
    expect(await refusalOf('/home/anna/mail/prefs.js')).toEqual(['read-only', '/home/anna/mail/prefs.js']);
    chmodSync(real('mail'), 0o550);
    expect(await refusalOf('/home/anna/mail/new')).toEqual(['read-only', '/home/anna/mail']);
    chmodSync(real('mail'), 0o750);
  });
});

describe('a file written whole', () => {
  it('takes the place of the old one, with the mode it is given, and leaves nothing beside it', async () => {
    const writer = await writerOf();
    const placed = await placeOf('/home/anna/mail/prefs.js');
    await writer.replace(placed, '.t.tmp', pieces('new ', 'bytes'), { ...owner, mode: 0o100640 });
    expect(text('mail/prefs.js')).toBe('new bytes');
    expect(statSync(real('mail/prefs.js')).mode & 0o7777).toBe(0o640);
    expect(readdirSync(real('mail'))).toEqual(['prefs.js']);
  });

  it('leaves the old one as it was where any of the writes fails', async () => {
    const failing = (name: string) => async () => {
      throw Object.assign(new Error(name), { code: 'EIO', syscall: name });
    };
    const unsettable = async (file: string, mode: number) => ({
      ...(await realDisk.create(file, mode)),
      setMode: failing('setMode'),
    });
    for (const [name, disk] of [
      ['create', { ...realDisk, create: failing('create') }],
      ['setMode', { ...realDisk, create: unsettable }],
      ['rename', { ...realDisk, rename: failing('rename') }],
    ] as const) {
      const writer = await writerOf(disk);
      const placed = await placeOf('/home/anna/mail/prefs.js');
      await expect(writer.replace(placed, '.t.tmp', pieces('new'), owner)).rejects.toThrow(name);
      expect(text('mail/prefs.js')).toBe('old bytes\n');
      expect(readdirSync(real('mail'))).toEqual(['prefs.js']);
    }
  });

  it('is refused where another folder shares it', async () => {
    linkSync(real('mail/prefs.js'), real('snapshot.js'));
    const refused = await (await writerOf()).place('/home/anna/mail/prefs.js');
    expect(refused).toMatchObject({ ok: false, error: { code: 'link-in-the-way' } });
  });

  it('leaves the old one where the bytes stop coming', async () => {
    async function* broken() {
      yield Buffer.from('new');
      throw new Error('no more');
    }
    const placed = await placeOf('/home/anna/mail/prefs.js');
    await expect((await writerOf()).replace(placed, '.t.tmp', broken(), owner)).rejects.toThrow('no more');
    expect(text('mail/prefs.js')).toBe('old bytes\n');
    expect(readdirSync(real('mail'))).toEqual(['prefs.js']);
  });

  it('does not write through a temporary name that somebody made a link of', async () => {
    writeFileSync(real('victim'), 'victim');
    symlinkSync(real('victim'), real('mail/.t.tmp'));
    const placed = await placeOf('/home/anna/mail/prefs.js');
    await expect((await writerOf()).replace(placed, '.t.tmp', pieces('new'), owner)).rejects.toThrow('EEXIST');
    expect(text('victim')).toBe('victim');
  });

  it('clears a temporary file that a crash left, and only that', async () => {
    const writer = await writerOf();
    const placed = await placeOf('/home/anna/mail/prefs.js');
    await writer.clear(placed, '.t.tmp');
    writeFileSync(real('mail/.t.tmp'), 'half');
    writeFileSync(real('mail/.other.tmp'), 'theirs');
    await writer.clear(placed, '.t.tmp');
    expect(readdirSync(real('mail'))).toEqual(['.other.tmp', 'prefs.js']);
  });

  // Only root can give a file to somebody else; everybody else keeps their own without asking.
  it.runIf(isRoot)('belongs to whom it belonged, and a new one to whom its folder belongs', async () => {
    chownSync(real('mail/prefs.js'), 4711, 4712);
    chownSync(real('mail'), 4713, 4714);
    const writer = await writerOf();
    const placed = await placeOf('/home/anna/mail/prefs.js');
    if (!placed.facts) throw new Error('no facts');
    await writer.replace(placed, '.t.tmp', pieces('new'), placed.facts);
    expect(statSync(real('mail/prefs.js'))).toMatchObject({ uid: 4711, gid: 4712 });
    const fresh = await placeOf('/home/anna/mail/new');
    expect(fresh.folder).toMatchObject({ user: 4713, group: 4714 });
    await writer.replace(fresh, '.t.tmp', pieces('new'), { mode: 0o600, ...pick(fresh.folder) });
    expect(statSync(real('mail/new'))).toMatchObject({ uid: 4713, gid: 4714 });
  });
});

const pick = ({ user, group }: { readonly user: number; readonly group: number }) => ({ user, group });

describe('a file changed in place', () => {
  it('keeps every other byte, and can be cut back to what it was', async () => {
    const writer = await writerOf();
    const placed = await placeOf('/home/anna/mail/prefs.js');
    await writer.splice(placed, 4, Buffer.from('BYTES'));
    expect(text('mail/prefs.js')).toBe('old BYTES\n');
    await writer.append(placed, 10, pieces('more', ' yet'));
    expect(text('mail/prefs.js')).toBe('old BYTES\nmore yet');
    await writer.truncate(placed, 10);
    expect(text('mail/prefs.js')).toBe('old BYTES\n');
    expect(statSync(real('mail/prefs.js')).mode & 0o777).toBe(0o640);
  });

  it('is not followed where it became a link after it was looked at', async () => {
    const writer = await writerOf();
    const placed = await placeOf('/home/anna/mail/prefs.js');
    writeFileSync(real('victim'), 'victim');
    rmSync(real('mail/prefs.js'));
    symlinkSync(real('victim'), real('mail/prefs.js'));
    await expect(writer.splice(placed, 0, Buffer.from('X'))).rejects.toThrow('ELOOP');
    await expect(writer.append(placed, 0, pieces('X'))).rejects.toThrow('ELOOP');
    await expect(writer.truncate(placed, 0)).rejects.toThrow('ELOOP');
    expect(text('victim')).toBe('victim');
  });

  it('gets back the time that it had, and goes when it is taken away', async () => {
    const writer = await writerOf();
    utimesSync(real('mail/prefs.js'), 1_700_000_000, 1_700_000_000.5);
    const placed = await placeOf('/home/anna/mail/prefs.js');
    await writer.splice(placed, 0, Buffer.from('O'));
    await writer.setModified(placed, placed.facts?.modified ?? 0);
    expect(statSync(real('mail/prefs.js')).mtimeMs).toBe(1_700_000_000_500);
    await writer.remove(placed);
    expect(readdirSync(real('mail'))).toEqual([]);
  });
});

it('the room on the disk of a folder is known where the folder is there', async () => {
  const writer = await writerOf();
  expect(await writer.room('/home/anna/mail')).toBeGreaterThan(0);
  expect(await writer.room('/home/anna/gone')).toBeNull();
});
