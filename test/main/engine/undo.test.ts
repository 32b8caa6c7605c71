import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { history } from '../../../main/engine/history.ts';
import { recover } from '../../../main/engine/recover.ts';
import { applyPlan, look, planWish, type RepairPlace } from '../../../main/engine/repair.ts';
import { planUndo, undo } from '../../../main/engine/undo.ts';
import { homeFolder, quietRun } from '../../support/homes.ts';

const run = quietRun();
let root = '';
let place: RepairPlace;
const prefs = () => path.join(root, 'machine/files/home/anna/.thunderbird/k3v9x2ab.default-default/prefs.js');

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'undo-'));
  const folder = path.join(root, 'machine');
  cpSync(homeFolder('pop-imap-conflict'), folder, { recursive: true, preserveTimestamps: true });
  place = { target: { folder, users: { kind: 'all' } }, data: path.join(root, 'data') };
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

async function planned(digest?: string) {
  const seen = await look(place.target, run);
  if (!seen.ok) throw new Error(seen.error.code);
  const wish = { finding: 'pop3-empties-shared-mailbox', fix: 'pop3-leave-on-server', chosen: new Map(), digest };
  return { seen: seen.value, plan: await planWish(seen.value, wish, place, run) };
}
async function applied() {
  const { seen, plan } = await planned();
  return applyPlan(seen, plan, place, run);
}

describe('an undo', () => {
  it('is an entry of its own, and can be taken back again and again', async () => {
    const before = readFileSync(prefs());
    const first = await applied();
    const after = readFileSync(prefs());
    const back = await undo(first.id, place, run);
    expect([back.state, back.undoes]).toEqual(['done', first.id]);
    expect(readFileSync(prefs())).toEqual(before);
    const forth = await undo(back.id, place, run);
    expect(readFileSync(prefs())).toEqual(after);
    const last = await undo(forth.id, place, run);
    expect(readFileSync(prefs())).toEqual(before);
    const all = await history(place.data);
    expect(all.ok && all.value.map(({ id, state }) => [id, state])).toEqual([
      [last.id, 'done'],
      [forth.id, 'undone'],
      [back.id, 'done'],
      [first.id, 'undone'],
    ]);
  });

  it('does exactly what its preview showed, or nothing', async () => {
    const before = readFileSync(prefs());
    const { id } = await applied();
    const { plan, running } = await planUndo(id, place, run);
    expect(running).toBeNull();
    expect(plan.changes.flatMap(({ values }) => values)).toEqual([
      { name: 'mail.server.server3.leave_on_server', before: 'true', after: null },
    ]);
    const after = readFileSync(prefs());
    writeFileSync(prefs(), `${after}user_pref("mail.theirs", 1);\n`);
    expect((await undo(id, place, run, plan.digest)).refusal?.code).toBe('changed-since-preview');
    writeFileSync(prefs(), after);
    expect((await undo(id, place, run, plan.digest)).state).toBe('done');
    expect(readFileSync(prefs())).toEqual(before);
    expect((await planUndo(id, place, run)).plan.refusal?.code).toBe('not-done');
  });

  it('is refused a second time, and for an entry that there is not', async () => {
    const { id } = await applied();
    await undo(id, place, run);
    const after = readFileSync(prefs());
    expect((await undo(id, place, run)).refusal?.code).toBe('not-done');
    expect((await undo('20010101-000000', place, run)).refusal?.code).toBe('not-found');
    expect(readFileSync(prefs())).toEqual(after);
  });

  it('is refused where another value stands in the place of ours, with the saved copy', async () => {
    const { id } = await applied();
    const theirs = readFileSync(prefs(), 'utf8').replace(/(leave_on_server", )true/, '$1"theirs"');
    writeFileSync(prefs(), theirs);
    const back = await undo(id, place, run);
    expect(back.refusal).toMatchObject({ code: 'in-the-way', params: { copy: path.join(place.data, 'journal', id) } });
    expect(readFileSync(prefs(), 'utf8')).toBe(theirs);
  });
});

describe('a data folder that cannot be made', () => {
  it('is a refusal of the repair, the undo and recover, and nothing is touched', async () => {
    const before = readFileSync(prefs());
    writeFileSync(path.join(root, 'data'), 'a file');
    expect((await applied()).refusal?.code).toBe('disk-error');
    expect((await undo('20010101-000000', place, run)).refusal?.code).toBe('disk-error');
    const ended = await recover(place, run);
    expect(ended.ok ? null : ended.error.code).toBe('disk-error');
    expect(readFileSync(prefs())).toEqual(before);
  });
});
