import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pathIn } from '../../../../main/clients/outlook/data-files.ts';
import { evaluate } from '../../../../shared/evaluate.ts';
import { scanImage } from '../../../support/outlook-image.ts';
import { writePst } from '../../../support/pst-writer.ts';

const root = 'HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\16.0\\Outlook';
const registry = '16-pop-and-imap-same-mailbox';
const folder = 'Users/anna/Documents/Outlook Files';
const ours = [
  'data-file-missing',
  'archive-missing',
  'data-file-on-share',
  'data-file-in-synced-folder',
  'data-file-near-limit',
  'outbox-hides-receipt',
];
const found = async (files: Record<string, string | Uint8Array>, registryText = '') => {
  const inventory = await scanImage({ registry, files, registryText });
  const told = evaluate(inventory)
    .findings.filter(({ check }) => ours.includes(check))
    .map(({ check, message, params }) => [check, message, params.file]);
  return { inventory, told };
};
/** A further data file of the profile. */
const section = (path: string) =>
  `[${root}\\Profiles\\Outlook\\00112233445566778899aabbccddeeff]\n"001f6700"="${path.replaceAll('\\', '\\\\')}"\n`;
const whole = { [`${folder}/anna@example.test.pst`]: writePst({ outbox: [] }) };
const file = 'C:\\Users\\anna\\Documents\\Outlook Files\\anna@example.test.pst';

describe('data files of classic Outlook', () => {
  it('that are there and in their usual place are no trouble', async () => {
    expect((await found(whole)).told).toEqual([]);
  });

  const samples = readdirSync(new URL('../../../machines/outlook/reg/', import.meta.url))
    .filter((name) => name.endsWith('.reg'))
    .map((name) => name.slice(0, -4));
  it.each(samples)('%s: settings alone, without the disk, give none of these findings', async (name) => {
    const { findings } = evaluate(await scanImage({ registry: name }));
    const mine = [
      ...ours,
      'add-in-set-aside',
      'server-name-retired',
      'server-names-disagree',
      'shared-mailbox-mail-waits',
    ];
    expect(findings.filter(({ check }) => mine.includes(check))).toEqual([]);
  });

  it('of an account that are gone while their folder is there are missing, and said so once', async () => {
    const { inventory, told } = await found({ [`${folder}/other.txt`]: '' });
    expect(told).toEqual([['data-file-missing', 'missing', file]]);
    const about = inventory.problems.filter(({ params }) => params.file === file);
    expect(about.map(({ code, params, blinds }) => [code, params.detail, blinds])).toEqual([
      ['store-not-determined', 'missing', ['outbox', 'stores']],
    ]);
  });

  it('on a disk that was not copied are only not seen', async () => {
    const { inventory, told } = await found({});
    expect(told).toEqual([]);
    expect(inventory.problems.filter(({ code }) => code === 'file-missing')).not.toEqual([]);
  });

  it('that are archives and gone are told as archives', async () => {
    const path = 'C:\\Users\\anna\\Documents\\Outlook Files\\2019.pst';
    const { inventory, told } = await found(whole, section(path));
    expect(told).toEqual([['archive-missing', 'missing', path]]);
    expect(inventory.problems.some(({ params }) => params.file === path)).toBe(false);
  });

  it.each([
    ['by their path', '\\\\server\\mail\\old.pst', ''],
    [
      'by their drive',
      'Z:\\old.pst',
      '[HKEY_CURRENT_USER\\Network\\z]\n"RemotePath"="\\\\\\\\server\\\\mail"\n"UserName"="CANARY-user"\n',
    ],
  ])('on a share, known %s, are not opened and are told', async (_, path, text) => {
    const { inventory, told } = await found(whole, `${section(path)}${text}`);
    expect(told).toEqual([['data-file-on-share', 'onShare', '\\\\server\\mail\\old.pst']]);
    expect(inventory.problems.find(({ code }) => code === 'store-on-network')?.params.file).toBe(
      '\\\\server\\mail\\old.pst',
    );
    expect(JSON.stringify(inventory)).not.toContain('CANARY');
  });

  it('in a folder that OneDrive names are told', async () => {
    const oneDrive = `[HKEY_CURRENT_USER\\Environment]\n"OneDrive"="C:\\\\Users\\\\anna\\\\Documents"\n`;
    expect((await found(whole, oneDrive)).told).toEqual([['data-file-in-synced-folder', 'synced', file]]);
  });

  it('near a limit that a policy set are told', async () => {
    const policy =
      '[HKEY_CURRENT_USER\\Software\\Policies\\Microsoft\\Office\\16.0\\Outlook\\PST]\n"MaxLargeFileSize"=dword:00000001\n';
    const padded = Buffer.concat([writePst({ outbox: [] }), Buffer.alloc(1024 * 1024)]);
    const { told } = await found({ [`${folder}/anna@example.test.pst`]: padded }, policy);
    expect(told).toEqual([['data-file-near-limit', 'nearLimit', file]]);
  });

  it('whose outbox hides a receipt are told', async () => {
    const store = writePst({ outbox: [], hidden: ['REPORT.IPM.Note.IPNRN'] });
    const { told } = await found({ [`${folder}/anna@example.test.pst`]: store });
    expect(told).toEqual([['outbox-hides-receipt', 'receipt', 'anna@example.test.pst']]);
  });

  it('named twice, once in other letters, are one', async () => {
    const { inventory } = await found(whole, section(file.toUpperCase()));
    expect(inventory.stores.filter(({ path }) => path.toLowerCase() === file.toLowerCase())).toHaveLength(1);
  });
});

describe('a path inside an entry id', () => {
  const id = (path: string, before = 54) =>
    Buffer.concat([Buffer.alloc(before, 0x9f), Buffer.from(`${path}\0rest`, 'utf16le')]);

  it.each([
    ['C:\\Users\\anna\\a.pst', 54],
    ['\\\\server\\mail\\a.pst', 60],
    ['d:\\Ärger\\ファイル.pst', 8],
  ])('%s is found wherever it begins', (path, before) => {
    expect(pathIn(id(path, before))).toBe(path);
  });

  it('is nothing in other bytes, also in very long ones', () => {
    expect(pathIn(new Uint8Array(65_536).fill(0x43))).toBeNull();
    expect(pathIn(new Uint8Array(0))).toBeNull();
    expect(pathIn(Uint8Array.of(0x43))).toBeNull();
  });
});
