import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openMachine } from '../../../../main/engine/open-machine.ts';
import { scan } from '../../../../main/engine/scan.ts';
import { sealHeader, writeHive } from '../../../support/hive-writer.ts';
import { quietRun, scanFolder } from '../../../support/homes.ts';
import { outlookImage, scanImage } from '../../../support/outlook-image.ts';
import type { WrittenKey } from '../../../support/reg-writer.ts';

const manager =
  'HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\16.0\\Outlook\\Profiles\\Outlook\\9375CFF0413111d3B88A00104B2A6676';
const list = '"{ED475418-B0D6-11D2-8C3B-00104B2A6676}"';
const withList = async (value: string) => {
  const registryText = `[${manager}]\n${list}=${value}\n`;
  const inventory = await scanImage({ registry: '16-pop-leave-off', registryText });
  const broken = inventory.problems.filter(({ code }) => code === 'account-list-broken');
  return { accounts: inventory.accounts.length, broken: broken.map(({ params }) => params.count) };
};

describe('the list of accounts', () => {
  it('as Outlook writes it', async () => {
    expect(await withList('hex:02,00,00,00')).toEqual({ accounts: 1, broken: [] });
  });

  it.each([
    ['that ends in the middle of a number', 'hex:02,00,00,00,03,00', { accounts: 1, broken: [0] }],
    ['that names one account twice', 'hex:02,00,00,00,02,00,00,00', { accounts: 1, broken: [] }],
    ['that names one missing account twice', 'hex:02,00,00,00,09,00,00,00,09,00,00,00', { accounts: 1, broken: [1] }],
    ['that is a text', '"abcd"', { accounts: 0, broken: [2] }],
    ['of 64 kB', `hex:${'fe,'.repeat(65_535)}fe`, { accounts: 0, broken: [1] }],
  ])('%s is told, and what it names is read', async (_, value, expected) => {
    expect(await withList(value)).toEqual(expected);
  });
});

const key = (name: string, keys: readonly WrittenKey[] = []): WrittenKey => ({ name, values: [], keys });
const onDisk = async (hive: Uint8Array, beside: Readonly<Record<string, Uint8Array>> = {}) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hive-'));
  try {
    const home = path.join(folder, 'Users/anna');
    mkdirSync(home, { recursive: true });
    for (const [name, bytes] of Object.entries({ 'NTUSER.DAT': hive, ...beside }))
      writeFileSync(path.join(home, name), bytes);
    const machine = { platform: 'windows', users: [{ name: 'anna', home: 'Users/anna' }], files: '.' };
    writeFileSync(path.join(folder, 'machine.json'), JSON.stringify(machine));
    return (await scanFolder(folder)).problems.map(({ code }) => code);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

describe('a hive on a disk', () => {
  const hive = writeHive(key('ROOT', [key('Software')]));

  it('that was closed in order is settled, whatever its log files still hold', async () => {
    expect(await onDisk(hive, { 'ntuser.dat.LOG1': new Uint8Array(65_536).fill(1) })).toEqual([]);
  });

  it('whose two numbers differ was not, and that is said', async () => {
    const dirty = Buffer.from(hive);
    dirty.writeUInt32LE(2, 4);
    sealHeader(dirty);
    expect(await onDisk(dirty)).toEqual(['registry-not-settled']);
  });
});

describe('a registry with several profiles', () => {
  it('is read once in a scan, and anew in the next', async () => {
    const { folder, remove } = outlookImage({ registry: '16-two-profiles' });
    try {
      const opened = await openMachine({ folder, users: { kind: 'all' } });
      if (!opened.ok) throw new Error(opened.error.code);
      const { withSource, ...rest } = opened.value;
      let times = 0;
      const machine = {
        ...rest,
        withSource,
        registry: async (user: (typeof rest.users)[number]) => {
          times += 1;
          return await opened.value.registry(user);
        },
      };
      const first = await scan(machine, quietRun(), { clients: ['outlook'] });
      expect(first.profiles).toHaveLength(2);
      expect(times).toBe(1);
      await scan(machine, quietRun(), { clients: ['outlook'] });
      expect(times).toBe(2);
    } finally {
      remove();
    }
  });
});
