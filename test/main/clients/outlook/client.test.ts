import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { outlook } from '../../../../main/clients/outlook/client.ts';
import { evaluate } from '../../../../shared/evaluate.ts';
import { type OutlookImage, outlookImage, scanImage } from '../../../support/outlook-image.ts';
import { writePst } from '../../../support/pst-writer.ts';
import { testClient } from '../../../support/test-client.ts';

const images = ['16-pop-and-imap-same-mailbox', '16-two-profiles', '14-windows-messaging-subsystem'].map((registry) =>
  outlookImage({ registry }),
);
afterAll(() => {
  for (const image of images) image.remove();
});

testClient({
  client: outlook,
  machines: images.map(({ folder }) => folder),
  canaries: [],
  breakOne(copy) {
    const file = path.join(copy, 'user.reg');
    const text = readFileSync(file, 'utf16le');
    copyFileSync(file, `${file}.whole`);
    writeFileSync(file, `${text}\r\n[HKEY_CURRENT_USER\\Software\\Broken]\r\n"x"=hex:zz\r\n`, 'utf16le');
  },
});

const one = async (image: OutlookImage) => {
  const inventory = await scanImage(image);
  const [account] = inventory.accounts;
  if (!account) throw new Error('no account');
  return { inventory, account };
};

describe('accounts of classic Outlook', () => {
  it('keep no mail on the server where the bits say so', async () => {
    const { account, inventory } = await one({ registry: '16-pop-leave-off' });
    expect(account.incoming).toMatchObject({
      protocol: 'pop3',
      leaveOnServer: false,
      endpoint: { host: 'mail.example.test', port: 995, tls: 'implicit' },
    });
    expect(inventory.submissions[0]?.endpoint).toMatchObject({
      port: 587,
      tls: 'starttls',
      method: 'password-cleartext',
    });
    expect(inventory.profiles.filter(({ client }) => client === 'outlook')).toMatchObject([
      { edition: 'classic-2016', use: 'used', name: 'Outlook' },
    ]);
  });

  it.each([
    ['16-pop-leave-absent', { leaveOnServer: null, expireAfterDays: null, deleteWhenDeletedHere: null }],
    ['16-pop-leave-14-days', { leaveOnServer: true, expireAfterDays: 14, deleteWhenDeletedHere: false }],
    ['16-pop-leave-until-deleted', { leaveOnServer: true, expireAfterDays: null, deleteWhenDeletedHere: true }],
  ])('%s: what is not written is not known', async (registry, expected) => {
    expect((await one({ registry })).account.incoming).toMatchObject(expected);
  });

  it('have the ports of their protocol where none is written', async () => {
    const { account, inventory } = await one({ registry: '16-defaults-omitted' });
    expect(account.incoming).toMatchObject({ endpoint: { port: 110, tls: 'cleartext' } });
    expect(inventory.submissions[0]?.endpoint).toMatchObject({ port: 25, tls: 'cleartext', method: 'none' });
  });

  it('are read from text in binary values as well', async () => {
    const { account } = await one({ registry: '15-utf16-binary-strings' });
    expect(account).toMatchObject({ address: 'zoë@example.test', incoming: { protocol: 'imap' } });
  });

  it('of 2010 stand in another place', async () => {
    const { inventory } = await one({ registry: '14-windows-messaging-subsystem' });
    expect(inventory.accounts.map(({ incoming }) => incoming.protocol)).toEqual(['pop3', 'imap']);
    expect(inventory.profiles[0]).toMatchObject({ version: '14.0', edition: 'classic-2010' });
  });

  it('in a list that names missing ones are read, and the list is told', async () => {
    const { inventory } = await one({ registry: '16-account-list-names-missing-keys' });
    expect(inventory.accounts).toHaveLength(1);
    expect(inventory.problems).toContainEqual(
      expect.objectContaining({ code: 'account-list-broken', params: expect.objectContaining({ count: 2 }) }),
    );
  });

  it('belong to their profile; the default one is in use', async () => {
    const { inventory } = await one({ registry: '16-two-profiles' });
    const used = inventory.profiles.find(({ use }) => use === 'used');
    expect(used?.name).toBe('Work');
    const own = inventory.accounts.filter(({ profile }) => profile === used?.id);
    expect(own.map(({ incoming }) => incoming.protocol)).toEqual(['exchange', 'pop3']);
  });

  it('with a log-on of their own for sending use that name', async () => {
    const { inventory } = await one({ registry: '16-spa-on-and-own-smtp-login' });
    expect(inventory.submissions[0]?.endpoint.user).toBe('kai-smtp');
    expect(inventory.accounts[0]?.incoming).toMatchObject({ endpoint: { method: 'ntlm' } });
  });

  it('tell that a password is saved, and nothing of it', async () => {
    const { inventory } = await one({ registry: '16-pop-and-imap-same-mailbox' });
    expect(inventory.credentials.map(({ service }) => service).sort()).toContain('pop3');
    expect(JSON.stringify(inventory)).not.toMatch(/d08c9ddf|0JCd3w/i);
  });

  it('with a policy: what an administrator set is shown as managed', async () => {
    const inventory = await scanImage({ registry: '16-policies-and-options' });
    expect(inventory.profiles).toEqual([]);
    expect(inventory.problems).toEqual([]);
  });
});

