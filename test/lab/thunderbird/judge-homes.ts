import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findProfile } from './homes.ts';
import { makeSituation } from './make.ts';
import type { Servers } from './servers.ts';
import type { Situation } from './situations/situation.ts';

/** A computer as the program reads it, in whose home the real Thunderbird runs; `data` is the program's own folder. */
export type Computer = {
  readonly folder: string;
  readonly home: string;
  readonly profile: string;
  readonly data: string;
};

const machines = fileURLToPath(new URL('../../machines/thunderbird', import.meta.url));

/** A copy of one of the homes in `test/machines/thunderbird`, in which Thunderbird may run. */
export function copyComputer(name: string, into: string): Computer {
  const folder = path.join(into, 'computer');
  cpSync(path.join(machines, name), folder, { recursive: true, preserveTimestamps: true });
  return computerAt(folder, into);
}

/** A home made anew, whose accounts talk to the lab's servers, looked at a day later: a queued message must have waited. */
export async function makeComputer(situation: Situation, into: string, servers: Servers): Promise<Computer> {
  const folder = path.join(into, 'computer');
  mkdirSync(path.join(folder, 'files/home'), { recursive: true });
  await makeSituation({ ...situation, name: 'anna' }, path.join(folder, 'files/home'), servers);
  const machine = {
    platform: 'linux',
    name: situation.name,
    takenAt: new Date(Date.now() + 24 * 3_600_000).toISOString(),
    users: [{ name: 'anna', home: 'files/home/anna' }],
    files: 'files',
  };
  writeFileSync(path.join(folder, 'machine.json'), JSON.stringify(machine));
  return computerAt(folder, into);
}

function computerAt(folder: string, into: string): Computer {
  const home = path.join(folder, 'files/home/anna');
  const profile = findProfile(home);
  if (!profile) throw new Error(`${home}: no profile`);
  return { folder, home, profile, data: path.join(into, 'data') };
}

/** Lines of prefs.js, edited as text; every text must be there. */
export function editPrefsText({ profile }: Computer, replacements: readonly (readonly [string, string])[]): void {
  const file = path.join(profile, 'prefs.js');
  let text = readFileSync(file, 'utf8');
  for (const [old, fresh] of replacements) {
    if (!text.includes(old)) throw new Error(`prefs.js has no ${old}`);
    text = text.replaceAll(old, fresh);
  }
  writeFileSync(file, text);
}
