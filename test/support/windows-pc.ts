import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type RegistryValue, registryType } from '../../shared/registry.ts';
import { completed, pop3, type WrittenLine, writeOutlookLog } from './outlook-log-writer.ts';
import { writePst } from './pst-writer.ts';
import { type WrittenKey, writeReg } from './reg-writer.ts';

/**
 * The files of the computer in test/machines/outlook-and-thunderbird; machine.json says the rest.
 * `node test/support/windows-pc.ts` writes them anew.
 * Thunderbird's settings and sealed logins are those of the real home `control-clean`, moved to Windows.
 */
export const windowsPc = fileURLToPath(new URL('../machines/outlook-and-thunderbird/', import.meta.url));
const thunderbirdHome = fileURLToPath(
  new URL('../machines/thunderbird/control-clean/files/home/anna/.thunderbird/', import.meta.url),
);
const pstPath = 'C:\\Users\\anna\\Documents\\Outlook Files\\anna@example.test.pst';
const ostPath = 'C:\\Users\\anna\\AppData\\Local\\Microsoft\\Outlook\\office@example.com.ost';

const utf16 = (text: string) => new Uint8Array(Buffer.from(`${text}\0`, 'utf16le'));
const string = (name: string, text: string): RegistryValue => ({ name, type: registryType.string, data: utf16(text) });
const binary = (name: string, data: Uint8Array): RegistryValue => ({ name, type: registryType.binary, data });
const hex = (name: string, digits: string) => binary(name, new Uint8Array(Buffer.from(digits, 'hex')));
const numbers = (...all: readonly number[]) => new Uint8Array(Uint32Array.from(all).buffer);
const dword = (name: string, number: number): RegistryValue => ({
  name,
  type: registryType.dword,
  data: numbers(number),
});
const key = (name: string, values: readonly RegistryValue[], ...keys: readonly WrittenKey[]): WrittenKey => ({
  name,
  values,
  keys,
});

const recordKey = '50daf7efaa64f134f99d379c1b65b04c';
/** An entry id that wraps the path of a data file (outlook.md §1.5); only the path in it is looked for. */
const storeEntryId = (file: string) =>
  hex(
    'Delivery Store EntryID',
    `0000000038a1bb1005e5101aa1bb08002b2a56c200006d737073742e646c6c00${Buffer.from(utf16(file)).toString('hex')}`,
  );
const folderEntryId = hex('Delivery Folder EntryID', `00000000${recordKey}82800000`);

function pop(id: string, address: string, domain: string, leave: number): WrittenKey {
  return key(id, [
    string('clsid', '{ED475411-B0D6-11D2-8C3B-00104B2A6676}'),
    string('Account Name', address),
    string('Display Name', 'Anna Example'),
    string('Email', address),
    string('POP3 Server', `pop.${domain}`),
    string('POP3 User', address),
    // Sealed by Windows in a real one; here it is what must not come out.
    binary('POP3 Password', utf16('CANARY-outlook-pop3')),
    dword('POP3 Port', 995),
    dword('POP3 Use SSL', 1),
    string('SMTP Server', `smtp.${domain}`),
    dword('SMTP Port', 587),
    dword('SMTP Secure Connection', 2),
    dword('SMTP Use Auth', 1),
    dword('Leave on Server', leave),
    storeEntryId(pstPath),
    folderEntryId,
  ]);
}

const exchange = 'f700bdacb0a84224d4ee54bb6bfd08a0';
const exchangeStore = '697b393d456e0b7576f72ee4e7272dc2';
const profile = key(
  'Outlook',
  [],
  key('a92c6c80c7592ace25c631ad9037f211', [
    binary('001f3d09', utf16('MSUPST MS')),
    binary('001f3001', utf16('anna@example.test')),
    binary('001f6700', utf16(pstPath)),
    hex('01020ff9', recordKey),
  ]),
  key(exchange, [binary('001f3d09', utf16('MSEMS')), hex('01023d00', exchangeStore)]),
  key(exchangeStore, [
    binary('001f3d09', utf16('MSEMS')),
    hex('01023d0c', exchange),
    binary('001f6610', utf16(ostPath)),
    hex('01020ff9', '2c8e1a130780c7247250926c895581c1'),
  ]),
  key(
    '9375CFF0413111d3B88A00104B2A6676',
    [
      binary('{ED475418-B0D6-11D2-8C3B-00104B2A6676}', numbers(2, 3, 4)),
      binary('{ED475419-B0D6-11D2-8C3B-00104B2A6676}', numbers(1)),
      dword('NextAccountID', 5),
    ],
    key('00000001', [
      string('clsid', '{ED475414-B0D6-11D2-8C3B-00104B2A6676}'),
      string('Service Name', 'CONTAB'),
      string('Account Name', 'Outlook Address Book'),
    ]),
    pop('00000002', 'anna@example.test', 'example.test', 0),
    pop('00000003', 'shop@example.net', 'example.net', 1),
    key('00000004', [
      string('clsid', '{ED475414-B0D6-11D2-8C3B-00104B2A6676}'),
      string('Service Name', 'MSEMS'),
      hex('Service UID', exchange),
      string('Account Name', 'office@example.com'),
      string('Email', 'office@example.com'),
    ]),
  ),
);
const registry = key(
  '',
  [],
  key(
    'Software',
    [],
    key(
      'Microsoft',
      [],
      key(
        'Office',
        [],
        key(
          '16.0',
          [],
          key(
            'Outlook',
            [string('DefaultProfile', 'Outlook')],
            key('Options', [], key('Mail', [dword('EnableLogging', 1)])),
            key('Profiles', [], profile),
          ),
        ),
      ),
    ),
  ),
);

