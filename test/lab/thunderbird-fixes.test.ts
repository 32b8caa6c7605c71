import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addLogin } from './thunderbird/inside/logins.ts';
import { getMail, sendUnsent } from './thunderbird/inside/mail.ts';
import { type Judgement, judge, type Trial, visit } from './thunderbird/judge.ts';
import { type Computer, copyComputer, editPrefsText, makeComputer } from './thunderbird/judge-homes.ts';
import { compactFolders, type OpenedDraft, openDraft, switchFilter } from './thunderbird/judge-inside.ts';
import { countOnServer, deliver, type Servers, startServers, stopServers } from './thunderbird/servers.ts';
import { situations } from './thunderbird/situations/index.ts';

/** Below the ports that the system hands out, and another one for every run beside this one. */
const ownBase = 12_400 + (process.pid % 20) * 1_000;

const rows: string[][] = [];
let folder = '';
let servers: Servers | null = null;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'thunderbird-fixes-'));
  // The servers run as other users.
  chmodSync(folder, 0o755);
  servers = await startServers(path.join(folder, 'servers'), ownBase);
});

afterAll(() => {
  if (servers) stopServers(servers.folder);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  const head = ['fix', 'applied', 'agreed', 'survives', 'written since', 'undone', 'agreed'];
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => (row[at] ?? '').length)));
  const lines = [head, ...rows].map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '));
  process.stdout.write(`\n${lines.join('\n')}\n`);
});

const ground = (name: string): string => {
  const into = path.join(folder, name);
  mkdirSync(into, { recursive: true });
  return into;
};
/** Started once: in its new place Thunderbird forgets the folders of IMAP accounts until it is online again. */
const copied = async (home: string, name: string = home): Promise<Computer> => {
  const computer = copyComputer(home, ground(name));
  await visit(computer, {});
  return computer;
};
const lab = (): Servers => {
  if (!servers) throw new Error('no lab');
  return servers;
};
const made = (home: string): Promise<Computer> => {
  const situation = situations.find(({ name }) => name === home);
  if (!situation) throw new Error(`no situation ${home}`);
  return makeComputer(situation, ground(home), lab());
};

async function judged(computer: Computer, trial: Trial): Promise<Judgement> {
  const judgement = await judge(computer, trial);
  const { applied, said, unlikeThePlan, lost, rewritten, undone, back } = judgement;
  const same = (a: readonly string[], b: readonly string[]) => (JSON.stringify(a) === JSON.stringify(b) ? 'yes' : 'NO');
  rows.push([
    expect.getState().currentTestName?.split(' > ').at(-1)?.replace('the real Thunderbird judges ', '') ?? trial.fix,
    applied,
    unlikeThePlan.length === 0 ? same(said, trial.says) : 'NO',
    lost.length === 0 ? 'yes' : 'NO',
    rewritten ? 'yes' : 'no',
    undone,
    same(back, trial.remains ?? []),
  ]);
  expect({ said, unlikeThePlan, lost, rewritten, undone, back }).toEqual({
    said: trial.says,
    unlikeThePlan: [],
    lost: [],
    rewritten: true,
    undone: 'done',
    back: trial.remains ?? [],
  });
  return judgement;
}

