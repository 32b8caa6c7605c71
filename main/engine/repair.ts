import { statfs } from 'node:fs/promises';
import { checks } from '../../shared/checks/index.ts';
import type { Disk } from '../../shared/disk.ts';
import { evaluate } from '../../shared/evaluate.ts';
import { fixesOf } from '../../shared/facts/fix-kinds.ts';
import type { Evaluation, Finding } from '../../shared/model/finding.ts';
import type { Inventory } from '../../shared/model/inventory.ts';
import type { JournalEntry } from '../../shared/model/journal.ts';
import type { Plan, Refusal } from '../../shared/model/plan.ts';
import type { Problem } from '../../shared/model/problem.ts';
import { ok, type Result } from '../../shared/result.ts';
import { realDisk } from '../machine/disk.ts';
import type { Machine, OpenError } from '../machine/machine.ts';
import { openWriter } from '../machine/machine-writer.ts';
import { type Journal, openJournal } from '../store/journal.ts';
import type { StoredEntry } from '../store/journal-entry.ts';
import { takeLock } from '../store/lock.ts';
import { carryOut, guarded } from './carry-out.ts';
import type { Source } from './content.ts';
import { shownEntry } from './history.ts';
import { openMachine, type Target } from './open-machine.ts';
import { findFinding, type Planned, planFix, whoRuns } from './planning.ts';
import type { RepairRun } from './repair-run.ts';
import { scan } from './scan.ts';

export type Seen = { readonly machine: Machine; readonly inventory: Inventory; readonly evaluation: Evaluation };
export type RepairPlace = { readonly target: Target; readonly data: string; readonly disk?: Disk };
export type Wish = {
  readonly finding: string;
  /** Default: the finding's first fix that is done at once. */
  readonly fix?: string | undefined;
  readonly chosen: ReadonlyMap<string, string>;
  /** The digest of what was shown; anything else is refused. */
  readonly digest?: string | undefined;
};

/** Looks anew: a plan is made from what is there now, and what was done is judged by what is there afterwards. */
export async function look(target: Target, run: RepairRun): Promise<Result<Seen, OpenError>> {
  const machine = await openMachine(target);
  if (!machine.ok) return machine;
  const inventory = await scan(machine.value, run);
  return ok({ machine: machine.value, inventory, evaluation: evaluate(inventory) });
}

/** Looks for the profiles of an entry: at everybody's where those of the asked-for users are not enough. */
export async function lookFor(
  { profiles, machine }: Pick<StoredEntry, 'profiles' | 'machine'>,
  target: Target,
  run: RepairRun,
): Promise<Result<Seen, OpenError>> {
  const place = { ...target, folder: machine ?? undefined };
  const seen = await look(place, run);
  const isWhole = seen.ok && profiles.every((id) => seen.value.inventory.profiles.some((one) => one.id === id));
  return isWhole || !seen.ok ? seen : look({ ...place, users: { kind: 'all' } }, run);
}

export const fixesFor = ({ check, subject }: Finding) => {
  const found = checks.find(({ meta }) => meta.id === check);
  return fixesOf(found?.meta.fixes ?? [], subject).filter(({ kind }) => kind !== 'guided');
};

/** The plan for a wish; where it cannot be made, one with a refusal. */
export async function planWish(
  seen: Seen,
  wish: Wish,
  { data, disk = realDisk }: RepairPlace,
  run: RepairRun,
): Promise<Planned> {
  const source: Source = { machine: seen.machine, journal: openJournal(data, disk), signal: run.signal };
  const finding = findFinding(seen.evaluation.findings, wish.finding);
  if (!finding.ok) return without(wish, finding.error);
  const fix = wish.fix ?? fixesFor(finding.value)[0]?.id;
  if (fix === undefined)
    return without(wish, { code: 'no-such-fix', file: null, params: { fix: 'none' } }, finding.value);
  const planned = await planFix({ finding: finding.value, inventory: seen.inventory, source }, fix, wish.chosen);
  if (planned.plan.refusal) return planned;
  const offered = fixesFor(finding.value).some(({ id }) => id === fix);
  if (!offered) return without(wish, { code: 'no-such-fix', file: null, params: { fix } }, finding.value);
  return planned;
}

/** The program that must be closed before a plan can be carried out, where it is open or nobody can tell. */
export const inTheWay = (
  { machine, inventory }: Seen,
  { profiles }: Planned,
  { data, disk = realDisk }: RepairPlace,
  { signal }: RepairRun,
): Promise<Refusal | null> => whoRuns(profiles, inventory, { machine, journal: openJournal(data, disk), signal });

function without({ finding, fix = 'none' }: Wish, refusal: Refusal, found?: Finding): Planned {
  const plan: Plan = {
    finding: found?.id ?? finding,
    check: found?.check ?? '',
    fix,
    kind: 'guided',
    digest: '',
    mustBeClosed: [],
    changes: [],
    choices: [],
    refusal,
  };
  return { plan, changes: [], profiles: [] };
}

