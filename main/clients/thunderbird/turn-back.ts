import type { Refusal } from '../../../shared/model/plan.ts';
import { assertNever, err, ok, type Result } from '../../../shared/result.ts';
import { switchFilter } from '../../formats/filter-edit.ts';
import { parseFilterRules } from '../../formats/filter-rules.ts';
import { insertLogins, removeLogins } from '../../formats/logins-edit.ts';
import { editPrefs, prefLiteral } from '../../formats/prefs-edit.ts';
import { parsePrefs } from '../../formats/prefs-js.ts';
import type { Machine } from '../../machine/machine.ts';
import { type Change, type Edit, type PrefValue, refuse } from '../change.ts';
import type { Done } from '../client.ts';
import { markOfBytes, unreadable } from '../marks.ts';
import { setIndexesAside } from './edit-outbox.ts';
import { hideAgain, putBack } from './turn-back-message.ts';

const limit = 64 * 1024 * 1024;
/** A message of a maildir. */
const messageFile = /[\\/]cur[\\/][^\\/]+$/;

/**
 * Takes back what we did to files that the program has written since: only our own keys, records and messages, and only where they
 * still hold what we left. Refused otherwise.
 */
export async function turnBack(
  changed: readonly Done[],
  all: readonly Done[],
  machine: Machine,
  signal: AbortSignal,
): Promise<Result<readonly Change[], Refusal>> {
  const changes: Change[] = [];
  for (const one of changed) {
    signal.throwIfAborted();
    if (one.edit?.kind === 'index') continue;
    const back = await turnOne(one, all, machine, signal);
    if (!back.ok) return back;
    changes.push(...back.value);
  }
  const stale = await setIndexesAside(machine, foldersOf(all, machine), signal);
  if (!stale.ok) return stale;
  return ok([...changes, ...stale.value.filter(({ path }) => !changes.some((one) => one.path === path))]);
}

/**
 * The folders whose messages were changed. An index that the program made of them meanwhile does not fit them any more; of a maildir it
 * would not even notice (measured on 153.7 ESR: a message whose file came back stayed unseen).
 */
function foldersOf(all: readonly Done[], machine: Machine): readonly string[] {
  const paths = all.flatMap(({ kind, edit, path }) => {
    if (kind === 'quarantine') return [];
    if (edit?.kind === 'index') return [path.replace(/\.msf$/, '')];
    if (kind === 'write' || kind === 'set-aside') return messageFile.test(path) ? [machine.join(path, '..', '..')] : [];
    return edit?.kind === 'message' || edit?.kind === 'status' ? [path] : [];
  });
  return [...new Set(paths)];
}

async function turnOne(
  one: Done,
  all: readonly Done[],
  machine: Machine,
  signal: AbortSignal,
): Promise<Result<readonly Change[], Refusal>> {
  const { edit, path } = one;
  if (edit === null) return refuse('in-the-way', path);
  switch (edit.kind) {
    case 'prefs':
    case 'logins':
    case 'filter': {
      const read = await machine.read(path, limit);
      if (!read.ok) return err(unreadable(read.error, path));
      const turned = await turnText(edit, one, read.value);
      if (!turned.ok || turned.value === null) return turned.ok ? ok([]) : turned;
      const { bytes, values, inverse } = turned.value;
      const before = markOfBytes(read.value);
      return ok([{ kind: 'write', path, before, content: { kind: 'bytes', bytes }, values, edit: inverse }]);
    }
    case 'status':
      return putBack(one, edit, all, machine, signal);
    case 'message':
      // Taken away by us, and the program has written since: putting it back a second time could double it.
      if (one.kind === 'truncate' || one.kind === 'set-aside') return refuse('in-the-way', path);
      return hideAgain(one, edit, machine, signal);
    case 'index':
      return ok([]);
    default:
      return assertNever(edit);
  }
}

type Turned = { readonly bytes: Uint8Array; readonly values: Change['values']; readonly inverse: Edit } | null;

/** The file with our own part as it was before us; null where it is so already. */
async function turnText(edit: Edit, one: Done, now: Uint8Array): Promise<Result<Turned, Refusal>> {
  const { path } = one;
  if (edit.kind === 'prefs') return turnPrefs(edit, path, now);
  if (edit.kind === 'filter') {
    const rule = parseFilterRules(now).filters.find(({ name }) => name === edit.name);
    if (!rule) return refuse('in-the-way', path, { name: edit.name });
    if (rule.enabled !== edit.enabled) return ok(null);
    const edited = switchFilter(now, { name: edit.name, line: rule.line }, !edit.enabled);
    if (!edited.ok) return refuse('in-the-way', path, { name: edit.name });
    const values = [{ name: `${edit.name}: enabled`, before: yesNo(edit.enabled), after: yesNo(!edit.enabled) }];
    return ok({ bytes: edited.value, values, inverse: { ...edit, line: rule.line, enabled: !edit.enabled } });
  }
  if (edit.kind !== 'logins') return refuse('in-the-way', path);
  const kept = await one.kept();
  const records = removeLogins(kept, edit.removed);
  if (!records.ok) return refuse('damaged', path);
  const inserted = insertLogins(
    now,
    records.value.removed.map(({ text }) => text),
  );
  if (!inserted.ok) return inserted.error.code === 'already-there' ? ok(null) : refuse('damaged', path);
  const values = one.values.map(({ name, before, after }) => ({ name, before: after, after: before }));
  return ok({ bytes: inserted.value, values, inverse: { kind: 'logins', removed: [] } });
}

function turnPrefs(edit: Extract<Edit, { kind: 'prefs' }>, path: string, bytes: Uint8Array): Result<Turned, Refusal> {
  const now = parsePrefs(bytes).values;
  const value = (name: string): PrefValue => now.get(name)?.value ?? null;
  const stranger = edit.about?.find((one) => value(one.name) !== one.value);
  if (stranger) return refuse('in-the-way', path, { name: stranger.name });
  const open = edit.set.filter(({ name, before }) => value(name) !== before);
  // Thunderbird drops a line that says what its default says: no line, where ours did, is ours still.
  const foreign = open.find(({ name, after }) => value(name) !== after && value(name) !== null);
  if (foreign) return refuse('in-the-way', path, { name: foreign.name });
  if (open.length === 0) return ok(null);
  const set = open.map(({ name, before }) => ({ name, before: value(name), after: before }));
  const edited = editPrefs(
    bytes,
    set.map(({ name, after }) => ({ name, value: after })),
  );
  if (!edited.ok) return refuse('damaged', path);
  const literal = (one: PrefValue) => (one === null ? null : prefLiteral(one));
  const values = set.map(({ name, before, after }) => ({ name, before: literal(before), after: literal(after) }));
  return ok({ bytes: edited.value, values, inverse: { kind: 'prefs', set, about: edit.about } });
}

const yesNo = (is: boolean) => (is ? 'yes' : 'no');
