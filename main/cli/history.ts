import { constants } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { HistoryReport, JournalEntry } from '../../shared/model/journal.ts';
import { historyText } from '../../shared/reports/history-text.ts';
import { refusalText } from '../../shared/reports/plan-text.ts';
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
  const messages = entries.flatMap((entry) => entry.quarantined.map((name) => ({ entry: entry.id, name })));
  if (messages.length === 0) {
    shell.tell(translate('repair.nothing-kept'));
    return 2;
  }
  const made = await written(shell, folder, 'no-folder', () => mkdir(folder, { recursive: true }));
  if (!made) return 2;
  let code = 0;
  for (const { entry, name } of messages) {
    const file = join(folder, `${entry}-${name}`);
    const from = join(journalFolder(data, entry), 'quarantine', name);
    if (await written(shell, file, 'exists', () => copyFile(from, file, constants.COPYFILE_EXCL)))
      await shell.print(`${translate('repair.exported', { file })}\n`);
    else code = 2;
  }
  return code;
}

/** Whether it could be written; tells why not. */
async function written(
  { translate, tell }: Shell,
  file: string,
  there: 'exists' | 'no-folder',
  write: () => Promise<unknown>,
): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    tell(translate(error.code === 'EEXIST' ? `repair.export-${there}` : `cli.out-${outCode(error)}`, { file }));
    return false;
  }
}