const waiting = 4 | 8;
const store = writePst({
  encryption: 'permute',
  outbox: [
    { subject: 'Invoice 2026-118', flags: waiting, submitted: Date.parse('2026-11-21T08:12:00Z') },
    { subject: 'Offer for the garden fence', flags: 8, recipients: 1, submitted: Date.parse('2026-11-20T15:40:00Z') },
    {
      subject: 'Opening hours in December',
      flags: waiting,
      submitted: Date.parse('2026-11-23T16:05:00Z'),
      deferred: Date.parse('2026-12-01T07:00:00Z'),
    },
  ],
});

const refused = (at: string): WrittenLine[] => [
  ...pop3(at, 'pop.example.net', [
    ['rx', '+OK ready'],
    ['tx', 'USER shop@example.net'],
    ['rx', '+OK'],
    ['tx', 'PASS CANARY-in-the-log'],
    ['rx', '-ERR [AUTH] Authentication failed'],
  ]),
  completed(at, 'shop@example.net', '800ccc92'),
];
const log = writeOutlookLog([...refused('2026-11-24 08:30:11'), ...refused('2026-11-24 09:00:12')]);

/**
 * Settings of `control-clean` with two more accounts, both decoys: the same local part at another domain, and a POP3 twin of the
 * mailbox that is put to rest.
 */
function thunderbirdSettings(): string {
  const more = {
    'mail.account.account3.identities': 'id2',
    'mail.account.account3.server': 'server3',
    'mail.account.account4.server': 'server4',
    'mail.account.account4.identities': 'id3',
    'mail.identity.id2.useremail': 'anna@example.org',
    'mail.identity.id2.fullName': 'Anna Example',
    'mail.identity.id2.smtpServer': 'smtp2',
    'mail.identity.id3.useremail': 'anna@example.test',
    'mail.identity.id3.fullName': 'Anna Example',
    'mail.identity.id3.smtpServer': 'smtp1',
    ...server('server3', 'imap', 'anna@example.org', 'imap.example.org', 993),
    'mail.server.server3.authMethod': 10,
    'mail.server.server3.check_new_mail': true,
    'mail.server.server3.login_at_startup': true,
    ...server('server4', 'pop3', 'anna@example.test', 'pop.example.test', 995),
    'mail.server.server4.check_new_mail': false,
    'mail.server.server4.login_at_startup': false,
    'mail.server.server4.download_on_biff': false,
    'mail.server.server4.leave_on_server': false,
    'mail.smtpserver.smtp2.authMethod': 10,
    'mail.smtpserver.smtp2.hostname': 'smtp.example.org',
    'mail.smtpserver.smtp2.port': 587,
    'mail.smtpserver.smtp2.try_ssl': 2,
    'mail.smtpserver.smtp2.username': 'anna@example.org',
    'mail.accountmanager.accounts': 'account1,account3,account4,account2',
    'mail.smtpservers': 'smtp1,smtp2',
  };
  const written = readFileSync(path.join(thunderbirdHome, 'k3v9x2ab.default-default/prefs.js'), 'utf8')
    .split('\n')
    .filter((line) => !/"mail\.(?:server\.\w+\.directory|accountmanager\.accounts|smtpservers)"/.test(line))
    .filter((line) => !line.includes('/home/anna'));
  const lines = Object.entries(more).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`);
  return [...written.filter((line) => line !== ''), ...lines, ''].join('\n');
}

function server(at: string, type: string, user: string, hostname: string, port: number) {
  const all = { type, userName: user, name: user, hostname, port, socketType: 3 };
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [`mail.server.${at}.${name}`, value]));
}

/** Path in the image → content. */
export function windowsPcFiles(): ReadonlyMap<string, Uint8Array> {
  const user = 'files/Users/anna';
  const thunderbird = `${user}/AppData/Roaming/Thunderbird`;
  const inProfile = `${thunderbird}/Profiles/k3v9x2ab.default-default`;
  const fromHome = (name: string) => readFileSync(path.join(thunderbirdHome, 'k3v9x2ab.default-default', name));
  const text = (content: string) => Buffer.from(content);
  return new Map<string, Uint8Array>([
    ['user.reg', writeReg(registry)],
    [`${user}/Documents/Outlook Files/anna@example.test.pst`, store],
    [`${user}/AppData/Local/Microsoft/Outlook/office@example.com.ost`, writePst({ outbox: [], offline: true })],
    [`${user}/AppData/Local/Temp/Outlook Logging/Opmlog.log`, log],
    [
      `${thunderbird}/profiles.ini`,
      text('[Profile0]\nName=default\nIsRelative=1\nPath=Profiles/k3v9x2ab.default-default\nDefault=1\n'),
    ],
    [`${inProfile}/prefs.js`, text(thunderbirdSettings())],
    ...['compatibility.ini', 'times.json', 'logins.json', 'key4.db'].map(
      (name) => [`${inProfile}/${name}`, fromHome(name)] as const,
    ),
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [name, content] of windowsPcFiles()) {
    const file = path.join(windowsPc, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
