import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { history } from '../../main/engine/history.ts';
import { recover } from '../../main/engine/recover.ts';
import { applyPlan } from '../../main/engine/repair.ts';
import { undo } from '../../main/engine/undo.ts';
import type { Disk } from '../../shared/disk.ts';
import type { JournalEntry } from '../../shared/model/journal.ts';
import { type FaultCase, type FaultGroup, faultCases } from './fault-cases.ts';
import { type FaultAt, faults, faultyDisk, Killed } from './faulty-disk.ts';
import { quietRun } from './homes.ts';
import { differences, restore, type Snapshot, snapshotOf } from './snapshot.ts';
import { planIt, type Scene, sceneOf } from './test-fix.ts';

/**
 * POSTMENDER_FAULTS: `all` faults at every point, every way back cut short, and pairs; or `pairs` alone. Without it: one fault at each
 * point, in turn, and a sample of the rest. POSTMENDER_FAULT_ROWS: a file that gets the figures, a JSON line for each case.
 */
const { POSTMENDER_FAULTS: mode = 'turn', POSTMENDER_SEED: seed = '1', POSTMENDER_FAULT_ROWS: rowsFile } = process.env;
const isAll = mode === 'all';
const run = quietRun();

/** `applied`, `undone`: calls to the disk. `lost`: runs after which a file or a message is nowhere. `between`: neither old nor new. */
type Row = { name: string; applied: number; undone: number; runs: number; lost: number; between: number };

/** Every fault at every call to the disk, for each fix of a group, applied and undone. */
export function testFaults(group: FaultGroup): void {
  const root = mkdtempSync(path.join(tmpdir(), 'faults-'));
  const rows: Row[] = [];
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
    if (rowsFile) appendFileSync(rowsFile, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    for (const { name, applied, undone, runs, lost, between } of rows)
      console.info(`${name}: ${applied} + ${undone} points, ${runs} runs, ${lost} lost, ${between} between`);
  });
  const cases: readonly FaultCase[] = faultCases[group];
  const named = cases.map((given) => [given.kept ? `${given.fix} (${given.kept})` : given.fix, given] as const);

  describe('a fault at every call to the disk leaves the old files or the new ones', () => {
    it.each(named)('%s', { timeout: 10 * 3_600_000 }, async (name, given) => {
      const scene = sceneOf(root, given);
      const { seen, made } = await planIt(given.fix, scene, given);
      const row: Row = { name, applied: 0, undone: 0, runs: 0, lost: 0, between: 0 };
      rows.push(row);
      const wrong: string[] = [];
      const apply = (disk: Disk) => applyPlan(seen, made, { ...scene.place, disk }, run);
      row.applied = await everyPoint({ name: `${name} applied`, scene, act: apply, known: 0, row, wrong });
      const { id } = await apply(faultyDisk([]).disk);
      const back = (disk: Disk) => undo(id, { ...scene.place, disk }, run);
      row.undone = await everyPoint({ name: `${name} undone`, scene, act: back, known: 1, row, wrong });
      expect(wrong).toEqual([]);
      expect(row).toMatchObject({ lost: 0, between: 0 });
    });
  });
}

/** `known`: entries that the journal has already. */
type Trial = {
  readonly name: string;
  readonly scene: Scene;
  readonly act: (disk: Disk) => Promise<JournalEntry>;
  readonly known: number;
  readonly row: Row;
  readonly wrong: string[];
};
type Bounds = { readonly before: Snapshot; readonly after: Snapshot; readonly mail: readonly Buffer[] };

/** Leaves everything as it was; gives the number of points. */
async function everyPoint(trial: Trial): Promise<number> {
  const { name, scene, act, known } = trial;
  const { data } = scene.place;
  const [before, startData] = [snapshotOf(scene.folder), snapshotOf(data)];
  const reset = () => {
    restore(scene.folder, before);
    restore(data, startData);
  };
  const smooth = faultyDisk([]);
  expect((await act(smooth.disk)).state).toBe('done');
  const points = smooth.calls();
  const bounds = { before, after: snapshotOf(scene.folder), mail: quarantineIn(snapshotOf(data)) };
  expect(differences(before, bounds.after)).not.toEqual([]);
  const start = { ...bounds, mail: known > 0 ? bounds.mail : [] };

  const attempt = async (planned: readonly FaultAt[]) => {
    reset();
    return ended(() => act(faultyDisk(planned).disk));
  };
  const turn = trial.row.name.length;
  for (let at = 1; at <= points && mode !== 'pairs'; at += 1)
    for (const fault of isAll ? faults : [faults[(at + turn) % faults.length] ?? 'EIO'])
      await judge(trial, `${fault} at ${at} of ${points}`, bounds, start, await attempt([{ at, fault }]));
  const upTo = random(Number(seed));
  for (const pair of pairsOf(points, upTo)) {
    // Where the second fault meets the last word of a refused one, it stays open: what it answered is not asked.
    const entry = await attempt(pair);
    const isDone = entry?.state === 'done';
    await judge(trial, `${JSON.stringify(pair)} of ${points}, seed ${seed}`, bounds, start, isDone ? entry : null);
  }
  // The way back is cut short itself.
  for (const [at, cut] of mode === 'pairs' ? [] : cutsOf(points, upTo)) {
    let isCut = true;
    for (let next = cut; isCut; next += 1) {
      await attempt([{ at, fault: 'killed' }]);
      const { disk, calls } = faultyDisk([{ at: next, fault: 'killed' }]);
      await ended(() => recover({ ...scene.place, disk }, run));
      await judge(trial, `killed at ${at} of ${points}, recover killed at ${next}`, bounds, start, null);
      isCut = isAll && calls() >= next;
    }
  }
  reset();
  expect(differences(before, snapshotOf(scene.folder)), name).toEqual([]);
  return points;
}

