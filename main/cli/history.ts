import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { HistoryReport } from '../../shared/model/journal.ts';
import { historyText } from '../../shared/reports/history-text.ts';
import { refusalText } from '../../shared/reports/plan-text.ts';
import { history, journalFolder } from '../engine/history.ts';
import type { Parsed } from './arguments.ts';
import { text } from './repair-place.ts';
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
  if (folder !== undefined) {
    const messages = entries.flatMap((entry) => entry.quarantined.map((name) => ({ entry: entry.id, name })));
    if (messages.length === 0) shell.tell(translate('repair.nothing-kept'));
    await mkdir(folder, { recursive: true });
    for (const { entry, name } of messages) {
      const file = join(folder, `${entry}-${name}`);
      await copyFile(join(journalFolder(data, entry), 'quarantine', name), file);
      await shell.print(`${translate('repair.exported', { file })}\n`);
    }
    return messages.length > 0 ? 0 : 2;
  }
  const report: HistoryReport = { schemaVersion: 1, entries };
  await shell.print(
    parsed.options.get('format') === 'json'
      ? `${JSON.stringify(report, null, 2)}\n`
      : historyText(translate, entries, (one) => journalFolder(data, one), shell.verbose),
  );
  return 0;
}
