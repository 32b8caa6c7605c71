import type { RepairResult } from '../../shared/ipc/contract.ts';
import type { JournalEntry } from '../../shared/model/journal.ts';
import type { DescribedChange, FileMark, Plan, Refusal } from '../../shared/model/plan.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Planned } from '../engine/planning.ts';
import { applyPlan, fixesFor, inTheWay, look, planWish, type RepairPlace, refusedEntry } from '../engine/repair.ts';
import type { RepairRun } from '../engine/repair-run.ts';

type NotOpened = Extract<Awaited<ReturnType<typeof look>>, { readonly ok: false }>['error'];
export type Plans = Omit<Extract<RepairResult, { kind: 'plans' }>, 'kind'>;
export type ShownWish = { readonly finding: string; readonly fix: string; readonly digest: string };

/** What would be done about each of several findings; those that need more than one common consent are left out by name. */
export async function planSeveral(
  findings: readonly string[],
  place: RepairPlace,
  run: RepairRun,
): Promise<Result<Plans, NotOpened>> {
  const seen = await look(place.target, run);
  if (!seen.ok) return seen;
  const plans: Planned[] = [];
  const leftOut: Plans['leftOut'] = [];
  for (const id of findings) {
    const leave = (why: Plans['leftOut'][number]['why'], refusal: Refusal | null = null) =>
      leftOut.push({ finding: id, why, refusal });
    const finding = seen.value.evaluation.findings.find((one) => one.id === id);
    const fixes = finding ? fixesFor(finding) : [];
    const fix = fixes.find(({ kind }) => kind === 'automatic')?.id;
    if (!finding) leave('refused', { code: 'not-found', file: null, params: { finding: id } });
    else if (fix === undefined) leave(fixes.length > 0 ? 'choice' : 'by-hand');
    else {
      const planned = await planWish(seen.value, { finding: id, fix, chosen: new Map() }, place, run);
      const { refusal, choices, cannotBringBack } = planned.plan;
      if (choices.length > 0) leave('choice');
      else if (refusal) leave('refused', refusal);
      else if (cannotBringBack !== undefined) leave('loss');
      else plans.push(planned);
    }
  }
  let running: Refusal | null = null;
  for (const planned of plans) running ??= await inTheWay(seen.value, planned, place, run);
  return ok({ plans: plans.map(({ plan }) => plan), leftOut, running });
}

/**
 * Carries out what was shown, one after the other. Where one is not as it was shown, nothing at all is done. A later one that touches a
 * file of an earlier one is planned on what that left: its values must be those that were shown, and the file exactly as we left it.
 * Gives one entry for each that was begun; what came after Cancel is not among them.
 */
export async function applySeveral(
  wishes: readonly ShownWish[],
  place: RepairPlace,
  run: RepairRun,
): Promise<Result<readonly JournalEntry[], NotOpened>> {
  const first = await look(place.target, run);
  if (!first.ok) return first;
  const shown: Plan[] = [];
  for (const { finding, fix, digest } of wishes) {
    const { plan } = await planWish(first.value, { finding, fix, chosen: new Map() }, place, run);
    const isLossy = plan.cannotBringBack !== undefined || plan.choices.length > 0;
    if (plan.refusal || plan.digest !== digest || isLossy)
      return ok([refusedEntry(plan, plan.refusal ?? changed(plan), place.target)]);
    shown.push(plan);
  }
  const entries: JournalEntry[] = [];
  for (const plan of shown) {
    const entry = await next(plan, entries, place, run);
    if (entry) entries.push(entry);
    if (!entry || entry.state === 'open' || run.signal.aborted) break;
  }
  return ok(entries);
}

/** Null: stopped before it was begun. */
async function next(
  shown: Plan,
  earlier: readonly JournalEntry[],
  place: RepairPlace,
  run: RepairRun,
): Promise<JournalEntry | null> {
  try {
    const seen = await look(place.target, run);
    const refused = (refusal: Refusal) => refusedEntry(shown, refusal, place.target);
    if (!seen.ok) return refused({ code: 'unreadable', file: seen.error.file, params: {} });
    const wish = { finding: shown.finding, fix: shown.fix, chosen: new Map<string, string>() };
    const planned = await planWish(seen.value, wish, place, run);
    if (planned.plan.refusal) return refused(planned.plan.refusal);
    if (planned.plan.digest !== shown.digest && !isShown(planned.plan, shown, earlier)) return refused(changed(shown));
    return await applyPlan(seen.value, planned, place, run);
  } catch (error) {
    if (run.signal.aborted) return null;
    throw error;
  }
}

const changed = ({ changes }: Pick<Plan, 'changes'>): Refusal => ({
  code: 'changed-since-preview',
  file: changes[0]?.path ?? null,
  params: {},
});

/** Whether a plan differs from the shown one only by what our own earlier changes did to the same files. */
function isShown(plan: Plan, shown: Plan, earlier: readonly JournalEntry[]): boolean {
  const left = new Map<string, FileMark | null>();
  for (const entry of earlier)
    if (entry.state === 'done')
      for (const { kind, path, after } of entry.changes) if (kind !== 'quarantine') left.set(path, after);
  // An index that we put aside before is not there to be put aside again.
  const wanted = shown.changes.filter(({ kind, path }) => !(kind === 'set-aside' && left.get(path) === null));
  return (
    plan.changes.length === wanted.length &&
    plan.changes.every((change, at) => {
      const other = wanted[at];
      if (!other) return false;
      const ours = left.get(change.path);
      if (ours === undefined) return JSON.stringify(change) === JSON.stringify(other);
      return sameIntent(change, other) && sameMark(change.before, ours);
    })
  );
}

const sameIntent = (one: DescribedChange, other: DescribedChange): boolean =>
  one.kind === other.kind &&
  one.path === other.path &&
  JSON.stringify(one.values) === JSON.stringify(other.values) &&
  one.part?.after === other.part?.after;

/** A file too large to be hashed whole is known by its size; the bytes that change are compared when they are written. */
const sameMark = (one: FileMark | null, other: FileMark | null): boolean =>
  one === null || other === null
    ? one === other
    : one.size === other.size && (one.sha256 === null || other.sha256 === null || one.sha256 === other.sha256);
