import type { Problem } from '../../../shared/model/problem.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import { parseIni } from '../../formats/ini.ts';
import { readPolicies } from '../../formats/policies-json.ts';
import { decodeText } from '../../formats/text.ts';
import type { Machine } from '../../machine/machine.ts';
import { makeProblem, readProblem } from '../problem.ts';

const limit = 1_000_000;

export type PolicyPrefs = {
  /** The policies.json that holds; null where there is none. */
  readonly file: string | null;
  readonly values: ReadonlyMap<string, { readonly value: string | number | boolean; readonly locked: boolean }>;
};
export const noPolicies: PolicyPrefs = { file: null, values: new Map() };

/**
 * What an administrator set: `distribution/policies.json` beside the program (measured on 153.7 ESR), or
 * `/etc/thunderbird/policies/policies.json` (read in public documentation). Group Policy and configuration profiles are not read yet.
 */
export async function collectPolicies(
  profile: Profile,
  machine: Machine,
): Promise<{ policies: PolicyPrefs; problems: Problem[] }> {
  const places: string[] = [];
  const compatibility = await machine.read(machine.join(profile.path, 'compatibility.ini'), limit);
  if (compatibility.ok) {
    const [section] = parseIni(decodeText(compatibility.value).text).sections;
    const program = section?.entries.get('LastAppDir') ?? section?.entries.get('LastPlatformDir');
    if (program) places.push(machine.join(program, 'distribution', 'policies.json'));
  }
  if (machine.platform === 'linux') places.push('/etc/thunderbird/policies/policies.json');
  for (const file of places) {
    const read = await machine.read(file, limit);
    if (!read.ok) {
      if (read.error.code === 'missing' || read.error.code === 'outside') continue;
      return { policies: noPolicies, problems: [readProblem(read.error, profile.id, file, ['settings'])] };
    }
    const policies = readPolicies(read.value);
    if (!policies.ok)
      return { policies: noPolicies, problems: [makeProblem('file-damaged', profile.id, ['settings'], { file })] };
    return { policies: { file, values: policies.value }, problems: [] };
  }
  return { policies: noPolicies, problems: [] };
}
