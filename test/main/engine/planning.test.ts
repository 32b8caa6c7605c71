import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findFinding } from '../../../main/engine/planning.ts';
import { applyPlan, look, planWish, type RepairPlace, type Wish } from '../../../main/engine/repair.ts';
import { homeFolder, quietRun } from '../../support/homes.ts';

const run = quietRun();
let root = '';
let place: RepairPlace;
const profile = () => path.join(root, 'machine/files/home/anna/.thunderbird/k3v9x2ab.default-default');
const finding = 'pop3-empties-shared-mailbox';

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'planning-'));
  const folder = path.join(root, 'machine');
  cpSync(homeFolder('pop-imap-conflict'), folder, { recursive: true, preserveTimestamps: true });
  place = { target: { folder, users: { kind: 'all' } }, data: path.join(root, 'data') };
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

async function planned(wish: Partial<Wish> = {}) {
  const seen = await look(place.target, run);
  if (!seen.ok) throw new Error(seen.error.code);
  const whole = { finding, chosen: new Map<string, string>(), ...wish };
  return { seen: seen.value, planned: await planWish(seen.value, whole, place, run) };
}

describe('a plan', () => {
  it('writes nothing, and is the same each time it is made of the same files', async () => {
    const before = readFileSync(path.join(profile(), 'prefs.js'));
    const [one, two] = [await planned(), await planned()];
    expect(one.planned.plan.refusal).toBeUndefined();
    expect(two.planned.plan).toEqual(one.planned.plan);
    expect(one.planned.plan.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(readFileSync(path.join(profile(), 'prefs.js'))).toEqual(before);
    expect(readdirSync(root)).toEqual(['machine']);
  });

  it('has another digest where the file changed, and for another repair', async () => {
    const first = (await planned()).planned.plan;
    const other = (await planned({ fix: 'pop3-stop-checking' })).planned.plan;
    appendFileSync(path.join(profile(), 'prefs.js'), 'user_pref("mail.theirs", 1);\n');
    const changed = (await planned()).planned.plan;
    expect(new Set([first.digest, other.digest, changed.digest]).size).toBe(3);
  });

  it('is not carried out where its file changed after it was made', async () => {
    const { seen, planned: made } = await planned();
    appendFileSync(path.join(profile(), 'prefs.js'), 'user_pref("mail.theirs", 1);\n');
    const now = readFileSync(path.join(profile(), 'prefs.js'));
    const entry = await applyPlan(seen, made, place, run);
    expect(entry.refusal?.code).toBe('changed-since-preview');
    expect(entry.state).toMatch(/^(refused|rolled-back)$/);
    expect(readFileSync(path.join(profile(), 'prefs.js'))).toEqual(now);
  });

  it('is a refusal without changes for a repair or a finding that there is not', async () => {
    const cases = [
      [{ fix: 'mail-restore' }, 'no-such-fix'],
      [{ fix: 'password-forget' }, 'not-found'],
      [{ finding: 'mail-lost' }, 'not-found'],
    ] as const;
    for (const [wish, code] of cases) {
      const { plan, changes } = (await planned(wish)).planned;
      expect([plan.refusal?.code, plan.changes, changes]).toEqual([code, [], []]);
    }
  });
});

it('a finding is found by its id, or by its check where that has only one', async () => {
  const { seen } = await planned();
  const [one] = seen.evaluation.findings;
  if (!one) throw new Error('no finding');
  const twice = [one, { ...one, id: 'other' }];
  expect(findFinding(twice, one.id)).toEqual({ ok: true, value: one });
  expect(findFinding([one], one.check)).toEqual({ ok: true, value: one });
  const ambiguous = findFinding(twice, one.check);
  expect(ambiguous.ok ? null : ambiguous.error.code).toBe('needs-choice');
  expect(findFinding([], one.id).ok).toBe(false);
});
