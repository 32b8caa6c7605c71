import { readFile } from 'node:fs/promises';
import { parseJson } from '../../shared/json.ts';
import { planReport } from '../../shared/model/plan.ts';
import { planText } from '../../shared/reports/plan-text.ts';
import type { Planned } from '../engine/planning.ts';
import {
  applyPlan,
  fixesFor,
  planWish,
  type RepairPlace,
  refusedEntry,
  type Seen,
  type Wish,
} from '../engine/repair.ts';
import type { RepairRun } from '../engine/repair-run.ts';
import type { Parsed } from './arguments.ts';
import { changing, withEntries } from './entries.ts';
import { named } from './plan.ts';
import { chosenOf, lookOrTell, repairPlace, text } from './repair-place.ts';
import type { Shell } from './shell.ts';
import { tellUnfinished } from './unfinished.ts';

type Job = { readonly shell: Shell; readonly parsed: Parsed; readonly place: RepairPlace; readonly run: RepairRun };

/**
 * `fix FINDING… | --all-safe | --plan FILE`: shows each plan, asks, carries out exactly that, and looks again before the next. What is
 * refused or fails gives exit code 4; what the person declines is left as it is.
 */
export async function runFix(shell: Shell, parsed: Parsed): Promise<number> {
  const { place, run } = repairPlace(shell, parsed);
  const job: Job = { shell, parsed, place, run };
  const isSafe = parsed.options.has('all-safe');
  const file = text(parsed, 'plan');
  if ([isSafe, file !== undefined, parsed.operands.length > 0].filter(Boolean).length !== 1) {
    shell.tell(shell.translate('repair.nothing-named', { option: '--all-safe' }));
    return 2;
  }
  const wishes = file === undefined ? null : await savedWishes(shell, file);
  if (file !== undefined && !wishes) return 2;
  await tellUnfinished(shell);
  const code = await withEntries(shell, parsed, () => (isSafe ? allSafe(job) : each(job, wishes ?? parsed.operands)));
  return code === 0 && shell.outcome.entries.some(({ state }) => state !== 'done') ? 4 : code;
}

async function each(job: Job, wishes: readonly (string | Wish)[]): Promise<number> {
  const { shell, parsed, place, run } = job;
  for (const wish of wishes) {
    const seen = await lookOrTell(shell, place, run);
    if (!seen) return 2;
    if (typeof wish === 'string' && !named(shell, seen, [wish])) return 2;
    const full: Wish =
      typeof wish === 'string' ? { finding: wish, fix: text(parsed, 'fix'), chosen: chosenOf(parsed) } : wish;
    const planned = await planWish(seen, full, place, run);
    const code = await one(job, seen, planned, full);
    if (code !== 0) return code;
  }
  return 0;
}

/** Repairs that need no choice and can be taken back completely; the first of each finding. Looks anew after each. */
async function allSafe(job: Job): Promise<number> {
  const { shell, place, run } = job;
  const tried = new Set<string>();
  let wasShown = false;
  for (;;) {
    const seen = await lookOrTell(shell, place, run);
    if (!seen) return 2;
    const finding = seen.evaluation.findings.find(
      (other) => !tried.has(other.id) && fixesFor(other).some(({ kind }) => kind === 'automatic'),
    );
    if (!finding) {
      if (!wasShown) shell.tell(nothingSafe(shell, seen));
      return 0;
    }
    tried.add(finding.id);
    const fix = fixesFor(finding).find(({ kind }) => kind === 'automatic')?.id;
    const wish: Wish = { finding: finding.id, fix, chosen: new Map() };
    const planned = await planWish(seen, wish, place, run);
    if (planned.plan.refusal?.code === 'managed' || planned.plan.refusal?.code === 'not-vouched') continue;
    if (planned.plan.cannotBringBack || planned.plan.choices.length > 0) continue;
    wasShown = true;
    const code = await one(job, seen, planned, wish);
    if (code !== 0) return code;
  }
}

const nothingSafe = ({ translate }: Shell, { evaluation }: Seen): string =>
  evaluation.findings.length === 0
    ? translate('repair.no-plans')
    : translate('repair.none-safe', { command: 'postmender plan --all' });

/** Shows, asks, does. A code other than 0 ends everything. */
async function one({ shell, parsed, place, run }: Job, seen: Seen, planned: Planned, wish: Wish): Promise<number> {
  const { translate } = shell;
  const { plan } = planned;
  const finding = seen.evaluation.findings.find(({ id }) => id === plan.finding) ?? null;
  if (!shell.quiet)
    shell.tell(planText(translate, { plan, finding, inventory: seen.inventory }, { files: shell.verbose }));
  if (plan.refusal || (wish.digest !== undefined && wish.digest !== plan.digest)) {
    const refusal = plan.refusal ?? {
      code: 'changed-since-preview' as const,
      file: plan.changes[0]?.path ?? null,
      params: {},
    };
    shell.outcome.entries.push(refusedEntry(plan, refusal, place.target));
    return 0;
  }
  const may = await consent(shell, parsed, plan.cannotBringBack !== undefined);
  if (may === null) return 2;
  if (!may) shell.tell(translate('repair.left-out'));
  else await changing(shell, async () => [await applyPlan(seen, planned, place, run)]);
  shell.status('');
  return 0;
}

/** The person's word; null where nobody can be asked and nothing was said beforehand. A loss needs a word of its own. */
async function consent(shell: Shell, { options }: Parsed, loses: boolean): Promise<boolean | null> {
  const { translate } = shell;
  const may = options.has('yes') ? true : await shell.ask(translate('repair.ask-apply'));
  if (may === null) shell.tell(translate('repair.needs-yes'));
  if (may !== true || !loses || options.has('accept-loss')) return may;
  const all = await shell.ask(translate('repair.ask-loss'));
  if (all === null) shell.tell(translate('repair.needs-loss'));
  return all;
}

/** The plans of a saved file, as wishes that hold only while the same would be done. */
async function savedWishes(shell: Shell, file: string): Promise<readonly Wish[] | null> {
  const content = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.syscall === undefined) throw error;
    return null;
  });
  const read = content === null ? null : planReport.safeParse(parseJson(content));
  if (!read?.success) {
    shell.tell(shell.translate('repair.plan-unreadable', { file }));
    return null;
  }
  return read.data.plans
    .filter(({ refusal, kind }) => !refusal && kind !== 'guided')
    .map(({ finding, fix, choices, digest }) => ({
      finding,
      fix,
      digest,
      chosen: new Map(choices.flatMap(({ key, chosen }) => (chosen === null ? [] : [[key, chosen] as const]))),
    }));
}