/** Carries a plan out, and judges by looking again. A refusal comes as an entry `refused`: nothing was touched. */
export async function applyPlan(
  seen: Seen,
  planned: Planned,
  place: RepairPlace,
  run: RepairRun,
): Promise<JournalEntry> {
  const { target, data, disk = realDisk } = place;
  const { plan, changes, profiles } = planned;
  const finding = seen.evaluation.findings.find(({ id }) => id === plan.finding);
  const refused = (refusal: Refusal) => refusedEntry(plan, refusal, target);
  if (plan.refusal) return refused(plan.refusal);
  if (!finding) return refused({ code: 'not-found', file: null, params: { finding: plan.finding } });
  const lock = await guarded(() => takeLock(data));
  if (!lock.ok) return refused(lock.error);
  try {
    const journal = openJournal(data, disk);
    const open = await unfinished(journal);
    if (open) return refused(open);
    const source: Source = { machine: seen.machine, journal, signal: run.signal };
    const done = await carryOut({
      writer: openWriter(seen.machine, disk),
      journal,
      run,
      about: aboutOf(plan, finding, profiles, target),
      changes,
      at: new Date().toISOString(),
      freeHere: () => freeBytes(data),
      closed: () => whoRuns(profiles, seen.inventory, source),
      verify: () => stillThere(seen, finding, planned, target, run),
    });
    if (!done.ok) return refused(done.error);
    await prune(journal);
    return shownEntry(done.value, [done.value], journal);
  } finally {
    lock.value.release();
  }
}

const aboutOf = (plan: Plan, finding: Finding, profiles: readonly string[], target: Target) => ({
  fix: plan.fix,
  finding: plan.finding,
  check: plan.check,
  subject: finding.subject,
  profiles: [...profiles],
  undoes: null,
  machine: target.folder ?? null,
});

export const refusedEntry = (
  plan: Pick<Plan, 'fix' | 'finding' | 'check' | 'changes'>,
  refusal: Refusal,
  target: Target,
): JournalEntry => ({
  id: '',
  at: new Date().toISOString(),
  fix: plan.fix,
  finding: plan.finding,
  check: plan.check,
  undoes: null,
  state: 'refused',
  machine: target.folder ?? null,
  changes: plan.changes,
  kept: 0,
  quarantined: [],
  refusal,
});

/** An entry that a crash left open must be ended first, or its files would be neither old nor new. */
export async function unfinished(journal: Journal): Promise<Refusal | null> {
  const entries = await journal.list();
  if (!entries.ok) return entries.error;
  const open = entries.value.find(({ state }) => state === 'open');
  return open ? { code: 'unfinished', file: journal.folderOf(open.id), params: { entry: open.id } } : null;
}

/**
 * Looks again with the same code: the trouble must be gone, and not because something could not be read any more.
 */
async function stillThere(
  before: Seen,
  finding: Finding,
  { changes, profiles }: Planned,
  target: Target,
  run: RepairRun,
): Promise<Refusal | null> {
  const after = await look(target, { ...run, progress: () => undefined });
  if (!after.ok) return { code: 'unreadable', file: after.error.file, params: {} };
  const known = new Set(before.inventory.problems.map(({ id }) => id));
  // A large folder whose index we put aside is read at its ends until the program has made a new one: what is seen or not seen there
  // now was so before, and the bytes that we wrote were compared already.
  const isOurs = ({ code, params: { file } }: Problem) =>
    (code === 'outbox-partly-read' || code === 'file-damaged') &&
    changes.some(({ kind, path }) => kind === 'set-aside' && path === `${file}.msf`);
  const fresh = after.value.inventory.problems.find(
    (problem) => !known.has(problem.id) && profiles.includes(problem.subject) && !isOurs(problem),
  );
  if (fresh) return { code: 'damaged', file: fresh.params.file ?? null, params: { problem: fresh.code } };
  const same = after.value.evaluation.findings.some(
    ({ check, subject, message }) =>
      check === finding.check && subject === finding.subject && message === finding.message,
  );
  return same ? { code: 'still-there', file: null, params: { check: finding.check } } : null;
}

/** Copies that are older than we promise to keep them go; that it could not be done is no reason to call a repair failed. */
async function prune(journal: Journal): Promise<void> {
  const entries = await journal.list();
  if (entries.ok) await guarded(async () => ok(await journal.prune(entries.value, Date.now())));
}

/** Free bytes for our own folder, or for the nearest folder above it that is there. */
export async function freeBytes(folder: string): Promise<number | null> {
  const stats = await statfs(folder).catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? null : undefined,
  );
  if (stats) return stats.bavail * stats.bsize;
  const above = folder.replace(/[\\/][^\\/]*$/, '');
  return stats === null && above !== folder && above !== '' ? freeBytes(above) : null;
}
