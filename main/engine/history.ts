import type { Disk } from '../../shared/disk.ts';
import type { JournalEntry } from '../../shared/model/journal.ts';
import type { Refusal } from '../../shared/model/plan.ts';
import { ok, type Result } from '../../shared/result.ts';
import { realDisk } from '../machine/disk.ts';
import { type Journal, openJournal } from '../store/journal.ts';
import type { StoredEntry } from '../store/journal-entry.ts';
import { shown } from './describe.ts';

/** Where the copies of an entry lie. */
export const journalFolder = (data: string, id: string): string => openJournal(data, realDisk).folderOf(id);

/** Everything that was ever done, newest first, with what is kept of it. */
export async function history(data: string, disk: Disk = realDisk): Promise<Result<readonly JournalEntry[], Refusal>> {
  const journal = openJournal(data, disk);
  const entries = await journal.list();
  if (!entries.ok) return entries;
  const all = [];
  for (const entry of entries.value) all.push(await shownEntry(entry, entries.value, journal));
  return ok(all.reverse());
}

/** Whether a later entry took this one back, and was not itself taken back. */
export function isUndone(entry: StoredEntry, all: readonly StoredEntry[]): boolean {
  return all.some((other) => other.undoes === entry.id && other.state === 'done' && !isUndone(other, all));
}

export async function shownEntry(
  entry: StoredEntry,
  all: readonly StoredEntry[],
  journal: Journal,
): Promise<JournalEntry> {
  const { id, at, fix, finding, check, undoes, machine, refusal } = entry;
  return {
    id,
    at,
    fix,
    finding,
    check,
    undoes,
    state: entry.state === 'done' && isUndone(entry, all) ? 'undone' : entry.state,
    machine,
    changes: entry.changes.map(shown),
    kept: await journal.room(id),
    quarantined: await journal.quarantined(id),
    ...(refusal ? { refusal } : {}),
  };
}
