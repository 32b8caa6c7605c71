import type { DescribedChange, Refusal, RefusalCode } from '../../shared/model/plan.ts';
import { assertNever, err, ok, type Result } from '../../shared/result.ts';
import type { Change } from '../clients/change.ts';
import type { MachineWriter, Owner, Placed } from '../machine/machine-writer.ts';
import type { Journal } from '../store/journal.ts';
import { journalVersion, type StoredChange, type StoredEntry } from '../store/journal-entry.ts';
import { piecesOf, type Source, StreamRefused } from './content.ts';
import { costOf, describe } from './describe.ts';
import { inspect } from './inspect.ts';
import { keepCopies } from './keep.ts';
import type { RepairRun } from './repair-run.ts';
import { takeBack, temporaryName } from './take-back.ts';

export type Job = {
  readonly writer: MachineWriter;
  readonly journal: Journal;
  readonly run: RepairRun;
  readonly about: Pick<StoredEntry, 'fix' | 'finding' | 'check' | 'subject' | 'profiles' | 'undoes' | 'machine'>;
  readonly changes: readonly Change[];
  /** Free bytes for our own folder; null where the system does not say. */
  readonly freeHere: () => Promise<number | null>;
  /** Asked before anything is written, right before the first change, and after the last. */
  readonly closed: () => Promise<Refusal | null>;
  /** Whether it came to what it should: null, or why not. */
  readonly verify: () => Promise<Refusal | null>;
  /** "Now", as the journal has it. */
  readonly at: string;
};

/**
 * Preconditions, intent, copies, changes, verification, end. A refusal means that nothing was touched. An entry `rolled-back` failed
 * and was taken back at once; one that is still `open` could not be taken back either, and `recover` is needed.
 */
export async function carryOut(job: Job): Promise<Result<StoredEntry, Refusal>> {
  const source: Source = { machine: job.writer.machine, journal: job.journal, signal: job.run.signal };
  const ready = await guarded(() => prepare(job, source));
  if (!ready.ok) return ready;
  const { entry, places } = ready.value;
  const reached = { begun: 0, isEnding: false };
  const done = await guarded(() => perform(job, entry, places, source, reached));
  if (done.ok) return done;
  return ok(await rollBack(job, entry, done.error, reached));
}

/** How far it came: changes begun, and whether the journal may say already that it is done. */
type Reached = { begun: number; isEnding: boolean };
type Prepared = { readonly entry: StoredEntry; readonly places: readonly Placed[] };

async function prepare(job: Job, source: Source): Promise<Result<Prepared, Refusal>> {
  const { writer, journal, changes } = job;
  const running = await job.closed();
  if (running) return err(running);
  const places: Placed[] = [];
  for (const change of changes) {
    const placed = change.kind === 'quarantine' ? ok(nowhere(change.path)) : await writer.place(change.path);
    if (!placed.ok) return placed;
    places.push(placed.value);
  }
  const room = await enoughRoom(job, places);
  if (room) return err(room);
  const described: DescribedChange[] = [];
  for (const change of changes) described.push(await describe(change, source));
  const stored = changes.map((change, at) => storedOf(change, described[at], places[at]));
  const id = await journal.begin(job.at);
  const intent: StoredEntry = {
    journalVersion,
    id,
    at: job.at,
    ...job.about,
    profiles: [...job.about.profiles],
    phase: 'intent',
    state: 'open',
    changes: stored,
  };
  const entry = { ...intent, phase: 'prepared' as const, begun: 0 };
  const kept = await guarded(async () => {
    await journal.save(intent);
    const copies = await keepCopies(intent, changes, source);
    if (copies.ok) await journal.save(entry);
    return copies;
  });
  if (kept.ok) return ok({ entry, places });
  // Refused, not open: what cannot even be said stays open, and `recover` finds that nothing was touched.
  await guarded(async () =>
    ok(await journal.save({ ...intent, phase: 'closed', state: 'rolled-back', refusal: kept.error })),
  );
  return kept;
}

async function perform(
  job: Job,
  entry: StoredEntry,
  places: readonly Placed[],
  source: Source,
  reached: Reached,
): Promise<Result<StoredEntry, Refusal>> {
  const { journal, run } = job;
  const running = await job.closed();
  if (running) return err(running);
  for (const [at, change] of job.changes.entries()) {
    run.signal.throwIfAborted();
    run.progress({ step: 'writing', done: at, total: job.changes.length });
    const stored = entry.changes[at];
    const place = places[at];
    if (!stored || !place) continue;
    const standing = await inspect(stored, entry.id, source);
    if (!standing.ok) return standing;
    if (change.kind !== 'quarantine' && standing.value !== 'before')
      return err({ code: 'changed-since-preview', file: change.path, params: {} });
    // Copies may have taken minutes: what lies in the way is looked at once more.
    const again = change.kind === 'quarantine' ? ok(place) : await job.writer.place(change.path);
    if (!again.ok) return again;
    if (again.value.real !== place.real) return err({ code: 'changed-since-preview', file: change.path, params: {} });
    // What was never begun is nobody's doing but the program's: without this, its own "sent" mark could be taken for ours.
    await journal.save({ ...entry, begun: at + 1 });
    reached.begun = at + 1;
    await write(job, change, again.value, temporaryName(entry.id, at), source);
  }
  const started = await job.closed();
  if (started) return err(started);
  for (const stored of entry.changes) {
    const standing = await inspect(stored, entry.id, source);
    if (!standing.ok) return standing;
    if (standing.value !== 'after') return err({ code: 'changed-since-preview', file: stored.path, params: {} });
  }
  run.progress({ step: 'verifying', done: 0, total: null });
  const wrong = await job.verify();
  if (wrong) return err(wrong);
  const done: StoredEntry = { ...entry, phase: 'closed', state: 'done', begun: entry.changes.length };
  reached.isEnding = true;
  await journal.save(done);
  return ok(done);
}

