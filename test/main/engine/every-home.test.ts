import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { applyPlan, fixesFor, look, planWish, type RepairPlace } from '../../../main/engine/repair.ts';
import { undo } from '../../../main/engine/undo.ts';
import type { JournalEntry } from '../../../shared/model/journal.ts';
import { leaksIn } from '../../support/canaries.ts';
import { homeFolder, homes, quietRun } from '../../support/homes.ts';
import { treeOf } from '../../support/test-fix.ts';

const root = mkdtempSync(path.join(tmpdir(), 'homes-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const see = async ({ target }: RepairPlace) => {
  const seen = await look(target, quietRun());
  if (!seen.ok) throw new Error(seen.error.code);
  return seen.value;
};

/** As `fix --all-safe` does it: one finding after another, each planned from what is there by then. */
async function allSafe(place: RepairPlace): Promise<JournalEntry[]> {
  const done: JournalEntry[] = [];
  const tried = new Set<string>();
  for (;;) {
    const seen = await see(place);
    const finding = seen.evaluation.findings.find(({ id }) => !tried.has(id));
    if (!finding) return done;
    tried.add(finding.id);
    const fix = fixesFor(finding).find(({ kind }) => kind === 'automatic');
    if (!fix) continue;
    const planned = await planWish(seen, { finding: finding.id, fix: fix.id, chosen: new Map() }, place, quietRun());
    if (planned.plan.refusal || planned.plan.cannotBringBack || planned.plan.choices.length > 0) continue;
    done.push(await applyPlan(seen, planned, place, quietRun()));
  }
}

/** What is repaired at once in each home, by fix; what is left is for a person to decide. */
const repaired: Readonly<Record<string, readonly string[]>> = {
  filters: [...Array(5).fill('filter-switch-off'), 'pop3-leave-on-server'],
  oauth2: ['password-forget'],
  // Its stuck message stays: no Drafts folder that it could go to.
  'outbox-maildir': ['pop3-leave-on-server'],
  'pop-deferred': ['pop3-leave-on-server', 'pop3-leave-on-server'],
  'pop-imap-conflict': ['pop3-leave-on-server'],
  'pop-imap-leave': ['pop3-leave-on-server'],
  'saved-logins': Array(3).fill('password-forget'),
  'stuck-outbox': [...Array(5).fill('outbox-move-to-drafts'), 'password-forget'],
};

describe('every automatic repair of a home that can be taken back', () => {
  it.each(homes)('%s: repaired, looked at again, and taken back to the byte', async (home) => {
    const folder = path.join(root, home);
    cpSync(homeFolder(home), folder, { recursive: true });
    const place: RepairPlace = { target: { folder, users: { kind: 'all' } }, data: path.join(root, `data-${home}`) };
    const before = treeOf(folder);
    const found = (await see(place)).evaluation.findings;
    const done = await allSafe(place);
    expect(done.map(({ state }) => state)).toEqual(done.map(() => 'done'));
    expect(done.map(({ fix }) => fix).sort()).toEqual(repaired[home] ?? []);

    const left = (await see(place)).evaluation.findings.map(({ id }) => id);
    for (const { finding } of done) expect(left).not.toContain(finding);
    expect(left.filter((id) => !found.some((one) => one.id === id))).toEqual([]);

    const undone: JournalEntry[] = [];
    for (const { id } of done.toReversed()) undone.push(await undo(id, place, quietRun()));
    expect(undone.map(({ state, refusal }) => [state, refusal])).toEqual(undone.map(() => ['done', undefined]));
    expect(treeOf(folder)).toEqual(before);
    expect(leaksIn(JSON.stringify([done, undone]))).toEqual([]);
  });
});
