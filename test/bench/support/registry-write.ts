// Makes two images of a PC with 201 accounts of Outlook in the folder given: `export` holds a .reg file, `hive` an NTUSER.DAT.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type RegistryValue, registryType } from '../../../shared/registry.ts';
import { writeHive } from '../../support/hive-writer.ts';
import { type WrittenKey, writeReg } from '../../support/reg-writer.ts';

const [folder = ''] = process.argv.slice(2);
const count = 201;
const utf16 = (text: string) => Buffer.from(`${text}\0`, 'utf16le');
const text = (name: string, content: string): RegistryValue => ({
  name,
  type: registryType.string,
  data: utf16(content),
});
const binary = (name: string, data: Uint8Array): RegistryValue => ({ name, type: registryType.binary, data });
const dword = (name: string, ...numbers: number[]): RegistryValue => ({
  name,
  type: numbers.length === 1 ? registryType.dword : registryType.binary,
  data: new Uint8Array(Uint32Array.from(numbers).buffer),
});
const key = (name: string, keys: readonly WrittenKey[], values: readonly RegistryValue[] = []) => ({
  name,
  keys,
  values,
});

/** As many and as long values as a real account has (reference: two real exports). */
function account(at: number): WrittenKey {
  const [kind, address] = [at % 2 ? 'IMAP' : 'POP3', `user${at}@example.com`];
  const file = `C:\\Users\\anna\\Documents\\Outlook Files\\${address}.pst`;
  return key(
    (at + 1).toString(16).padStart(8, '0'),
    [],
    [
      text('clsid', '{ED475411-B0D6-11D2-8C3B-00104B2A6676}'),
      ...['Account Name', 'Display Name', 'Email', `${kind} User`].map((name) => text(name, address)),
      ...[`${kind} Server`, 'SMTP Server'].map((name) => text(name, 'mail.example.com')),
      dword(`${kind} Port`, kind === 'IMAP' ? 993 : 995),
      dword('SMTP Port', 587),
      dword('SMTP Secure Connection', 2),
      ...[`${kind} Use SSL`, 'SMTP Use SSL', 'SMTP Use Auth', 'Mini UID'].map((name) => dword(name, 1)),
      dword('Leave on Server', 0x000e0003),
      binary(`${kind} Password`, new Uint8Array(273)),
      binary('Delivery Store EntryID', Buffer.concat([new Uint8Array(54), utf16(file)])),
      binary('Delivery Folder EntryID', new Uint8Array(24)),
      binary('Preferences UID', new Uint8Array(16)),
      binary('Service UID', new Uint8Array(16)),
    ],
  );
}

const accounts = Array.from({ length: count }, (_, at) => account(at));
const list = dword('{ED475418-B0D6-11D2-8C3B-00104B2A6676}', ...accounts.map((_, at) => at + 1));
const profile = key('Outlook', [key('9375CFF0413111d3B88A00104B2A6676', accounts, [list])]);
const root = ['Profiles', 'Outlook', '16.0', 'Office', 'Microsoft', 'Software', 'root'].reduce(
  (below, name) => key(name, [below]),
  profile as WrittenKey,
);

for (const [name, file, bytes] of [
  ['export', 'user.reg', writeReg(root)],
  ['hive', 'files/Users/anna/NTUSER.DAT', writeHive(root)],
] as const) {
  const image = path.join(folder, name);
  mkdirSync(path.join(image, 'files/Users/anna'), { recursive: true });
  writeFileSync(path.join(image, file), bytes);
  const users = [{ name: 'anna', home: 'files/Users/anna' }];
  const registry = name === 'export' ? { registry: [{ file }] } : {};
  writeFileSync(path.join(image, 'machine.json'), JSON.stringify({ platform: 'windows', users, ...registry }));
}
