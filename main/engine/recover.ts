import type { JournalEntry } from '../../shared/model/journal.ts';
import type { Refusal } from '../../shared/model/plan.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { realDisk } from '../machine/disk.ts';
import { openWriter } from '../machine/machine-writer.ts';
import { type Journal, openJournal } from '../store/journal.ts';
import type { StoredChange, StoredEntry } from '../store/journal-entry.ts';
import { takeLock } from '../store/lock.ts';
import { guarded } from './carry-out.ts';
import type { Source } from './content.ts';
import { shownEntry } from './history.ts';
import { inspect, type Standing } from './inspect.ts';
import { whoRuns } from './planning.ts';
import { lookFor, type RepairPlace } from './repair.ts';
import type { RepairRun } from './repair-run.ts';
import { takeBack, temporaryName } from './take-back.ts';
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
      let closed = result.ok ? result.value.entry : { ...entry, refusal: result.error };
      if (result.ok && result.value.isRewritten) {
        const undone = await undoHeld(entry.id, place, run, journal, null, 'open');
        ended.push(undone);
        // Closed only now: cut short before this, it is still open and begun again.
        const isBack = undone.state === 'done';
        closed = { ...closed, ...(isBack ? {} : { refusal: undone.refusal ?? inTheWay(closed) }) };
        const end = closed;
        await guarded(async () => ok(await journal.save(end)));
      }
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
  const closedAs = (state: 'done' | 'rolled-back', refusal?: Refusal): StoredEntry => ({
    ...entry,
    phase: 'closed',
    state,
    ...(refusal ? { refusal } : {}),
  });
  const close = async (state: 'done' | 'rolled-back', refusal?: Refusal) => {
    const closed = closedAs(state, refusal);
    await journal.save(closed);
    return ok({ entry: closed });
  };
  const begun = entry.begun ?? entry.changes.length;
  // Copies were not complete, or nothing was begun: nothing of the machine was touched.
  if (entry.phase === 'intent' || begun === 0) return close('rolled-back');
  const seen = await lookFor(entry, target, run);
  if (!seen.ok) return err({ code: 'unreadable', file: seen.error.file, params: {} });
  const { machine, inventory } = seen.value;
  const source: Source = { machine, journal, signal: run.signal };
  const running = await whoRuns(entry.profiles, inventory, source);
  if (running) return err(running);
  const writer = openWriter(machine, disk);
  const made = entry.changes.slice(0, begun);
  const standings: Standing[] = [];
  for (const [at, change] of made.entries()) {
    const place = change.kind === 'quarantine' ? null : await writer.place(change.path);
    if (place?.ok) await writer.clear(place.value, temporaryName(entry.id, at));
    const standing = await inspect(change, entry.id, source);
    if (!standing.ok) return standing;
    standings.push(standing.value);
  }
  if (begun === entry.changes.length && standings.every((one) => one === 'after')) return close('done');
  // Changes are made in order and taken back from the last: a message that is gone before what came after it was sent or deleted.
  const isGone = made.some(
    (change, at) => isMessage(change) && standings[at] === 'before' && standings.slice(at + 1).includes('after'),
  );
  if (isGone || standings.includes('other')) {
    // The program has run. Whether the last thing begun, hiding a queued message, was our doing or its "sent" mark, nobody can tell
    // now: then it stays hidden, the draft stays, and a person decides.
    if (hidesQueued(made.at(-1))) return close('done', inTheWay(entry));
    return ok({ entry: closedAs('done'), isRewritten: true });
  }
  const back = await takeBack(entry, writer, source, begun);
  return back.ok ? close('rolled-back') : back;
}

const hidesQueued = (change: StoredChange | undefined) =>
  change?.edit?.kind === 'status' || (change?.kind === 'set-aside' && change.edit === null);

const inTheWay = ({ changes }: StoredEntry): Refusal => ({
  code: 'in-the-way',
  file: changes[0]?.path ?? null,
  params: {},
});
