import type { JournalEntry } from '../../shared/model/journal.ts';
import type { DescribedChange, Plan, Refusal } from '../../shared/model/plan.ts';
import { assertNever, err, ok, type Result } from '../../shared/result.ts';
import type { Change } from '../clients/change.ts';
import type { Done } from '../clients/client.ts';
import { clients } from '../clients/index.ts';
import { realDisk } from '../machine/disk.ts';
import { openWriter } from '../machine/machine-writer.ts';
import { type Journal, openJournal } from '../store/journal.ts';
import type { StoredChange, StoredEntry } from '../store/journal-entry.ts';
import { takeLock } from '../store/lock.ts';
import { carryOut, guarded } from './carry-out.ts';
import type { Source } from './content.ts';
import { describe, digestOf } from './describe.ts';
import { isUndone, shownEntry } from './history.ts';
import { inspect, type Standing } from './inspect.ts';
import { whoRuns } from './planning.ts';
import { freeBytes, lookFor, type RepairPlace, refusedEntry, type Seen, unfinished } from './repair.ts';
import type { RepairRun } from './repair-run.ts';

/**
 * Takes an entry back, as an entry of its own, so that it can be taken back as well. Where nobody has written since: the old bytes,
 * exactly. Otherwise only our own keys, records and messages, where they still hold what we left; else refused, with what is in the
 * way and where our copy lies.
 */
export async function undo(
  id: string,
  place: RepairPlace,
  run: RepairRun,
  digest: string | null = null,
): Promise<JournalEntry> {
  const lock = await guarded(() => takeLock(place.data));
  if (!lock.ok) return refusedUndo(id, null, lock.error, place);
  try {
    const journal = openJournal(place.data, place.disk ?? realDisk);
    const open = await unfinished(journal);
    return open ? refusedUndo(id, null, open, place) : await undoHeld(id, place, run, journal, digest);
  } finally {
    lock.value.release();
  }
}

const refusedUndo = (
  id: string,
  entry: StoredEntry | null,
  refusal: Refusal,
  { target }: RepairPlace,
): JournalEntry => {
  const about = { fix: entry?.fix ?? '', finding: entry?.finding ?? '', check: entry?.check ?? '', changes: [] };
  return { ...refusedEntry(about, refusal, target), undoes: id };
};

type Back = {
  readonly entry: StoredEntry;
  readonly seen: Seen;
  readonly source: Source;
  readonly changes: readonly Change[];
};
type NoWay = { readonly entry: StoredEntry | null; readonly refusal: Refusal };

/** The way back from an entry as it is now; reads only. */
async function wayBack(
  id: string,
  all: readonly StoredEntry[],
  { target }: RepairPlace,
  run: RepairRun,
  journal: Journal,
  state: StoredEntry['state'] = 'done',
): Promise<Result<Back, NoWay>> {
  const entry = all.find((one) => one.id === id) ?? null;
  const none = (refusal: Refusal) => err({ entry, refusal });
  if (!entry) return none({ code: 'not-found', file: null, params: { entry: id } });
  if (entry.state !== state || isUndone(entry, all))
    return none({ code: 'not-done', file: null, params: { entry: id } });
  const seen = await lookFor(entry, target, run);
  if (!seen.ok) return none({ code: 'unreadable', file: seen.error.file, params: {} });
  const source: Source = { machine: seen.value.machine, journal, signal: run.signal };
  const changes = await guarded(() => changesBack(entry, seen.value, source, all));
  if (!changes.ok) return none(withCopy(changes.error, journal, entry));
  return ok({ entry, seen: seen.value, source, changes: changes.value });
}

