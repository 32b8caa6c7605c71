import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { recover } from '../../../main/engine/recover.ts';
import { applyPlan, look, planWish } from '../../../main/engine/repair.ts';
import { dyingAt } from '../../support/dying-disk.ts';

const homeOf = (name: string) => fileURLToPath(new URL(`../../machines/thunderbird/${name}`, import.meta.url));
const prefs = 'files/home/anna/.thunderbird/k3v9x2ab.default-default/prefs.js';
const run = {
  signal: new AbortController().signal,
  progress: () => undefined,
  log: { info: () => undefined, error: () => undefined },
};

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function crashed(
  home = 'pop-imap-conflict',
  finding = 'pop3-empties-shared-mailbox',
  fix = 'pop3-leave-on-server',
  save?: RegExp,
) {
  const root = mkdtempSync(path.join(tmpdir(), 'recover-'));
  made.push(root);
  const folder = path.join(root, 'machine');
  cpSync(homeOf(home), folder, { recursive: true });
  const place = { target: { folder, users: { kind: 'all' } as const }, data: path.join(root, 'data') };
  const seen = await look(place.target, run);
  if (!seen.ok) throw new Error(seen.error.code);
  const planned = await planWish(seen.value, { finding, fix, chosen: new Map() }, place, run);
  const before = readFileSync(path.join(folder, prefs), 'utf8');
  await expect(applyPlan(seen.value, planned, { ...place, disk: dyingAt(save) }, run)).rejects.toThrow('killed');
  return { place, before, file: path.join(folder, prefs) };
}

describe('recover after a crash, where the mail program has run since', () => {
  it('takes back only our own line, and keeps what the program wrote', async () => {
    const { place, before, file } = await crashed();
    appendFileSync(file, 'user_pref("mail.theirs", 1);\n');
    const ended = await recover(place, run);
    expect(ended.ok && ended.value.map(({ state }) => state)).toEqual(['done', 'undone']);
    expect(readFileSync(file, 'utf8')).toBe(`${before}user_pref("mail.theirs", 1);\n`);
  });

  it('leaves our change in force where somebody set the same line, and says so', async () => {
    const { place, file } = await crashed();
    const own = /user_pref\("(mail\.server\.server\d+\.leave_on_server)", true\);/.exec(readFileSync(file, 'utf8'));
    appendFileSync(file, `user_pref("${own?.[1]}", "else");\n`);
    const ended = await recover(place, run);
    expect(ended.ok && ended.value.map(({ state, refusal }) => [state, refusal?.code])).toEqual([
      ['refused', 'in-the-way'],
      ['done', 'in-the-way'],
    ]);
    const again = await recover(place, run);
    expect(again.ok && again.value).toEqual([]);
  });

  it('does not show a queued message again whose draft was sent', async () => {
    const { place, file } = await crashed('stuck-outbox', 'outbox-sender-gone', 'outbox-move-to-drafts');
    const local = path.join(path.dirname(file), 'Mail/Local Folders');
    const outbox = readFileSync(path.join(local, 'Unsent Messages'));
    rmSync(path.join(local, 'Drafts'));
    const ended = await recover(place, run);
    expect(ended.ok && ended.value.map(({ state, refusal }) => [state, refusal?.code])).toEqual([
      ['refused', 'in-the-way'],
      ['done', 'in-the-way'],
    ]);
    expect(readFileSync(path.join(local, 'Unsent Messages')).equals(outbox)).toBe(true);
  });

  it('never puts a message back into the queue that the program has sent meanwhile', async () => {
    // Dead after the copy stood in Drafts, before the queued one was hidden.
    const how = ['stuck-outbox', 'outbox-sender-gone', 'outbox-move-to-drafts'] as const;
    const { place, file } = await crashed(...how, /"begun": 2/);
    const local = path.join(path.dirname(file), 'Mail/Local Folders');
    const queue = path.join(local, 'Unsent Messages');
    const messages = readFileSync(queue, 'latin1').split(/(?=^From - )/m);
    const sent = messages.map((one) => (one.includes('Account was deleted') ? one.replace('0800', '0808') : one));
    writeFileSync(queue, sent.join(''), 'latin1');
    writeFileSync(`${queue}.msf`, '// <!-- <mdb:mork:z v="1.4"/> -->\n');
    const ended = await recover(place, run);
    expect(ended.ok).toBe(true);
    expect(readFileSync(queue, 'latin1')).toBe(sent.join(''));
  });

  it('leaves draft and queue as they are where it cannot know who hid the message', async () => {
    const how = ['stuck-outbox', 'outbox-sender-gone', 'outbox-move-to-drafts'] as const;
    const { place, file } = await crashed(...how, /"begun": 3/);
    const local = path.join(path.dirname(file), 'Mail/Local Folders');
    appendFileSync(path.join(local, 'Drafts'), 'From - \r\nX-Mozilla-Status: 0000\r\n\r\ntheirs\r\n');
    const queue = readFileSync(path.join(local, 'Unsent Messages'));
    const ended = await recover(place, run);
    expect(ended.ok && ended.value.map(({ state, refusal }) => [state, refusal?.code])).toEqual([
      ['done', 'in-the-way'],
    ]);
    expect(readFileSync(path.join(local, 'Unsent Messages')).equals(queue)).toBe(true);
    expect(readFileSync(path.join(local, 'Drafts'), 'latin1')).toContain('Account was deleted');
  });

  it('calls it done where nobody wrote since, for everything is there', async () => {
    const { place } = await crashed();
    const ended = await recover(place, run);
    expect(ended.ok && ended.value.map(({ state }) => state)).toEqual(['done']);
  });
});
