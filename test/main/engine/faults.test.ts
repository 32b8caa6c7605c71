import { createHash } from 'node:crypto';
import { cpSync, existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { history } from '../../../main/engine/history.ts';
import { recover } from '../../../main/engine/recover.ts';
import { applyPlan, fixesFor, look, planWish, type RepairPlace } from '../../../main/engine/repair.ts';
import { undo } from '../../../main/engine/undo.ts';
import type { Disk } from '../../../shared/disk.ts';
import type { JournalEntry } from '../../../shared/model/journal.ts';
import { type FaultAt, faults, faultyDisk, Killed } from '../../support/faulty-disk.ts';
import { homeFolder, quietRun } from '../../support/homes.ts';

/** POSTMENDER_FAULTS: `all` faults at every point, and `pairs` of faults, or those alone. Without it: one at each point, in turn. */
const { POSTMENDER_FAULTS: mode = 'turn', POSTMENDER_SEED: seed = '1' } = process.env;
const isAll = mode === 'all';
const root = mkdtempSync(path.join(tmpdir(), 'faults-'));
const machine = path.join(root, 'machine');
const data = path.join(root, 'data');
const place: RepairPlace = { target: { folder: machine, users: { kind: 'all' } }, data };
const run = quietRun();
const counted = { fixes: 0, points: 0, runs: 0 };
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
  console.info(`faults: ${counted.fixes} fixes, ${counted.points} points, ${counted.runs} runs`);
});

/** A home in which each fix has something to do, and what is chosen. */
const cases = [
  ['pop-imap-leave', 'pop3-leave-on-server'],
  ['stuck-outbox', 'outbox-move-to-drafts'],
  ['stuck-outbox', 'outbox-quarantine'],
  ['saved-logins', 'password-forget'],
  ['filters', 'filter-switch-off'],
] as const;

/** Every file and folder, also temporary ones, with its bytes and mode. */
function treeOf(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const facts = lstatSync(path.join(folder, name));
      const bytes = facts.isFile() ? createHash('sha256').update(readFileSync(path.join(folder, name))) : null;
      return `${name} ${facts.mode} ${facts.uid}:${facts.gid} ${bytes?.digest('hex') ?? ''}`;
    })
    .join('\n');
}

function copy(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  if (existsSync(from)) cpSync(from, to, { recursive: true, preserveTimestamps: true });
}

async function plannedFor(fix: string) {
  const seen = await look(place.target, run);
  if (!seen.ok) throw new Error(seen.error.code);
  for (const finding of seen.value.evaluation.findings) {
    if (!fixesFor(finding).some(({ id }) => id === fix)) continue;
    const planned = await planWish(seen.value, { finding: finding.id, fix, chosen: new Map() }, place, run);
    if (!planned.plan.refusal) return { seen: seen.value, planned };
  }
  throw new Error(`nothing to do for ${fix}`);
}

type Act = (disk: Disk) => Promise<JournalEntry>;

const ended = async (act: Act, faulted: readonly FaultAt[]) => {
  try {
    return { entry: await act(faultyDisk(faulted).disk) };
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
    return { entry: null };
  }
};

const recovered = async () => {
  const result = await recover(place, run);
  if (!result.ok) throw new Error(`recover: ${result.error.code}`);
  return result.value;
};

/** `known`: ids of the entries of before, whose state is not what is asked here. */
async function judge(label: string, before: string, after: string, known: number, entry: JournalEntry | null) {
  await recovered();
  const now = treeOf(machine);
  const which = now === before ? 'before' : now === after ? 'after' : 'between';
  expect(which, label).not.toBe('between');
  const listed = await history(data);
  if (!listed.ok) throw new Error(listed.error.code);
  const fresh = listed.value.slice(0, listed.value.length - known);
  expect(
    listed.value.filter(({ state }) => state === 'open'),
    label,
  ).toEqual([]);
  expect(
    fresh.some(({ state }) => state === 'done'),
    `${label}: the journal`,
  ).toBe(which === 'after');
  if (entry && entry.state !== 'open') expect(entry.state === 'done', `${label}: the answer`).toBe(which === 'after');
  expect(await recovered(), `${label}: recovered twice`).toEqual([]);
  expect(treeOf(machine), label).toBe(now);
  counted.runs += 1;
}

async function everyPoint(name: string, act: Act, known: number): Promise<void> {
  const [start, startData] = [path.join(root, 'start'), path.join(root, 'start-data')];
  copy(machine, start);
  copy(data, startData);
  const reset = () => {
    copy(start, machine);
    copy(startData, data);
  };
  const before = treeOf(machine);
  const smooth = faultyDisk([]);
  expect((await act(smooth.disk)).state).toBe('done');
  const after = treeOf(machine);
  const points = smooth.calls();
  expect(after).not.toBe(before);
  counted.points += points;
  for (const pair of pairsOf(points)) {
    reset();
    const { entry } = await ended(act, pair);
    await judge(`${name}, ${JSON.stringify(pair)} of ${points}, seed ${seed}`, before, after, known, entry);
  }
  if (mode === 'pairs') return reset();
  for (let at = 1; at <= points; at += 1)
    for (const fault of isAll ? faults : faults.filter((_, turn) => turn === at % faults.length)) {
      reset();
      const { entry } = await ended(act, [{ at, fault }]);
      await judge(`${name}, ${fault} at ${at} of ${points}`, before, after, known, entry);
    }
  // The way back is cut short itself, at every call, after a kill in the middle and near the end.
  for (const at of isAll ? Array.from({ length: points }, (_, one) => one + 1) : [points - 4]) {
    let isCut = true;
    for (let cut = 1; isCut; cut += 1) {
      reset();
      await ended(act, [{ at, fault: 'killed' }]);
      const disk = faultyDisk([{ at: cut, fault: 'killed' }]).disk;
      isCut = await recover({ ...place, disk }, run).then(
        () => false,
        (error: unknown) => {
          if (error instanceof Killed) return true;
          throw error;
        },
      );
      await judge(`${name}, killed at ${at}, recover killed at ${cut}`, before, after, known, null);
    }
  }
  reset();
}

/** The last save of the journal failing twice, and random pairs: the second one often meets the way back. */
function* pairsOf(points: number): Generator<readonly FaultAt[]> {
  for (let next = 5; next <= 25; next += mode === 'turn' ? 5 : 1)
    yield [
      { at: points, fault: 'EIO' },
      { at: points + next, fault: 'EIO' },
    ];
  if (mode === 'turn') return;
  let state = Number(seed) >>> 0;
  const upTo = (limit: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const anyFault = () => faults[upTo(faults.length)] ?? 'EIO';
  for (let turn = 0; turn < (isAll ? 200 : 25); turn += 1) {
    const at = 1 + upTo(points);
    yield [
      { at, fault: anyFault() },
      { at: at + 1 + upTo(12), fault: anyFault() },
    ];
  }
}

describe('a fault at every call to the disk', () => {
  it.each(cases)('%s, %s: applied and undone, the files are old or new', { timeout: 3_600_000 }, async (home, fix) => {
    counted.fixes += 1;
    copy(homeFolder(home), machine);
    rmSync(data, { recursive: true, force: true });
    const { seen, planned } = await plannedFor(fix);
    await everyPoint(`${fix} applied`, (disk) => applyPlan(seen, planned, { ...place, disk }, run), 0);
    const done = await applyPlan(seen, planned, place, run);
    expect(done.state).toBe('done');
    await everyPoint(`${fix} undone`, (disk) => undo(done.id, { ...place, disk }, run), 1);
  });
});