describe('the real Thunderbird judges', () => {
  it('pop3-leave-on-server: what it fetches then stays on the server', async () => {
    const computer = await made('pop-imap-conflict');
    for (const number of [1, 2, 3, 4]) deliver(lab(), 'anna', `New ${number}`);
    await judged(computer, {
      fix: 'pop3-leave-on-server',
      check: 'pop3-empties-shared-mailbox',
      online: true,
      async meanwhile(thunderbird) {
        await thunderbird.run(getMail, { only: ['server3'] });
        expect(countOnServer(lab(), 'anna')).toBe(4);
      },
      says: [
        'accounts.account3.folders.Inbox.total: 3 → 7',
        'accounts.account3.folders.Inbox.unread: 3 → 7',
        'accounts.account3.server.leaveOnServer: false → true',
      ],
      remains: ['accounts.account3.folders.Inbox.total: 3 → 7', 'accounts.account3.folders.Inbox.unread: 3 → 7'],
    });
    await visit(computer, {
      online: true,
      meanwhile: async (thunderbird) => void (await thunderbird.run(getMail, { only: ['server3'] })),
    });
    // Taken back, it is the old setting indeed.
    expect(countOnServer(lab(), 'anna')).toBe(0);
  });

  it('outbox-move-to-drafts: the draft opens with its identity and its recipient', async () => {
    let draft: OpenedDraft | null = null;
    await judged(await copied('stuck-outbox'), {
      fix: 'outbox-move-to-drafts',
      check: 'outbox-item-stuck',
      about: 'Password refused (535)',
      async meanwhile(thunderbird) {
        draft = await thunderbird.run<OpenedDraft>(openDraft, 'Password refused (535)');
      },
      says: [
        'accounts.account2.folders.Drafts: new',
        'accounts.account2.folders.Unsent Messages.messages.Password refused (535): gone',
        'accounts.account2.folders.Unsent Messages.total: 5 → 4',
        'accounts.account2.folders.Unsent Messages.unread: 5 → 4',
        'draftsCount: 0 → 1',
        'outboxCount: 5 → 4',
      ],
    });
    expect(draft).toEqual({
      identity: 'id3',
      from: 'Cara Example <cara@example.test>',
      to: 'ben@example.test',
      subject: 'Password refused (535)',
      body: 'Please see below.',
    });
  });

  it('outbox-move-to-drafts: taken back after both folders were compacted', async () => {
    await judged(await copied('stuck-outbox', 'compacted-drafts'), {
      fix: 'outbox-move-to-drafts',
      check: 'outbox-item-stuck',
      about: 'Blocked by the server (554)',
      meanwhile: (thunderbird) => thunderbird.run(compactFolders, ['Unsent Messages', 'Drafts']),
      says: [
        'accounts.account2.folders.Drafts: new',
        'accounts.account2.folders.Unsent Messages.messages.Blocked by the server (554): gone',
        'accounts.account2.folders.Unsent Messages.total: 5 → 4',
        'accounts.account2.folders.Unsent Messages.unread: 5 → 4',
        'draftsCount: 0 → 1',
        'outboxCount: 5 → 4',
      ],
    });
  });

  it('outbox-move-to-drafts: where each message is a file', async () => {
    const computer = await copied('outbox-maildir', 'maildir-drafts');
    for (const name of ['cur', 'tmp', 'new'])
      mkdirSync(path.join(computer.profile, 'Mail/Local Folders/Drafts', name), { recursive: true });
    let draft: OpenedDraft | null = null;
    await judged(computer, {
      fix: 'outbox-move-to-drafts',
      check: 'outbox-item-stuck',
      async meanwhile(thunderbird) {
        draft = await thunderbird.run<OpenedDraft>(openDraft, 'Blocked by the server (554)');
      },
      says: [
        'accounts.account2.folders.Drafts.messages.Blocked by the server (554): new',
        'accounts.account2.folders.Drafts.total: 0 → 1',
        'accounts.account2.folders.Drafts.unread: 0 → 1',
        'accounts.account2.folders.Unsent Messages.messages.Blocked by the server (554): gone',
        'accounts.account2.folders.Unsent Messages.total: 1 → 0',
        'accounts.account2.folders.Unsent Messages.unread: 1 → 0',
        'draftsCount: 0 → 1',
        'outboxCount: 1 → 0',
      ],
    });
    expect(draft).toMatchObject({ from: 'Anna Example <anna@example.test>', to: 'ben@example.test' });
  });

  it('outbox-quarantine: the message comes back into a compacted outbox', async () => {
    await judged(await copied('stuck-outbox', 'compacted-outbox'), {
      fix: 'outbox-quarantine',
      check: 'outbox-item-stuck',
      about: 'Too big for the server (552)',
      meanwhile: (thunderbird) => thunderbird.run(compactFolders, ['Unsent Messages']),
      says: [
        'accounts.account2.folders.Unsent Messages.messages.Too big for the server (552): gone',
        'accounts.account2.folders.Unsent Messages.total: 5 → 4',
        'accounts.account2.folders.Unsent Messages.unread: 5 → 4',
        'outboxCount: 5 → 4',
      ],
    });
  });

  it('outbox-quarantine: where each message is a file', async () => {
    await judged(await copied('outbox-maildir'), {
      fix: 'outbox-quarantine',
      check: 'outbox-item-stuck',
      says: [
        'accounts.account2.folders.Unsent Messages.messages.Blocked by the server (554): gone',
        'accounts.account2.folders.Unsent Messages.total: 1 → 0',
        'accounts.account2.folders.Unsent Messages.unread: 1 → 0',
        'outboxCount: 1 → 0',
      ],
    });
  });

  it('outbox-mend-submission: the blocked queue leaves', async () => {
    await judged(await made('outbox-smtp-gone'), {
      fix: 'outbox-mend-submission',
      check: 'outbox-submission-missing',
      chosen: { server: 'smtp2' },
      online: true,
      async meanwhile(thunderbird) {
        expect(countOnServer(lab(), 'dan')).toBe(0);
        await thunderbird.run(sendUnsent, { wait: 30_000 });
        expect(countOnServer(lab(), 'dan')).toBe(2);
      },
      says: [
        'accounts.account1.identities.id1.smtpServer: "smtp1" → "smtp2"',
        'accounts.account2.folders.Unsent Messages.messages.From anna: gone',
        'accounts.account2.folders.Unsent Messages.messages.From ben: gone',
        'accounts.account2.folders.Unsent Messages.total: 2 → 0',
        'accounts.account2.folders.Unsent Messages.unread: 2 → 0',
        'outboxCount: 2 → 0',
      ],
      remains: [
        'accounts.account2.folders.Unsent Messages.messages.From anna: gone',
        'accounts.account2.folders.Unsent Messages.messages.From ben: gone',
        'accounts.account2.folders.Unsent Messages.total: 2 → 0',
        'accounts.account2.folders.Unsent Messages.unread: 2 → 0',
        'outboxCount: 2 → 0',
      ],
      byItself: /^accounts\.account[13]\.folders/,
    });
  });

  it('pop3-stop-checking', async () => {
    await judged(await copied('pop-imap-leave'), {
      fix: 'pop3-stop-checking',
      check: 'pop3-expires-shared-mailbox',
      says: [
        'accounts.account3.server.deleteByAge: true → false',
        'accounts.account3.server.deleteMailLeftOnServer: true → false',
        'accounts.account3.server.doBiff: true → false',
        'accounts.account3.server.downloadOnBiff: true → false',
        'accounts.account3.server.loginAtStartup: true → false',
      ],
    });
  });

  it('password-forget: another password that was saved meanwhile stays', async () => {
    const fresh = { origin: 'imap://imap.fresh.test', user: 'anna@example.test', password: 'CANARY-Fresh-Goose-6' };
    await judged(await copied('saved-logins'), {
      fix: 'password-forget',
      check: 'password-conflicting',
      meanwhile: (thunderbird) => thunderbird.run(addLogin, fresh),
      says: ['logins.anna@example.test at imap://imap.fresh.test: new', 'logins.dan at imap://imap.example.test: gone'],
      remains: ['logins.anna@example.test at imap://imap.fresh.test: new'],
    });
  });

  it('filter-switch-off: another filter that was switched on meanwhile stays on', async () => {
    await judged(await copied('filters'), {
      fix: 'filter-switch-off',
      check: 'filter-hides-mail',
      about: 'To this computer',
      meanwhile: (thunderbird) => thunderbird.run(switchFilter, 'server1', 'Switched off', true),
      says: [
        'accounts.account1.filters.Switched off.enabled: false → true',
        'accounts.account1.filters.To this computer.enabled: true → false',
      ],
      remains: ['accounts.account1.filters.Switched off.enabled: false → true'],
    });
  });

  it('submission-sign-in-on', async () => {
    const computer = await copied('control-clean', 'without-sign-in');
    editPrefsText(computer, [
      ['smtp1.authMethod", 3', 'smtp1.authMethod", 1'],
      ['smtp1.username", "anna@example.test"', 'smtp1.username", ""'],
    ]);
    await judged(computer, {
      fix: 'submission-sign-in-on',
      check: 'submission-without-sign-in',
      says: ['smtp.smtp1.authMethod: 1 → 3', 'smtp.smtp1.user: "" → "anna@example.test"'],
    });
  });

  it('connection-encrypt', async () => {
    const computer = await copied('control-clean', 'cleartext');
    editPrefsText(computer, [
      ['server1.hostname", "imap.example.test"', 'server1.hostname", "imap.gmx.net"'],
      ['server1.port", 993', 'server1.port", 143'],
      ['server1.socketType", 3', 'server1.socketType", 0'],
    ]);
    await judged(computer, {
      fix: 'connection-encrypt',
      check: 'connection-cleartext',
      says: ['accounts.account1.server.port: 143 → 993', 'accounts.account1.server.socketType: 0 → 3'],
    });
  });

  it('check-interval-restore: the value that Thunderbird takes for its own default', async () => {
    const computer = await copied('control-clean', 'often');
    editPrefsText(computer, [
      [
        'user_pref("mail.server.server1.clientid"',
        'user_pref("mail.server.server1.check_time", 1);\nuser_pref("mail.server.server1.clientid"',
      ],
    ]);
    await judged(computer, {
      fix: 'check-interval-restore',
      check: 'check-interval-short',
      says: ['accounts.account1.server.biffMinutes: 1 → 10'],
    });
  });

  it('profile-settings-restore: the accounts are back', async () => {
    const computer = await copied('saved-logins', 'settings-lost');
    // The parser takes all that follows for one text.
    editPrefsText(computer, [['account1.identities", "id1");', 'account1.identities", "id1);']]);
    await judged(computer, {
      fix: 'profile-settings-restore',
      check: 'profile-settings-lost',
      says: [
        'accounts.account1: new',
        'accounts.account2: new',
        'accounts.account3: new',
        'accounts.account4: new',
        'accounts.account5: new',
        'defaultAccount: null → "account1"',
      ],
    });
  });
});
