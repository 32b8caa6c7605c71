import type { Answer, RepairJob, RepairResult, ScanTarget } from '../../shared/ipc/contract.ts';
import type { JournalEntry } from '../../shared/model/journal.ts';
import type { Refusal } from '../../shared/model/plan.ts';
import { assertNever, err, ok } from '../../shared/result.ts';
import { history } from '../engine/history.ts';
import type { Target } from '../engine/open-machine.ts';
import { recover } from '../engine/recover.ts';
import { applyPlan, inTheWay, look, planWish, type RepairPlace, refusedEntry } from '../engine/repair.ts';
import type { RepairRun } from '../engine/repair-run.ts';
import { planUndo, undo } from '../engine/undo.ts';
import { applySeveral, planSeveral } from './repair-several.ts';

type RepairAnswer = Answer<'repair.do'>;

/** Where a repair may work: on this computer, or in another one's folder. Examples and saved scans are only looked at. */
function targetOf(target: ScanTarget): Target | null {
  if (target.kind === 'machine') return { folder: target.folder, users: { kind: 'all' } };
  if (target.kind === 'this-computer')
    return { folder: undefined, users: { kind: target.allUsers ? 'all' : 'current' } };
  return null;
}

/** One repair asked for by the window: planned, done, taken back, recovered, or the list of all of them. */
export async function repairFor(
  job: RepairJob,
  target: ScanTarget,
  data: string,
  run: RepairRun,
): Promise<RepairAnswer> {
  switch (job.kind) {
    case 'history': {
      const all = await history(data);
      return all.ok ? entries(all.value) : entries([], all.error);
    }
    case 'recover': {
      const ended = await recover(await placeOf(data, null), run);
      return ended.ok ? entries(ended.value) : entries([], ended.error);
    }
    case 'undo':
      return entries([await undo(job.entry, await placeOf(data, job.entry), run, job.digest)]);
    case 'plan-undo':
      return ok({ kind: 'plan', ...(await planUndo(job.entry, await placeOf(data, job.entry), run)) });
    case 'plan-all':
    case 'apply-all': {
      const where = targetOf(target);
      return where ? several(job, { target: where, data }, run) : err({ code: 'not-here', file: null });
    }
    case 'plan':
    case 'apply': {
      const where = targetOf(target);
      return where ? planned(job, { target: where, data }, run) : err({ code: 'not-here', file: null });
    }
    default:
      return assertNever(job);
  }
}

/** An entry knows its own folder. Of this computer every user is seen: the repair may have been another one's. */
async function placeOf(data: string, id: string | null): Promise<RepairPlace> {
  const all = await history(data);
  const entry = all.ok ? all.value.find((one) => (id === null ? one.state === 'open' : one.id === id)) : undefined;
  return { target: { folder: entry?.machine ?? undefined, users: { kind: 'all' } }, data };
}

async function several(
  job: Extract<RepairJob, { kind: 'plan-all' | 'apply-all' }>,
  place: RepairPlace,
  run: RepairRun,
): Promise<RepairAnswer> {
  if (job.kind === 'apply-all') {
    const done = await applySeveral(job.wishes, place, run);
    return done.ok ? entries(done.value) : err({ code: 'folder-unreadable', file: done.error.file });
  }
  const made = await planSeveral(job.findings, place, run);
  return made.ok ? ok({ kind: 'plans', ...made.value }) : err({ code: 'folder-unreadable', file: made.error.file });
}

const entries = (list: readonly JournalEntry[], refusal: Refusal | null = null): RepairAnswer =>
  ok({ kind: 'entries', entries: [...list], refusal } satisfies RepairResult);

async function planned(
  job: Extract<RepairJob, { kind: 'plan' | 'apply' }>,
  place: RepairPlace,
  run: RepairRun,
): Promise<RepairAnswer> {
  const seen = await look(place.target, run);
  if (!seen.ok) return err({ code: 'folder-unreadable', file: seen.error.file });
  const { finding, fix } = job;
  const wish = { finding, fix, chosen: new Map(Object.entries(job.chosen)) };
  const made = await planWish(seen.value, wish, place, run);
  if (job.kind === 'plan')
    return ok({ kind: 'plan', plan: made.plan, running: await inTheWay(seen.value, made, place, run) });
  const refused = (refusal: Refusal) => entries([refusedEntry(made.plan, refusal, place.target)]);
  if (made.plan.refusal) return refused(made.plan.refusal);
  if (made.plan.digest !== job.digest)
    return refused({ code: 'changed-since-preview', file: made.plan.changes[0]?.path ?? null, params: {} });
  if (made.plan.cannotBringBack !== undefined && !job.acceptsLoss)
    return refused({ code: 'needs-choice', file: null, params: { key: 'accept-loss' } });
  return entries([await applyPlan(seen.value, made, place, run)]);
}
