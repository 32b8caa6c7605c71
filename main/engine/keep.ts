import type { Refusal } from '../../shared/model/plan.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Change } from '../clients/change.ts';
import type { StoredEntry } from '../store/journal-entry.ts';
import { byHand } from './by-hand.ts';
import { piecesOf, type Source } from './content.ts';

/**
 * Copies everything that a change takes away, and the bytes that it appends, into the entry's folder before anything is written;
 * sets `kept` of each. A file that is no longer what was previewed is noticed here.
 */
export async function keepCopies(
  entry: StoredEntry,
  changes: readonly Change[],
  source: Source,
): Promise<Result<null, Refusal>> {
  const { journal } = source;
  for (const [at, change] of changes.entries()) {
    const stored = entry.changes[at];
    if (!stored) continue;
    const name = `kept/${String(at + 1).padStart(2, '0')}-${change.path.split(/[\\/]/).at(-1) ?? 'file'}`;
    const whole = (length: number) =>
      piecesOf({ kind: 'range', path: change.path, offset: 0, length, patches: [] }, source);
    if ((change.kind === 'write' || change.kind === 'set-aside') && change.before) {
      const mark = await journal.keep(entry.id, name, whole(change.before.size));
      if (mark.sha256 !== change.before.sha256)
        return err({ code: 'changed-since-preview', file: change.path, params: {} });
      stored.kept = name;
    } else if (change.kind === 'append') {
      await journal.keep(entry.id, name, piecesOf(change.content, source));
      stored.kept = name;
    } else if (change.kind === 'truncate') {
      const { path, to, size } = change;
      const tail = piecesOf({ kind: 'range', path, offset: to, length: size - to, patches: [] }, source);
      const mark = await journal.keep(entry.id, name, tail);
      if (mark.sha256 !== change.tailSha256) return err({ code: 'changed-since-preview', file: path, params: {} });
      stored.kept = name;
    } else if (change.kind === 'quarantine') {
      stored.kept = `quarantine/${change.name}`;
      const mark = await journal.keep(entry.id, stored.kept, piecesOf(change.content, source));
      if (mark.sha256 !== stored.after?.sha256)
        return err({ code: 'changed-since-preview', file: change.path, params: {} });
      const envelope = { from: change.path, keptAt: entry.at, values: change.values };
      const text = `${JSON.stringify(envelope, null, 2)}\n`;
      await journal.keep(entry.id, stored.kept.replace(/\.eml$/, '.json'), [Buffer.from(text)]);
    }
  }
  await journal.keep(entry.id, 'README.txt', [Buffer.from(byHand(entry))]);
  await journal.syncKept(entry.id);
  return ok(null);
}
