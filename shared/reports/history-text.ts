import type { Translate } from '../messages/format.ts';
import type { JournalEntry } from '../model/journal.ts';
import { product } from '../product.ts';
import { wrap } from './layout.ts';
import { changeText, refusalText } from './plan-text.ts';
import { sizeText } from './words.ts';

/** One entry: what came of it, what it did, and how to take it back. `files`: every file. `folder`: where its copies lie. */
export function entryText(translate: Translate, entry: JournalEntry, folder: string | null, files = false): string {
  const { id, at, fix, state, undoes, refusal, kept, quarantined } = entry;
  const title = translate.has(`fix.${fix}.title`) ? translate(`fix.${fix}.title`) : fix;
  const what = undoes === null ? title : `${title}, ${translate('repair.entry-undoes', { entry: undoes })}`;
  const when = translate('value.instant', { when: Date.parse(at) });
  const lines = wrap([translate(`repair.state-${state}`), what].join(': '), '');
  if (refusal) lines.push(...wrap(refusalText(translate, refusal), '  '));
  if (id !== '') lines.push(`  ${id}, ${when}`);
  if (files) for (const change of entry.changes) lines.push(...wrap(changeText(translate, change), '    '));
  if (kept > 0 && folder !== null)
    lines.push(...wrap(translate('repair.entry-kept', { size: sizeText(translate, kept), folder }), '  '));
  if (quarantined.length > 0)
    lines.push(...wrap(translate('repair.entry-quarantined', { count: quarantined.length }), '  '));
  if (state === 'done')
    lines.push(...wrap(translate('repair.entry-undo', { command: `${product.id} undo ${id}` }), '  '));
  return [...lines, ''].join('\n');
}

/** The whole history, newest first, with the room that it takes. */
export function historyText(
  translate: Translate,
  entries: readonly JournalEntry[],
  folderOf: (id: string) => string,
  files = false,
): string {
  if (entries.length === 0) return `${translate('repair.history-empty')}\n`;
  const bytes = entries.reduce((sum, { kept }) => sum + kept, 0);
  const texts = entries.map((entry) => entryText(translate, entry, folderOf(entry.id), files));
  return [...texts, translate('repair.history-room', { size: sizeText(translate, bytes) }), ''].join('\n');
}
