import type { Finding } from '../../shared/model/finding.ts';
import type { Plan, PlanReport } from '../../shared/model/plan.ts';
import { wrap } from '../../shared/reports/layout.ts';
import { planText } from '../../shared/reports/plan-text.ts';
import { findingText } from '../../shared/reports/words.ts';
import { findFinding } from '../engine/planning.ts';
import { fixesFor, planWish, type Seen } from '../engine/repair.ts';
import type { Parsed } from './arguments.ts';
import { chosenOf, give, lookOrTell, repairPlace, text } from './repair-place.ts';
import type { Shell } from './shell.ts';
import { tellUnfinished } from './unfinished.ts';

/** `plan FINDING… | --all`: every repair of each finding, and the way by hand where there is none. Writes nothing. */
export async function runPlan(shell: Shell, parsed: Parsed): Promise<number> {
  const { translate } = shell;
  const { place, run } = repairPlace(shell, parsed);
  const isAll = parsed.options.has('all');
  if (isAll === parsed.operands.length > 0) {
    shell.tell(translate('repair.nothing-named', { option: '--all' }));
    return 2;
  }
  await tellUnfinished(shell);
  const seen = await lookOrTell(shell, place, run);
  if (!seen) return 2;
  const findings = isAll ? seen.evaluation.findings : named(shell, seen, parsed.operands);
  if (!findings) return 2;
  const plans: { readonly plan: Plan; readonly finding: Finding }[] = [];
  for (const finding of findings) {
    const asked = text(parsed, 'fix');
    const fixes = asked === undefined ? fixesFor(finding).map(({ id }) => id) : [asked];
    for (const fix of fixes.length > 0 ? fixes : [undefined]) {
      const { plan } = await planWish(seen, { finding: finding.id, fix, chosen: chosenOf(parsed) }, place, run);
      plans.push({ plan, finding });
    }
  }
  const report: PlanReport = { schemaVersion: 1, plans: plans.map(({ plan }) => plan) };
  const content =
    parsed.options.get('format') === 'json'
      ? `${JSON.stringify(report, null, 2)}\n`
      : plans.length === 0
        ? `${translate('repair.no-plans')}\n`
        : plans
            .map((one) =>
              planText(translate, { ...one, inventory: seen.inventory }, { files: shell.verbose, command: true }),
            )
            .join('\n');
  return (await give(shell, parsed, content)) ? 0 : 2;
}

/** The findings that are named by id, or by a check that has only one; null where one is not there, which is told. */
export function named(shell: Shell, { evaluation }: Seen, names: readonly string[]): readonly Finding[] | null {
  const found = names.map((name) => ({ name, finding: findFinding(evaluation.findings, name) }));
  const wrong = found.find(({ finding }) => !finding.ok);
  if (wrong) {
    const { name } = wrong;
    const several = evaluation.findings.filter(({ check }) => check === name);
    if (several.length === 0) shell.tell(shell.translate('repair.no-finding', { name }));
    else {
      shell.tell(shell.translate('repair.several-findings', { name, count: several.length }));
      for (const one of several)
        shell.tell([`  ${one.id}`, ...wrap(findingText(shell.translate, one), '    ')].join('\n'));
    }
    return null;
  }
  return found.flatMap(({ finding }) => (finding.ok ? [finding.value] : []));
}