/** What an undo would change now, and the program that must be closed first. */
export async function planUndo(
  id: string,
  place: RepairPlace,
  run: RepairRun,
): Promise<{ readonly plan: Plan; readonly running: Refusal | null }> {
  const journal = openJournal(place.data, place.disk ?? realDisk);
  const planOf = (entry: StoredEntry | null, changes: Plan['changes'], refusal?: Refusal): Plan => {
    const { fix = '', finding = '', check = '', profiles = [] } = entry ?? {};
    const about = {
      finding,
      check,
      fix,
      kind: 'automatic' as const,
      mustBeClosed: [...profiles],
      changes,
      choices: [],
    };
    return { ...about, digest: digestOf(about), ...(refusal ? { refusal } : {}) };
  };
  const listed = await journal.list();
  if (!listed.ok) return { plan: planOf(null, [], listed.error), running: null };
  const back = await wayBack(id, listed.value, place, run, journal);
  if (!back.ok) return { plan: planOf(back.error.entry, [], back.error.refusal), running: null };
  const { entry, seen, source, changes } = back.value;
  const shown = await guarded(async () => ok(await describeAll(changes, source)));
  if (!shown.ok) return { plan: planOf(entry, [], shown.error), running: null };
  return { plan: planOf(entry, shown.value), running: await whoRuns(entry.profiles, seen.inventory, source) };
}

async function describeAll(changes: readonly Change[], source: Source): Promise<DescribedChange[]> {
  const shown = [];
  for (const change of changes) shown.push(await describe(change, source));
  return shown;
}

/** The same for one who holds the lock. */
export async function undoHeld(
  id: string,
  place: RepairPlace,
  run: RepairRun,
  journal: Journal,
  digest: string | null = null,
  state: StoredEntry['state'] = 'done',
): Promise<JournalEntry> {
  const { data, disk = realDisk } = place;
  const listed = await journal.list();
  if (!listed.ok) return refusedUndo(id, null, listed.error, place);
  const back = await wayBack(id, listed.value, place, run, journal, state);
  if (!back.ok) return refusedUndo(id, back.error.entry, back.error.refusal, place);
  const { entry, seen, source, changes } = back.value;
  const { fix, finding, check, subject, profiles, machine } = entry;
  if (digest !== null) {
    const shown = await guarded(async () => ok(await describeAll(changes, source)));
    if (!shown.ok) return refusedUndo(id, entry, shown.error, place);
    if (digestOf({ finding, fix, choices: [], changes: shown.value }) !== digest)
      return refusedUndo(
        id,
        entry,
        { code: 'changed-since-preview', file: changes[0]?.path ?? null, params: {} },
        place,
      );
  }
  const done = await carryOut({
    writer: openWriter(seen.machine, disk),
    journal,
    run,
    about: { fix, finding, check, subject, profiles, undoes: id, machine },
    changes,
    at: new Date().toISOString(),
    freeHere: () => freeBytes(data),
    closed: () => whoRuns(profiles, seen.inventory, source),
    verify: async () => null,
  });
  return done.ok
    ? shownEntry(done.value, [...listed.value, done.value], journal)
    : refusedUndo(id, entry, done.error, place);
}

const withCopy = (refusal: Refusal, journal: Journal, entry: StoredEntry): Refusal =>
  refusal.code === 'in-the-way'
    ? { ...refusal, params: { ...refusal.params, copy: journal.folderOf(entry.id) } }
    : refusal;

/** The changes that lead back, last one first. */
async function changesBack(
  entry: StoredEntry,
  seen: Seen,
  source: Source,
  entries: readonly StoredEntry[],
): Promise<Result<readonly Change[], Refusal>> {
  const later = laterFolders(entry, entries);
  const made = entry.changes.slice(0, entry.begun ?? entry.changes.length);
  const standing = new Map<StoredChange, Standing>();
  for (const change of made) {
    const found = await inspect(change, entry.id, source);
    if (!found.ok) return found;
    standing.set(change, found.value === 'before' && isMessage(change) ? 'other' : found.value);
  }
  const changed = made.filter((change) => standing.get(change) === 'other' || standing.get(change) === 'torn');
  const back: Change[] = [];
  for (const change of [...made].reverse()) {
    if (standing.get(change) !== 'after' || change.kind === 'quarantine') continue;
    // An index fits only the folder it was made for: where that was rewritten, by the program or by a later repair of ours that is in
    // force, the program makes a new one. With the old one it would show, and send, what the later repair took out.
    const isShared = later.has(folderOf(change));
    if ((changed.length > 0 || isShared) && change.edit?.kind === 'index') continue;
    const exact = inverseOf(entry, change);
    if (!exact.ok) return exact;
    back.push(isShared ? withoutTime(exact.value) : exact.value);
  }
  const client = clients.find(({ id }) =>
    seen.inventory.profiles.some((one) => entry.profiles.includes(one.id) && one.client === id),
  );
  if (!client)
    return changed.length === 0 ? ok(back) : err({ code: 'in-the-way', file: changed[0]?.path ?? null, params: {} });
  const all = made.map((change) => doneOf(entry, change, source.journal));
  const turned = await client.turnBack(
    all.filter((_, at) => changed.includes(made[at] as StoredChange)),
    all,
    source.machine,
    source.signal,
  );
  if (!turned.ok) return turned;
  return ok([...back, ...turned.value.filter(({ path }) => !back.some((one) => one.path === path))]);
}

