import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../shared/evaluate.ts';
import { translator } from '../../../shared/messages/format.ts';
import { type Inventory, inventory } from '../../../shared/model/inventory.ts';
import { shareable } from '../../../shared/reports/shareable.ts';
import { problemText } from '../../../shared/reports/words.ts';
import { homeFolder, homes, scanFolder } from '../../support/homes.ts';
import * as build from '../../support/inventory.ts';
import { scanImage } from '../../support/outlook-image.ts';
import { writePst } from '../../support/pst-writer.ts';

const verdictOf = (one: Inventory) => {
  const { findings, outcomes } = evaluate(one);
  return {
    findings: findings.map(({ check, message }) => `${check}/${message}`).sort(),
    outcomes: outcomes.map(({ check, kind }) => `${check}/${kind}`),
  };
};

const telling = build.anInventory({
  machine: { platform: 'linux', name: 'zephyrdesk', kind: 'live', users: [{ name: 'zora', home: '/home/zora' }] },
  profiles: [build.aProfile({ user: 'zora', path: '/home/zora/.thunderbird/zq1.mine', name: 'Zora privat' })],
  accounts: [
    build.anAccount({
      name: 'Zora bei Quux',
      address: 'Zora.Quill@quux.test',
      incoming: build.pop3({ leaveOnServer: false }, { host: 'pop.quux.test', user: 'zora.quill' }),
      directory: '/home/zora/.thunderbird/zq1.mine/Mail/pop.quux.test',
      sources: {
        'incoming/leaveOnServer': {
          file: '/home/zora/.thunderbird/zq1.mine/prefs.js',
          line: 3,
          key: 'zora',
          by: 'program',
        },
      },
    }),
  ],
  identities: [build.anIdentity({ address: 'zora.quill@quux.test', fullName: 'Zora Quill' })],
  credentials: [build.aCredential({ origin: 'mailbox://pop.quux.test', host: 'pop.quux.test', user: 'zora.quill' })],
  outbox: [
    build.anOutboxItem({
      subject: 'Kündigung Zora',
      from: 'zora.quill@quux.test',
      messageId: '<zq@quux.test>',
      failure: { code: '550', text: '550 5.1.1 <zora.quill@quux.test>: user unknown' },
      folder: '/home/zora/.thunderbird/zq1.mine/Mail/Local Folders/Unsent Messages',
    }),
  ],
  filters: [
    build.aFilter({
      name: 'Zora weg',
      condition: 'AND (subject,contains,Zora) OR (from,is,zora.quill@quux.test)',
      actions: [
        {
          kind: 'move',
          name: 'Move to folder',
          target: 'imap://zora.quill@pop.quux.test/Zora/Quill',
          targetState: 'not-known',
        },
      ],
    }),
  ],
  problems: [build.aProblem({ params: { file: '/home/zora/.thunderbird/zq1.mine/prefs.js', detail: 'zora' } })],
});

