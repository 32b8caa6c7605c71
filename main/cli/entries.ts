import type { HistoryReport, JournalEntry } from '../../shared/model/journal.ts';
import { entryText } from '../../shared/reports/history-text.ts';
import { journalFolder } from '../engine/history.ts';
import type { Parsed } from './arguments.ts';
import { give } from './repair-place.ts';
import type { Shell } from './shell.ts';

/** Does work that makes entries, and tells what came of them, also where it was stopped or broke. */
export async function withEntries(shell: Shell, parsed: Parsed, work: () => Promise<number>): Promise<number> {
  const { entries } = shell.outcome;
  const code = await work().catch(async (error: unknown) => {
    if (entries.length > 0) await tell(shell, parsed, entries);
    throw error;
  });
  const isTold = code === 0 || entries.length > 0 ? await tell(shell, parsed, entries) : true;
  return code === 0 && !isTold ? 2 : code;
}

/** Changes something. Where the person stopped it the entry says so, and everything ends here. */
export async function changing(
  { outcome, signal }: Shell,
  change: () => Promise<readonly JournalEntry[]>,
): Promise<void> {
  outcome.isChanging = true;
  const entries = await change();
  outcome.entries.push(...entries);
  outcome.isChanging = false;
  if (entries.some(({ refusal }) => refusal?.code === 'stopped')) signal.throwIfAborted();
}

async function tell(shell: Shell, parsed: Parsed, entries: readonly JournalEntry[]): Promise<boolean> {
  const { translate } = shell;
  const report: HistoryReport = { schemaVersion: 1, entries: [...entries] };
  const folder = (id: string) => (id === '' ? null : journalFolder(shell.data, id));
  return give(
    shell,
    parsed,
    parsed.options.get('format') === 'json'
      ? `${JSON.stringify(report, null, 2)}\n`
      : entries.map((entry) => entryText(translate, entry, folder(entry.id), shell.verbose)).join('\n'),
  );
}
