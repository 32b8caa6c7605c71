import type { Refusal } from '../../../shared/model/plan.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { editPrefs, prefLiteral } from '../../formats/prefs-edit.ts';
import { parsePrefs } from '../../formats/prefs-js.ts';
import type { Machine } from '../../machine/machine.ts';
import { type Change, type PrefValue, refuse } from '../change.ts';
import { markOfBytes, unreadable } from '../marks.ts';
import { collectPolicies } from './policies.ts';
import { type PrefLayers, prefsLimit, readPrefs } from './prefs.ts';

export type PrefSet = { readonly name: string; readonly value: PrefValue };
export type Settings = { readonly prefs: PrefLayers; readonly file: string; readonly bytes: Uint8Array };

/** A profile's settings, for a change; refused where they cannot be read whole. */
export async function openSettings(profile: Profile, machine: Machine): Promise<Result<Settings, Refusal>> {
  const file = machine.join(profile.path, 'prefs.js');
  const read = await machine.read(file, prefsLimit);
  if (!read.ok) return err(unreadable(read.error, file));
  const { policies, problems } = await collectPolicies(profile, machine);
  const [unseen] = problems;
  // A policy that cannot be read may set the very value: rather not touch it.
  if (unseen) return refuse('unreadable', unseen.params.file ?? null);
  const layers = await readPrefs(profile, machine, policies);
  const [damage] = layers.problems;
  if (damage) return refuse('damaged', damage.params.file ?? file);
  return ok({ prefs: layers.prefs, file, bytes: read.value });
}

/**
 * One change of prefs.js that gives these settings these values (null: no line, so the program's own default holds). What a policy or
 * a user.js sets wins at every start, so it is refused as managed; what stands so already is left out.
 */
export function setPrefs(
  { prefs, file, bytes }: Settings,
  sets: readonly PrefSet[],
  about: readonly string[] = [],
): Result<readonly Change[], Refusal> {
  const own = parsePrefs(bytes).values;
  const wanted = sets
    .map(({ name, value }) => ({ name, before: own.get(name)?.value ?? null, after: value }))
    .filter(({ before, after }) => before !== after);
  for (const { name } of wanted) {
    const found = prefs.read(name)?.source;
    if (found?.by === 'policy' || found?.by === 'user-file')
      return refuse('managed', found.file, { name, by: found.by });
  }
  if (wanted.length === 0) return refuse('not-found', file);
  const edited = editPrefs(
    bytes,
    wanted.map(({ name, after }) => ({ name, value: after })),
  );
  if (!edited.ok) return refuse('damaged', file, 'line' in edited.error ? { line: edited.error.line } : {});
  const literal = (value: PrefValue) => (value === null ? null : prefLiteral(value));
  return ok([
    {
      kind: 'write',
      path: file,
      before: markOfBytes(bytes),
      content: { kind: 'bytes', bytes: edited.value },
      values: wanted.map(({ name, before, after }) => ({ name, before: literal(before), after: literal(after) })),
      edit: {
        kind: 'prefs',
        set: wanted,
        ...(about.length > 0 ? { about: about.map((name) => ({ name, value: own.get(name)?.value ?? null })) } : {}),
      },
    },
  ]);
}
