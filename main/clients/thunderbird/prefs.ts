import type { Problem } from '../../../shared/model/problem.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import type { Source } from '../../../shared/model/source.ts';
import { type Prefs, parsePrefs } from '../../formats/prefs-js.ts';
import type { Machine } from '../../machine/machine.ts';
import { everySection, makeProblem, readProblem } from '../problem.ts';
import type { PolicyPrefs } from './policies.ts';

/** prefs.js of large profiles is below 1 MB; one that is larger than this is broken or hostile. */
export const prefsLimit = 64 * 1024 * 1024;

export type PrefValue = string | number | boolean;
export type Pref<T = PrefValue> = { readonly value: T; readonly source: Source };

/** A profile's settings as Thunderbird would see them: policy over user.js over prefs.js; *absent means default*. */
export type PrefLayers = {
  read(name: string): Pref | undefined;
  string(name: string, fallback: string): Pref<string>;
  number(name: string, fallback: number): Pref<number>;
  boolean(name: string, fallback: boolean): Pref<boolean>;
  /** The parts of a comma list, in order. */
  list(name: string): readonly string[];
  names(): Iterable<string>;
};

export async function readPrefs(
  profile: Profile,
  machine: Machine,
  policies: PolicyPrefs,
): Promise<{ prefs: PrefLayers; problems: Problem[] }> {
  const problems: Problem[] = [];
  const own = await readOne(profile, machine, 'prefs.js', problems);
  const user = await readOne(profile, machine, 'user.js', problems);
  return { prefs: layer(own, user, policies), problems };
}

type File = { readonly path: string; readonly prefs: Prefs };

async function readOne(profile: Profile, machine: Machine, name: string, problems: Problem[]): Promise<File | null> {
  const path = machine.join(profile.path, name);
  const read = await machine.read(path, prefsLimit);
  if (!read.ok) {
    // A profile with other files but no prefs.js has lost its settings; a user.js is rarely there.
    if (read.error.code !== 'missing' || name === 'prefs.js')
      problems.push(readProblem(read.error, profile.id, path, everySection));
    return null;
  }
  const prefs = parsePrefs(read.value);
  const [fault] = prefs.faults;
  if (fault)
    problems.push(
      makeProblem(fault.code === 'cut' ? 'file-cut' : 'file-damaged', profile.id, everySection, {
        file: path,
        line: fault.line,
        count: prefs.faults.length,
      }),
    );
  return { path, prefs };
}

export function layer(own: File | null, user: File | null, policies: PolicyPrefs): PrefLayers {
  const from = (file: File | null, name: string, by: Source['by']): Pref | undefined => {
    const found = file?.prefs.values.get(name);
    if (!file || !found) return undefined;
    return { value: found.value, source: { file: file.path, line: found.line, key: name, by } };
  };
  const fromPolicy = (name: string, locked: boolean): Pref | undefined => {
    const found = policies.values.get(name);
    if (!found || found.locked !== locked || policies.file === null) return undefined;
    return { value: found.value, source: { file: policies.file, line: null, key: name, by: 'policy' } };
  };
  const read = (name: string) =>
    fromPolicy(name, true) ?? from(user, name, 'user-file') ?? from(own, name, 'program') ?? fromPolicy(name, false);
  const typed = <T extends PrefValue>(name: string, fallback: T): Pref<T> => {
    const found = read(name);
    // A value of another type is what Thunderbird takes for absent, too.
    if (found && typeof found.value === typeof fallback) return found as Pref<T>;
    return { value: fallback, source: { file: null, line: null, key: name, by: 'default' } };
  };
  return {
    read,
    string: typed<string>,
    number: typed<number>,
    boolean: typed<boolean>,
    list: (name) =>
      typed<string>(name, '')
        .value.split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    names: function* () {
      yield* own?.prefs.values.keys() ?? [];
      yield* user?.prefs.values.keys() ?? [];
      yield* policies.values.keys();
    },
  };
}