describe('a shareable inventory', () => {
  it('holds nothing of the original names', () => {
    expect(JSON.stringify(shareable(telling))).not.toMatch(/zor|quill|quux|zq1|zephyr|kündigung|privat/i);
  });

  it('is an inventory that is judged alike', () => {
    const shared = shareable(telling);
    expect(inventory.parse(shared)).toEqual(shared);
    expect(verdictOf(shared)).toEqual(verdictOf(telling));
  });

  it('gives equal originals equal stand-ins, and a user name the local part of its address', () => {
    const { accounts, identities } = shareable(telling);
    expect(accounts[0]?.incoming).toMatchObject({ endpoint: { host: 'pop.domain1.example' } });
    expect(accounts[0]?.address?.toLowerCase()).toBe(identities[0]?.address?.toLowerCase());
    expect(accounts[0]?.address).not.toBe(identities[0]?.address);
  });

  it.each(homes)('of the home %s is judged alike and names nobody', async (home) => {
    const seen = await scanFolder(homeFolder(home));
    const shared = shareable(seen);
    expect(inventory.parse(shared)).toEqual(shared);
    expect(verdictOf(shared)).toEqual(verdictOf(seen));
    expect(JSON.stringify(shared)).not.toMatch(/anna|example\.(?:test|org|net|com)\b|CANARY/i);
  });

  it.each(['en', 'de'] as const)('has no hole in a sentence about what was not read (%s)', (language) => {
    const key = 'Software\\Microsoft\\Office\\16.0\\Outlook\\Profiles\\anna@quux.test';
    const seen = build.anInventory({
      accounts: [build.anAccount({ name: 'anna@quux.test' })],
      problems: [
        build.aProblem({
          code: 'tls-not-known',
          blinds: [],
          params: { file: `HKEY_CURRENT_USER\\${key}`, detail: 'anna@quux.test' },
        }),
        build.aProblem({ code: 'registry-key-damaged', params: { file: 'user.reg', detail: key } }),
      ],
    });
    const shared = shareable(seen);
    const [account] = shared.accounts;
    const [tls = '', damaged = ''] = shared.problems.map((one) => problemText(translator(language), one));
    expect(account?.name).toMatch(/^address\d+@domain\d+\.example$/);
    expect(tls).toContain(` ${account?.name} `);
    expect(damaged).toContain('Software\\Microsoft\\Office\\16.0\\Outlook');
    expect(damaged + tls).not.toMatch(/anna|quux/);
  });

  it('still tells which of several accounts of Outlook is meant', async () => {
    const shared = shareable(await scanImage({ registry: '16-pop-and-imap-same-mailbox' }));
    const keys = shared.accounts.map(({ sources }) => sources.name?.file?.split('\\').at(-1));
    expect(keys).toEqual(expect.arrayContaining(['00000002', '00000004']));
  });

  it('of Outlook is judged alike, and names neither a customer nor a file', async () => {
    const outlook = 'HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\16.0\\Outlook';
    const section = (digit: string, path: string) =>
      `[${outlook}\\Profiles\\Outlook\\${digit.repeat(32)}]\n"001f6700"="${path.replaceAll('\\', '\\\\')}"\n`;
    const seen = await scanImage({
      registry: '16-pop-and-imap-same-mailbox',
      registryText: [
        section('a', '\\\\quuxserver\\mail\\zora.pst'),
        section('b', 'C:\\Users\\anna\\OneDrive - Quux GmbH\\zora.pst'),
        section('c', 'C:\\Users\\anna\\Documents\\Outlook Files\\zephyr.pst'),
        section('d', 'C:\\Users\\anna\\Documents\\Outlook Files\\zq1.pst'),
        `[${outlook}\\PST]\n"MaxLargeFileSize"=dword:00000001\n`,
      ].join(''),
      files: {
        'Users/anna/Documents/Outlook Files/anna@example.test.pst': Buffer.concat([
          writePst({ outbox: [], hidden: ['REPORT.IPM.Note.IPNRN'] }),
          Buffer.alloc(1024 * 1024),
        ]),
        'Users/anna/Documents/Outlook Files/zq1.pst': '',
        'Users/anna/OneDrive - Quux GmbH/zora.pst': writePst({
          outbox: Array.from({ length: 41 }, () => ({ subject: 'Zora', flags: 12, submitted: Date.UTC(2026, 0, 1) })),
        }),
      },
    });
    const shared = shareable(seen);
    expect(inventory.parse(shared)).toEqual(shared);
    expect(verdictOf(shared)).toEqual(verdictOf(seen));
    expect(verdictOf(seen).findings).toEqual(
      expect.arrayContaining([
        'archive-missing/missing',
        'data-file-in-synced-folder/looksSynced',
        'data-file-near-limit/nearLimit',
        'data-file-on-share/onShare',
        'outbox-hides-receipt/receipt',
        'outbox-item-stuck/stuckUnlessDeferred',
      ]),
    );
    expect(JSON.stringify(shared)).not.toMatch(/anna|example\.test|quux|zora|zephyr|zq1/i);
    expect(shared.problems.map(({ params }) => params.detail)).toContain('empty');
  });

  it('at a service that ended is judged alike', () => {
    const seen = build.anInventory({
      accounts: [build.anAccount({ incoming: build.pop3({}, { host: 'pop.fsnet.co.uk' }) })],
    });
    expect(verdictOf(seen).findings).toContain('server-name-retired/closed');
    expect(verdictOf(shareable(seen))).toEqual(verdictOf(seen));
  });

  it('still says which part of a file was not read', () => {
    const params = { file: '/home/zora/Unsent Messages', from: 524_288, to: 9_999_475_711 };
    const { problems } = shareable(build.anInventory({ problems: [build.aProblem({ params })] }));
    expect(problems[0]?.params).toMatchObject({ from: 524_288, to: 9_999_475_711 });
  });
});

describe('a sign-in of the Credential Manager', () => {
  const shared = (origin: string, user = 'anna@kanzlei-berg.example') => {
    const profile = build.aProfile({ client: 'outlook' });
    const entry = build.aCredential({
      profile: profile.id,
      store: 'windows-credential-manager',
      origin,
      host: '',
      user,
    });
    const [one] = shareable(build.anInventory({ profiles: [profile], credentials: [entry] })).credentials;
    return [one?.origin ?? '', one?.user ?? ''] as const;
  };

  it.each([
    'MicrosoftOffice16_Data:SSPI:anna@kanzlei-berg.example',
    'LegacyGeneric:target=MicrosoftOffice15_Data:sspi:anna@kanzlei-berg.example',
    'Outlook:anna@kanzlei-berg.example',
  ])('%s keeps what it is', (origin) => {
    const [said, user] = shared(origin);
    expect(said).toBe(origin.replace('anna@kanzlei-berg.example', user));
  });

  it.each([
    'MS.Outlook.15:anna@kanzlei-berg.example:post.kanzlei-berg.example:993',
    'MicrosoftOffice16_Data:post.kanzlei-berg.example:anna@kanzlei-berg.example',
    'MicrosoftOffice16_Data:anna@kanzlei-berg.example:anna@kanzlei-berg.example',
    'something:kanzlei-berg.example',
  ])('%s tells nothing else', (origin) => {
    const [said] = shared(origin);
    expect(said).not.toMatch(/kanzlei|anna/);
  });
});
