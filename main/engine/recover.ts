import type { JournalEntry } from '../../shared/model/journal.ts';
import type { Refusal } from '../../shared/model/plan.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { realDisk } from '../machine/disk.ts';
import { openWriter } from '../machine/machine-writer.ts';
import { type Journal, openJournal } from '../store/journal.ts';
import type { StoredEntry } from '../store/journal-entry.ts';
import { takeLock } from '../store/lock.ts';
import { guarded } from './carry-out.ts';
import type { Source } from './content.ts';
import { shownEntry } from './history.ts';
import { inspect, type Standing } from './inspect.ts';
import { whoRuns } from './planning.ts';
import { look, type RepairPlace } from './repair.ts';
import type { RepairRun } from './repair-run.ts';
import { takeBack } from './take-back.ts';
import { isMessage, undoHeld } from './undo.ts';

/**
 * Ends what a crash left open: an entry whose every change is there is done, any other is taken back whole. Where the mail program has
 * run meanwhile and written around it, what we did is taken back as an undo does it; where even that is refused, the entry counts as
 * done, and says why. Can itself be cut short and begun again. Gives the entries that it ended; one that could not be ended, since the
 * program is open or a file cannot be read, has a refusal and stays open.
 */
export async function recover(place: RepairPlace, run: RepairRun): Promise<Result<readonly JournalEntry[], Refusal>> {
  const { data, disk = realDisk } = place;
  const lock = await guarded(() => takeLock(data));
  if (!lock.ok) return lock;
  try {
    const journal = openJournal(data, disk);
    const listed = await journal.list();
    if (!listed.ok) return listed;
    await guarded(async () => ok(await journal.clear()));
    const ended: JournalEntry[] = [];
    for (const entry of listed.value.filter(({ state }) => state === 'open')) {
      const result = await guarded(() => end(entry, place, run, journal));
      const closed = result.ok ? result.value.entry : { ...entry, refusal: result.error };
      if (result.ok && result.value.isRewritten) ended.push(await undoHeld(entry.id, place, run, journal));
      const all = await journal.list();
      ended.push(await shownEntry(closed, all.ok ? all.value : [closed], journal));
    }
    return ok(ended);
  } finally {
    lock.value.release();
  }
}

async function end(
  entry: StoredEntry,
  { target, disk = realDisk }: RepairPlace,
  run: RepairRun,
  journal: Journal,
): Promise<Result<{ readonly entry: StoredEntry; readonly isRewritten?: true }, Refusal>> {
  const close = async (state: 'done' | 'rolled-back') => {
    const closed: StoredEntry = { ...entry, phase: 'closed', state };
    await journal.save(closed);
    return ok({ entry: closed });
  };
  // Copies were not complete, so nothing of the machine was touched.
  if (entry.phase === 'intent') return close('rolled-back');
  const seen = await look({ ...target, folder: entry.machine ?? undefined }, run);
  if (!seen.ok) return err({ code: 'unreadable', file: seen.error.file, params: {} });
  const { machine, inventory } = seen.value;
  const source: Source = { machine, journal, signal: run.signal };
  const running = await whoRuns(entry.profiles, inventory, source);
  if (running) return err(running);
  const standings: Standing[] = [];
  for (const change of entry.changes) {
    const standing = await inspect(change, entry.id, source);
    if (!standing.ok) return standing;
    standings.push(standing.value);
  }
  if (standings.every((one) => one === 'after')) return close('done');
  // Changes are made in order and taken back from the last: a message that is gone before what came after it was sent or deleted.
  const isGone = entry.changes.some(
    (change, at) => isMessage(change) && standings[at] === 'before' && standings.slice(at + 1).includes('after'),
  );
  if (isGone || standings.includes('other')) {
    const closed = await close('done');
    return ok({ ...closed.value, isRewritten: true });
  }
  const back = await takeBack(entry, openWriter(machine, disk), source);
  return back.ok ? close('rolled-back') : back;
}
