import { setImmediate } from 'node:timers/promises';
import { checks } from '../../shared/checks/index.ts';
import { evaluate } from '../../shared/evaluate.ts';
import type { Evaluation } from '../../shared/model/finding.ts';
import type { Inventory } from '../../shared/model/inventory.ts';
import { shareable } from '../../shared/reports/shareable.ts';
import { blindText, problemText } from '../../shared/reports/words.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type ReportFormat, renderReport, reportFormats } from '../engine/report.ts';
import { writeWhole } from '../store/out.ts';
import { listOf, nearest, type Parsed, type UsageError } from './arguments.ts';
import type { Shell } from './shell.ts';

/** Which checks `--check` names; undefined: all. */
export function chosenChecks({
  options,
}: Parsed): Result<readonly string[] | undefined, UsageError & { readonly near: readonly string[] }> {
  const given = options.get('check');
  if (typeof given !== 'string') return ok(undefined);
  const ids = checks.map(({ meta }) => meta.id);
  const wrong = listOf(given).find((id) => !ids.includes(id));
  if (wrong === undefined) return ok(listOf(given));
  return err({ code: 'unknown-check', params: { id: wrong }, near: nearest(wrong, ids) });
}

/** Judges, reports, saves, and gives the exit code. With `--shareable` everything that leaves is aliased, the saved scan too. */
export async function judge(
  shell: Shell,
  { options }: Parsed,
  seen: Inventory,
  only: readonly string[] | undefined,
): Promise<number> {
  const { translate, signal } = shell;
  // Each step holds the process; between two of them a signal can come in.
  const pause = async () => {
    await setImmediate();
    signal.throwIfAborted();
  };
  const isShareable = options.has('shareable');
  const inventory = isShareable ? shareable(seen) : seen;
  await pause();
  const evaluation = evaluate(inventory, only);
  await pause();
  const out = text(options, 'out');
  const format: ReportFormat = reportFormats.find((name) => name === options.get('format')) ?? 'text';
  const ansi = shell.ansi && format === 'text' && out === undefined;
  const report = renderReport(inventory, evaluation, {
    format,
    language: translate.language,
    shareable: isShareable,
    ansi,
  });

  await pause();
  const save = text(options, 'save');
  if (save !== undefined && !(await put(shell, save, `${JSON.stringify(inventory, null, 2)}\n`))) return 2;
  if (out !== undefined && !(await put(shell, out, report))) return 2;
  if (out === undefined) await shell.print(report);
  // The text report on the screen names what could not be read; everywhere else it is said here.
  if (!shell.quiet && (out !== undefined || format !== 'text')) tellProblems(shell, inventory);
  return exitCode(evaluation, text(options, 'fail-on') ?? 'warning');
}

function tellProblems({ translate, tell }: Shell, { problems }: Inventory) {
  for (const problem of problems) {
    const parts = blindText(translate, problem);
    tell(`${problemText(translate, problem)}${parts === '' ? '' : ` ${translate('report.blinds', { parts })}`}`);
  }
}

async function put(shell: Shell, file: string, content: string): Promise<boolean> {
  const written = await writeWhole(file, content, { signal: shell.signal });
  if (!written.ok) shell.tell(shell.translate(`cli.out-${written.error.code}`, { file }));
  else if (!shell.quiet) shell.tell(shell.translate('cli.written', { file }));
  return written.ok;
}

/** 1: findings at or above the threshold; 3: none, but a check could not see all it needs; else 0 (design §5). */
export function exitCode({ findings, outcomes }: Evaluation, threshold: string): number {
  const ranks = ['error', 'warning', 'advice'];
  const least = ranks.indexOf(threshold);
  if (findings.some(({ severity }) => ranks.indexOf(severity) <= least)) return 1;
  return outcomes.some(({ problems }) => problems.length > 0) ? 3 : 0;
}

const text = (options: Parsed['options'], name: string): string | undefined => {
  const value = options.get(name);
  return typeof value === 'string' ? value : undefined;
};
