import { mkdir } from 'node:fs/promises';
import type { HistoryReport, JournalEntry } from '../../shared/model/journal.ts';
import { historyText } from '../../shared/reports/history-text.ts';
import { refusalText } from '../../shared/reports/plan-text.ts';
import { exportMessages } from '../engine/export-messages.ts';
import { history, journalFolder } from '../engine/history.ts';
import { isSystemError, outCode } from '../store/out.ts';
import type { Parsed } from './arguments.ts';
import { give, text } from './repair-place.ts';
import type { Shell } from './shell.ts';

/** `history [ENTRY]`: what was done and what is kept of it; with `--export DIR` the messages that an entry keeps are copied there. */
export async function runHistory(shell: Shell, parsed: Parsed): Promise<number> {
  const { translate, data } = shell;
  const [id] = parsed.operands;
  const listed = await history(data);
  if (!listed.ok) {
    shell.tell(refusalText(translate, listed.error));
    return 4;
  }
  const entries = listed.value.filter((entry) => id === undefined || entry.id === id);
  if (id !== undefined && entries.length === 0) {
    shell.tell(translate('refusal.not-found'));
    return 2;
  }
  const folder = text(parsed, 'export');
  if (folder !== undefined) return exported(shell, entries, folder);
  const report: HistoryReport = { schemaVersion: 1, entries };
  const isGiven = await give(
    shell,
    parsed,
    parsed.options.get('format') === 'json'
      ? `${JSON.stringify(report, null, 2)}\n`
      : historyText(translate, entries, (one) => journalFolder(data, one), shell.verbose),
  );
  return isGiven ? 0 : 2;
}

/** Copies every message that is kept; a file that is there already stays as it is. */
async function exported(shell: Shell, entries: readonly JournalEntry[], folder: string): Promise<number> {
  const { translate, data } = shell;
  if (entries.every(({ quarantined }) => quarantined.length === 0)) {
    shell.tell(translate('repair.nothing-kept'));
    return 2;
  }
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const key = error.code === 'EEXIST' ? 'repair.export-no-folder' : `cli.out-${outCode(error)}`;
    shell.tell(translate(key, { file: folder }));
    return 2;
  }
  let code = 0;
  for (const entry of entries)
    for await (const { file, outcome } of exportMessages(data, entry, folder)) {
      if (outcome === 'written') {
        await shell.print(`${translate('repair.exported', { file })}\n`);
        continue;
      }
      shell.tell(translate(outcome === 'there' ? 'repair.export-exists' : `cli.out-${outcome}`, { file }));
      code = 2;
    }
  return code;
}
