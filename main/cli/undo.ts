import type { JournalEntry } from '../../shared/model/journal.ts';
import type { Refusal } from '../../shared/model/plan.ts';
import { entryText } from '../../shared/reports/history-text.ts';
import { refusalText } from '../../shared/reports/plan-text.ts';
import { history, journalFolder } from '../engine/history.ts';
import { recover } from '../engine/recover.ts';
import { undo } from '../engine/undo.ts';
import type { Parsed } from './arguments.ts';
import { changing, withEntries } from './entries.ts';
import { repairPlace } from './repair-place.ts';
import type { Shell } from './shell.ts';

/** `undo ENTRY` and `recover`: show what is meant, ask, do it. */
export async function runBack(shell: Shell, name: 'undo' | 'recover', parsed: Parsed): Promise<number> {
  const { translate, data } = shell;
  const { place, run } = repairPlace(shell, parsed);
  const listed = await history(data);
  if (!listed.ok) {
    shell.tell(refusalText(translate, listed.error));
    return 4;
  }
  const [id = ''] = parsed.operands;
  const meant = listed.value.filter((entry) => (name === 'undo' ? entry.id === id : entry.state === 'open'));
  if (meant.length === 0) {
    shell.tell(translate(name === 'undo' ? 'refusal.not-found' : 'repair.recover-none'));
    return name === 'undo' ? 2 : 0;
  }
  if (!shell.quiet)
    for (const entry of meant) shell.tell(entryText(translate, entry, journalFolder(data, entry.id), true));
  const may = parsed.options.has('yes') ? true : await shell.ask(translate(`repair.ask-${name}`));
  if (may !== true) {
    shell.tell(translate(may === null ? 'repair.needs-yes' : 'repair.left-out'));
    return may === null ? 2 : 0;
  }
  const code = await withEntries(shell, parsed, async () => {
    let refusal: Refusal | null = null;
    await changing(shell, async () => {
      if (name === 'undo') return [await undo(id, place, run)];
      const ended = await recover(place, run);
      if (!ended.ok) refusal = ended.error;
      return ended.ok ? ended.value : [];
    });
    shell.status('');
    if (refusal) shell.tell(refusalText(translate, refusal));
    return refusal ? 4 : 0;
  });
  const good: readonly JournalEntry['state'][] = name === 'undo' ? ['done'] : ['done', 'rolled-back', 'undone'];
  return code === 0 && !shell.outcome.entries.every(({ state }) => good.includes(state)) ? 4 : code;
}
