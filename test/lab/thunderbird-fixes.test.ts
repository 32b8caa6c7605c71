import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getMail } from './thunderbird/inside/mail.ts';
import { type Judgement, judge, type Trial, visit } from './thunderbird/judge.ts';
import { type Computer, copyComputer, makeComputer } from './thunderbird/judge-homes.ts';
import { type OpenedDraft, openDraft } from './thunderbird/judge-inside.ts';
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
const copied = (home: string, name: string = home): Computer => copyComputer(home, ground(name));
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
    trial.fix,
    applied,
    unlikeThePlan.length === 0 ? same(said, trial.says) : 'NO',
    lost.length === 0 ? 'yes' : 'NO',
    rewritten ? 'yes' : 'no',
    undone,
    same(back, trial.remains ?? []),
  ]);
  expect({ said, unlikeThePlan, lost, undone, back }).toEqual({
    said: trial.says,
    unlikeThePlan: [],
    lost: [],
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
    await judged(copied('stuck-outbox'), {
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
});
