import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { applyPlan, look, planWish, type RepairPlace } from '../../../main/engine/repair.ts';
import { undo } from '../../../main/engine/undo.ts';
import { realDisk } from '../../../main/machine/disk.ts';
import { openJournal } from '../../../main/store/journal.ts';
import { homeFolder, quietRun } from '../../support/homes.ts';

const local = 'files/home/anna/.thunderbird/k3v9x2ab.default-default/Mail/Local Folders';
const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function copyOf(home: string): RepairPlace & { readonly folder: string } {
  const root = mkdtempSync(path.join(tmpdir(), 'undo-'));
  made.push(root);
  const folder = path.join(root, 'machine');
  cpSync(homeFolder(home), folder, { recursive: true, preserveTimestamps: true });
  return { target: { folder, users: { kind: 'all' } }, data: path.join(root, 'data'), folder };
}

async function quarantine(place: RepairPlace, subject: string) {
  const seen = await look(place.target, quietRun());
  if (!seen.ok) throw new Error(seen.error.code);
  const item = seen.value.inventory.outbox.find((one) => one.subject === subject);
  const finding = seen.value.evaluation.findings.find((one) => one.subject === item?.id);
  const wish = { finding: finding?.id ?? '', fix: 'outbox-quarantine', chosen: new Map<string, string>() };
  return applyPlan(seen.value, await planWish(seen.value, wish, place, quietRun()), place, quietRun());
}

describe('the undo of a repair that is not the last one', () => {
  it('does not bring the old index back: it would show, and send, what a later one took out', async () => {
    const place = copyOf('stuck-outbox');
    const queue = path.join(place.folder, local, 'Unsent Messages');
    const modified = statSync(queue).mtimeMs;
    const first = await quarantine(place, 'Password refused (535)');
    const second = await quarantine(place, 'Server unreachable');
    expect([first.state, second.state]).toEqual(['done', 'done']);
    expect((await undo(first.id, place, quietRun())).state).toBe('done');
    expect(existsSync(`${queue}.msf`)).toBe(false);
    expect(statSync(queue).mtimeMs).not.toBe(modified);
    expect((await undo(second.id, place, quietRun())).state).toBe('done');
    expect(
      readFileSync(queue).equals(readFileSync(path.join(homeFolder('stuck-outbox'), local, 'Unsent Messages'))),
    ).toBe(true);
  });

  it('works for mail in quarantine, however long ago', async () => {
    const place = copyOf('outbox-maildir');
    const seen = await look(place.target, quietRun());
    const done = await quarantine(place, seen.ok ? (seen.value.inventory.outbox[0]?.subject ?? '') : '');
    const journal = openJournal(place.data, realDisk);
    const entries = await journal.list();
    if (!entries.ok) throw new Error(entries.error.code);
    expect(await journal.prune(entries.value, Date.now() + 400 * 24 * 3600 * 1000)).toEqual([]);
    expect((await undo(done.id, place, quietRun())).state).toBe('done');
  });

  it('is refused where its profile was not looked at: not seen is not closed', async () => {
    const place = copyOf('stuck-outbox');
    const done = await quarantine(place, 'Server unreachable');
    rmSync(path.join(place.folder, 'files/home/anna/.thunderbird/profiles.ini'));
    rmSync(path.join(place.folder, 'files/home/anna/.thunderbird/k3v9x2ab.default-default/prefs.js'));
    const undone = await undo(done.id, place, quietRun());
    expect(undone.refusal?.code === 'running-unknown' || undone.state === 'done').toBe(true);
  });

  it('is refused where another account got the key of the one that was repaired', async () => {
    const place = copyOf('pop-imap-conflict');
    const prefs = path.join(place.folder, 'files/home/anna/.thunderbird/k3v9x2ab.default-default/prefs.js');
    const seen = await look(place.target, quietRun());
    if (!seen.ok) throw new Error(seen.error.code);
    const wish = {
      finding: 'pop3-empties-shared-mailbox',
      fix: 'pop3-leave-on-server',
      chosen: new Map<string, string>(),
    };
    const done = await applyPlan(seen.value, await planWish(seen.value, wish, place, quietRun()), place, quietRun());
    const text = readFileSync(prefs, 'utf8');
    const key = /"mail\.server\.(server\d+)\.leave_on_server", true/.exec(text)?.[1];
    writeFileSync(prefs, text.replace(new RegExp(`(${key}\\.hostname", )"[^"]*"`), '$1"pop.stranger.example"'));
    const undone = await undo(done.id, place, quietRun());
    expect(undone).toMatchObject({ state: 'refused', refusal: { code: 'in-the-way' } });
    expect(readFileSync(prefs, 'utf8')).toContain(`"mail.server.${key}.leave_on_server", true`);
  });

  it('and back again leaves the message hidden, also where another one was queued meanwhile', async () => {
    const place = copyOf('stuck-outbox');
    const queue = path.join(place.folder, local, 'Unsent Messages');
    const done = await quarantine(place, 'Server unreachable');
    const undone = await undo(done.id, place, quietRun());
    const text = readFileSync(queue, 'latin1');
    const theirs =
      'From - \r\nX-Mozilla-Status: 0800\r\nX-Mozilla-Status2: 00000000\r\nSubject: Theirs\r\n\r\nText\r\n';
    appendFileSync(queue, theirs, 'latin1');
    const again = await undo(undone.id, place, quietRun());
    expect(again.state).toBe('done');
    const now = readFileSync(queue, 'latin1');
    expect(now.length).toBe(text.length + theirs.length);
    const message = now.split(/(?=^From - )/m).find((one) => one.includes('Subject: Server unreachable'));
    expect(message).toContain('X-Mozilla-Status: 0808');
  });
});