describe('the outbox of classic Outlook', () => {
  const submitted = Date.parse('2026-11-23T10:00:00Z');
  const store = writePst({
    outbox: [
      { subject: 'Waits', flags: 4 | 8, submitted },
      { subject: 'Parked', flags: 8, submitted },
      { subject: 'Later', flags: 4 | 8, submitted, deferred: Date.parse('2026-11-30T10:00:00Z') },
    ],
  });
  const files = { 'Users/anna/Documents/Outlook Files/anna@example.test.pst': store };

  it('is read from the data file that the account names', async () => {
    const inventory = await scanImage({ registry: '16-pop-and-imap-same-mailbox', files });
    expect(inventory.outbox.map(({ subject, state }) => [subject, state])).toEqual([
      ['Waits', 'waiting'],
      ['Parked', 'parked'],
      ['Later', 'scheduled'],
    ]);
    const told = evaluate(inventory).findings.map(({ check }) => check);
    expect(told).toContain('outbox-item-stuck');
    expect(told).toContain('outbox-item-parked');
  });

  it('of a file that is not there is not seen, and so not healthy', async () => {
    const inventory = await scanImage({ registry: '16-pop-and-imap-same-mailbox' });
    const missing = inventory.problems.filter(({ code }) => code === 'file-missing');
    expect(missing.map(({ params }) => params.file?.split('\\').at(-1)).sort()).toEqual([
      'anna@example.test.ost',
      'anna@example.test.pst',
    ]);
    const { outcomes } = evaluate(inventory);
    expect(outcomes.find(({ check }) => check === 'outbox-item-stuck')?.kind).toBe('inconclusive');
  });

  it('of a damaged file is not determined', async () => {
    const damaged = { 'Users/anna/Documents/Outlook Files/anna@example.test.pst': store.subarray(0, 3000) };
    const inventory = await scanImage({ registry: '16-pop-and-imap-same-mailbox', files: damaged });
    expect(inventory.problems.some(({ blinds }) => blinds.includes('outbox'))).toBe(true);
  });

  it('says that the program is open', async () => {
    const inventory = await scanImage({ registry: '16-pop-leave-off', processes: ['OUTLOOK.EXE'] });
    expect(inventory.profiles[0]?.running).toBe('yes');
  });
});

const thunderbird = (address: string, host: string) => {
  const [user = ''] = address.split('@');
  const lines = {
    'mail.accountmanager.accounts': 'account1',
    'mail.accountmanager.defaultaccount': 'account1',
    'mail.account.account1.server': 'server1',
    'mail.account.account1.identities': 'id1',
    'mail.identity.id1.useremail': address,
    'mail.server.server1.type': 'imap',
    'mail.server.server1.hostname': host,
    'mail.server.server1.userName': address,
    'mail.server.server1.name': user,
  };
  const prefs = Object.entries(lines).map(([name, value]) => `user_pref("${name}", "${value}");\n`);
  const numbers = 'user_pref("mail.server.server1.port", 993);\nuser_pref("mail.server.server1.socketType", 3);\n';
  const base = 'Users/anna/AppData/Roaming/Thunderbird';
  return {
    [`${base}/profiles.ini`]: '[Profile0]\nName=default\nIsRelative=1\nPath=Profiles/one.default\nDefault=1\n',
    [`${base}/Profiles/one.default/prefs.js`]: `${prefs.join('')}${numbers}`,
  };
};

describe('two programs on one computer', () => {
  const shared = (inventory: Awaited<ReturnType<typeof scanImage>>) =>
    evaluate(inventory).findings.filter(({ check }) => check === 'pop3-empties-shared-mailbox');

  it('POP3 in Outlook and IMAP in Thunderbird on one mailbox are one finding', async () => {
    const files = thunderbird('shop@example.test', 'mail.example.test');
    const found = shared(await scanImage({ registry: '16-pop-leave-off', files }));
    expect(found).toHaveLength(1);
    expect([found[0]?.subject, ...(found[0]?.related ?? [])]).toEqual([
      expect.stringMatching(/^outlook:/),
      expect.stringMatching(/^thunderbird:/),
    ]);
  });

  it.each([
    ['the same name at another domain', 'shop@example.org', 'mail.example.org'],
    ['another mailbox at the same server', 'office@example.test', 'mail.example.test'],
  ])('%s is no conflict', async (_, address, host) => {
    expect(shared(await scanImage({ registry: '16-pop-leave-off', files: thunderbird(address, host) }))).toEqual([]);
  });
});