async function write({ writer }: Job, change: Change, place: Placed, temporary: string, source: Source) {
  const owner = change.restores ?? ownerOf(place);
  switch (change.kind) {
    case 'write':
      await writer.replace(place, temporary, piecesOf(change.content, source), owner);
      break;
    case 'splice':
      await writer.splice(place, change.offset, change.fresh);
      break;
    case 'append':
      if (change.size === null) await writer.replace(place, temporary, piecesOf(change.content, source), owner);
      else await writer.append(place, change.size, piecesOf(change.content, source));
      break;
    case 'truncate':
      await writer.truncate(place, change.to);
      break;
    case 'set-aside':
      await writer.remove(place);
      break;
    case 'quarantine':
      break;
    default:
      assertNever(change);
  }
  if (change.restores && change.kind !== 'set-aside') await writer.setModified(place, change.restores.modified);
}

/** A file that is there keeps its own; a new one belongs to whom its folder belongs, for that person's eyes only. */
export const ownerOf = ({ facts, folder }: Placed): Owner =>
  facts ?? { mode: 0o600, user: folder.user, group: folder.group };

const nowhere = (path: string): Placed => {
  const facts = { size: 0, mode: 0o600, user: 0, group: 0, modified: 0, links: 1 };
  return { path, real: path, facts: null, folder: facts };
};

/** Room for the copies and for what is written, and a little more: a full disk is the worst moment to repair mail. */
const spare = 4 * 1024 * 1024;

async function enoughRoom({ writer, changes, freeHere }: Job, places: readonly Placed[]): Promise<Refusal | null> {
  const costs = changes.map(costOf);
  const here = costs.reduce((sum, cost) => sum + cost.here, 0);
  const there = costs.reduce((sum, cost) => sum + cost.there, 0);
  const free = await freeHere();
  if (free !== null && free < here + there + spare) return noRoom(null, here + there + spare);
  const [first] = places.filter((place) => place.real !== place.path || place.facts !== null);
  const folder = first?.path.replace(/[\\/][^\\/]*$/, '');
  const freeThere = folder ? await writer.room(folder) : null;
  return folder && freeThere !== null && freeThere < there + spare ? noRoom(folder, there + spare) : null;
}

const noRoom = (file: string | null, bytes: number): Refusal => ({
  code: 'no-room',
  file,
  params: { megabytes: Math.ceil(bytes / 1_000_000) },
});

function storedOf(change: Change, described: DescribedChange | undefined, place: Placed | undefined): StoredChange {
  if (!described || !place) throw new Error('a change without its description or place');
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  return {
    ...described,
    edit: change.edit as StoredChange['edit'],
    old: change.kind === 'splice' ? base64(change.old) : null,
    fresh: change.kind === 'splice' ? base64(change.fresh) : null,
    kept: null,
    facts: factsBefore(place),
  };
}

function factsBefore({ facts }: Placed): StoredChange['facts'] {
  if (!facts) return null;
  const { size, mode, user, group, modified } = facts;
  return { size, mode, user, group, modified };
}

/** What failed, taken back as far as it came. */
async function rollBack(
  job: Job,
  entry: StoredEntry,
  refusal: Refusal,
  { begun, isEnding }: Readonly<Reached>,
): Promise<StoredEntry> {
  // A save can fail after the new entry took its place: it must be open again, or still, before any file is old again.
  if (isEnding) {
    const reopened = await guarded(async () => ok(await job.journal.save({ ...entry, begun })));
    if (!reopened.ok && !(await isOpen(job.journal, entry.id))) return { ...entry, refusal };
  }
  // A person who stopped it must not stop the way back.
  const source: Source = { machine: job.writer.machine, journal: job.journal, signal: new AbortController().signal };
  // Who has started meanwhile would write over it, or be disturbed: `recover` takes it back when it is closed again.
  const running = begun > 0 ? await job.closed() : null;
  const back = running ? err(running) : await guarded(() => takeBack(entry, job.writer, source, begun));
  const ended: StoredEntry = back.ok
    ? { ...entry, phase: 'closed', state: 'rolled-back', refusal }
    : { ...entry, begun, refusal: back.error };
  const saved = await guarded(async () => ok(await job.journal.save(ended)));
  return saved.ok ? ended : { ...entry, refusal };
}

async function isOpen(journal: Journal, id: string): Promise<boolean> {
  const listed = await guarded(() => journal.list());
  return listed.ok && listed.value.some((entry) => entry.id === id && entry.state === 'open');
}

const systemCodes: Readonly<Record<string, RefusalCode>> = {
  ENOENT: 'not-found',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EACCES: 'read-only',
  EPERM: 'read-only',
  EROFS: 'read-only',
  EBUSY: 'in-use',
  ETXTBSY: 'in-use',
  ELOOP: 'link-in-the-way',
};

/** What the system, a stream or the person refuses becomes a value; a bug is thrown on. */
export async function guarded<T>(work: () => Promise<Result<T, Refusal>>): Promise<Result<T, Refusal>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StreamRefused) return err(error.refusal);
    if (error instanceof Error && error.name === 'AbortError') return err({ code: 'stopped', file: null, params: {} });
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    const { code, path } = error as NodeJS.ErrnoException;
    return err({ code: systemCodes[code ?? ''] ?? 'disk-error', file: path ?? null, params: {} });
  }
}
