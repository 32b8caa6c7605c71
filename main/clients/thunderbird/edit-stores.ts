import type { CredentialEntry } from '../../../shared/model/credential.ts';
import type { FilterRule } from '../../../shared/model/filter.ts';
import type { Refusal } from '../../../shared/model/plan.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import type { SetAside } from '../../../shared/model/store.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { switchFilter } from '../../formats/filter-edit.ts';
import { removeLogins } from '../../formats/logins-edit.ts';
import { parsePrefs } from '../../formats/prefs-js.ts';
import { aboutAccounts, rescuePrefs } from '../../formats/settings-rescue.ts';
import type { Machine } from '../../machine/machine.ts';
import { type Change, type Edit, refuse } from '../change.ts';
import { markOfBytes, unreadable } from '../marks.ts';

const limit = 64 * 1024 * 1024;

/** Exactly this record leaves logins.json; the sealed password in it is kept in our copy of the file and nowhere else. */
export async function forgetLogin(
  profile: Profile,
  machine: Machine,
  entry: CredentialEntry,
): Promise<Result<readonly Change[], Refusal>> {
  const file = machine.join(profile.path, 'logins.json');
  const read = await machine.read(file, limit);
  if (!read.ok) return err(unreadable(read.error, file));
  const guid = entry.id.split('/logins/').at(-1) ?? '';
  const edited = removeLogins(read.value, [guid]);
  if (!edited.ok) return refuse(edited.error.code === 'not-there' ? 'not-found' : 'damaged', file);
  const values = [{ name: `${entry.origin} ${entry.user ?? ''}`.trim(), before: entry.changedAt ?? '', after: null }];
  return ok([whole(file, read.value, edited.value.bytes, values, { kind: 'logins', removed: [guid] })]);
}

export async function switchOff(machine: Machine, filter: FilterRule): Promise<Result<readonly Change[], Refusal>> {
  const { file, line } = filter.sources.name ?? filter.sources.enabled ?? { file: null, line: null };
  if (file === null || line === null) return refuse('not-found');
  const read = await machine.read(file, limit);
  if (!read.ok) return err(unreadable(read.error, file));
  const edited = switchFilter(read.value, { name: filter.name, line }, false);
  if (!edited.ok) return refuse(edited.error.code === 'not-there' ? 'not-found' : 'damaged', file);
  const values = [{ name: `${filter.name}: enabled`, before: 'yes', after: 'no' }];
  const edit: Edit = { kind: 'filter', name: filter.name, line, enabled: false };
  return ok([whole(file, read.value, edited.value, values, edit)]);
}

/** What can still be read of the settings that the program set aside takes the place of those it began anew with. */
export async function restoreSettings(
  profile: Profile,
  machine: Machine,
  setAside: SetAside,
): Promise<Result<readonly Change[], Refusal>> {
  const file = machine.join(profile.path, 'prefs.js');
  const [damaged, current] = [await machine.read(setAside.file, limit), await machine.read(file, limit)];
  if (!damaged.ok) return err(unreadable(damaged.error, setAside.file));
  if (!current.ok) return err(unreadable(current.error, file));
  const rescued = rescuePrefs(damaged.value, current.value);
  if (rescued.taken === 0) return refuse('damaged', setAside.file);
  const values = [
    { name: setAside.file, before: null, after: String(rescued.taken) },
    ...rescued.lost.map((line) => ({ name: `${setAside.file}:${line}`, before: null, after: null })),
  ];
  const edit: Edit = { kind: 'prefs', set: accountsChanged(current.value, rescued.bytes) };
  return ok([whole(file, current.value, rescued.bytes, values, edit)]);
}

/**
 * What a restoration changes about accounts. Of a file that the program has written since, these alone are taken back; the rest, such as
 * the sizes of windows, changes with every run.
 */
function accountsChanged(current: Uint8Array, rescued: Uint8Array) {
  const [old, fresh] = [parsePrefs(current).values, parsePrefs(rescued).values];
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .filter((name) => aboutAccounts.test(name))
    .map((name) => ({ name, before: old.get(name)?.value ?? null, after: fresh.get(name)?.value ?? null }))
    .filter(({ before, after }) => before !== after);
}

const whole = (
  path: string,
  before: Uint8Array,
  after: Uint8Array,
  values: Change['values'],
  edit: Edit | null,
): Change => ({
  kind: 'write',
  path,
  before: markOfBytes(before),
  content: { kind: 'bytes', bytes: after },
  values,
  edit,
});