/** null: killed. */
async function ended<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
    return null;
  }
}

/** What is there afterwards, and what the journal says of it. `start`: whose quarantined mail was kept before already. */
async function judge(
  { name, scene: { folder, place }, known, row, wrong }: Trial,
  label: string,
  { before, after, mail }: Bounds,
  start: Bounds,
  entry: JournalEntry | null,
): Promise<void> {
  const recovered = async () => {
    const result = await recover({ ...place, disk: faultyDisk([]).disk }, run);
    if (!result.ok) throw new Error(`recover: ${result.error.code}`);
    return result.value;
  };
  const first = await recovered();
  const now = snapshotOf(folder);
  const isBefore = differences(before, now).length === 0;
  const isAfter = differences(after, now).length === 0;
  const data = snapshotOf(place.data);
  const kept = quarantineIn(data);
  const missing = (isAfter ? mail : start.mail).some((one) => !kept.some((other) => other.equals(one)));
  const isLost = missing || [...before.keys()].some((path) => after.has(path) && !now.has(path));
  const listed = await history(place.data);
  const entries = listed.ok ? listed.value : [];
  const fresh = entries.slice(0, entries.length - known);
  const says = (text: string, isWrong: boolean) => {
    if (!isWrong) return;
    wrong.push(`${name}, ${label}: ${text}`);
    if (mode !== 'turn') process.stderr.write(`${wrong.at(-1)}\n`);
  };
  says(`neither old nor new: ${differences(before, now)}`, !isBefore && !isAfter);
  says('something is lost', isLost);
  says('the journal cannot be read', !listed.ok);
  says(
    'an entry is open',
    entries.some(({ state }) => state === 'open'),
  );
  says('the journal says otherwise', fresh.some(({ state }) => state === 'done') !== isAfter);
  says('the answer says otherwise', entry !== null && entry.state !== 'open' && (entry.state === 'done') !== isAfter);
  says('ended, and yet recovered', entry !== null && entry.state !== 'open' && first.length > 0);
  says('recovered twice', (await recovered()).length > 0);
  says('recovered twice, and changed', differences(now, snapshotOf(folder)).length > 0);
  says(
    'a temporary file in the journal',
    [...data.keys()].some((path) => path.endsWith('.new')),
  );
  row.runs += 1;
  row.lost += isLost ? 1 : 0;
  row.between += isBefore || isAfter ? 0 : 1;
  if (mode !== 'turn' && row.runs % 200 === 0)
    process.stderr.write(`${name}: ${label}; ${row.runs} runs, ${row.lost} lost, ${row.between} between\n`);
}

const quarantineIn = (data: Snapshot): Buffer[] =>
  [...data].flatMap(([name, { bytes }]) => (bytes && /[\\/]quarantine[\\/].*\.eml$/.test(name) ? [bytes] : []));

/** Integers from 0 below a limit, the same ones for the same seed. */
function random(from: number): (limit: number) => number {
  let state = from >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** The last save of the journal failing twice, the way back after it killed, and random pairs, which often meet the way back. */
function* pairsOf(points: number, upTo: (limit: number) => number): Generator<readonly FaultAt[]> {
  for (let next = 5; next <= 25; next += mode === 'turn' ? 10 : 1)
    yield [
      { at: points, fault: 'EIO' },
      { at: points + next, fault: 'EIO' },
    ];
  for (let next = 4; next <= 14; next += mode === 'turn' ? 2 : 1)
    yield [
      { at: points - 5, fault: 'ENOSPC' },
      { at: points - 5 + next, fault: 'killed' },
    ];
  const anyFault = () => faults[upTo(faults.length)] ?? 'EIO';
  for (let turn = 0; turn < (mode === 'turn' ? 3 : 200); turn += 1) {
    const at = 1 + upTo(points);
    yield [
      { at, fault: anyFault() },
      { at: at + 1 + upTo(12), fault: anyFault() },
    ];
  }
}

/** Where the repair is killed, and where the way back is, at first. */
function cutsOf(points: number, upTo: (limit: number) => number): (readonly [number, number])[] {
  if (isAll) return Array.from({ length: points }, (_, one) => [one + 1, 1] as const);
  return Array.from({ length: 3 }, () => [1 + upTo(points), 1 + upTo(8)] as const);
}