/** A folder's file, also for its index. */
const folderOf = ({ path }: Pick<StoredChange, 'path'>) => path.replace(/\.msf$/, '');

/** The folders that later entries changed which are still in force. */
function laterFolders(entry: StoredEntry, entries: readonly StoredEntry[]): ReadonlySet<string> {
  const since = entries.slice(entries.findIndex(({ id }) => id === entry.id) + 1);
  const inForce = since.filter((one) => one.state === 'done' && one.undoes === null && !isUndone(one, entries));
  return new Set(inForce.flatMap(({ changes }) => changes.map(folderOf)));
}

/** The old time of a folder would make the program believe an old index. */
function withoutTime(change: Change): Change {
  const { restores, ...rest } = change;
  return restores && change.kind !== 'write' ? rest : change;
}

/** A message that we put somewhere. Where it is gone again somebody sent or deleted it, though the file may look as before us. */
export const isMessage = ({ kind, edit }: StoredChange) =>
  edit?.kind === 'message' && (kind === 'append' || kind === 'write');

const doneOf = (entry: StoredEntry, change: StoredChange, journal: Journal): Done => ({
  kind: change.kind,
  path: change.path,
  values: change.values,
  edit: change.edit,
  old: change.old === null ? null : Buffer.from(change.old, 'base64'),
  kept: () => journal.read(entry.id, change.kept ?? ''),
});

/** The change that leads exactly back to the old bytes. */
function inverseOf(entry: StoredEntry, change: StoredChange): Result<Change, Refusal> {
  const { path, before, after, part, facts } = change;
  const values = change.values.map((value) => ({ name: value.name, before: value.after, after: value.before }));
  const common = { path, values, edit: inverseEdit(change), ...(facts ? { restores: facts } : {}) };
  const kept = { kind: 'kept', entry: entry.id, name: change.kept ?? '', length: before?.size ?? 0 } as const;
  switch (change.kind) {
    case 'write':
      if (!after) break;
      return ok(
        before
          ? { ...common, kind: 'write', before: after, content: kept }
          : { path, values, edit: common.edit, kind: 'set-aside', before: after },
      );
    case 'set-aside':
      return ok({ ...common, kind: 'write', before: null, content: kept });
    case 'splice': {
      const [old, fresh] = [Buffer.from(change.old ?? '', 'base64'), Buffer.from(change.fresh ?? '', 'base64')];
      return ok({
        ...common,
        kind: 'splice',
        size: before?.size ?? 0,
        offset: part?.offset ?? 0,
        old: fresh,
        fresh: old,
      });
    }
    case 'append': {
      const tailSha256 = part?.after.replace('sha256:', '') ?? '';
      if (before) return ok({ ...common, kind: 'truncate', size: after?.size ?? 0, to: before.size, tailSha256 });
      return ok({
        path,
        values,
        edit: common.edit,
        kind: 'set-aside',
        before: { size: after?.size ?? 0, sha256: tailSha256 },
      });
    }
    case 'truncate': {
      const length = (before?.size ?? 0) - (after?.size ?? 0);
      return ok({ ...common, kind: 'append', size: after?.size ?? 0, content: { ...kept, length } });
    }
    case 'quarantine':
      break;
    default:
      assertNever(change.kind);
  }
  return err({ code: 'in-the-way', file: path, params: {} });
}

function inverseEdit({ edit }: StoredChange): Change['edit'] {
  if (edit?.kind === 'prefs')
    return { kind: 'prefs', set: edit.set.map(({ name, before, after }) => ({ name, before: after, after: before })) };
  if (edit?.kind === 'filter') return { ...edit, enabled: !edit.enabled };
  return edit?.kind === 'logins' ? { kind: 'logins', removed: [] } : edit;
}
