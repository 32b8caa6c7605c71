import type { Sections } from '../../../shared/model/inventory.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import type { Machine } from '../../machine/machine.ts';
import type { Collected, Run } from '../client.ts';
import { everySection, readProblem } from '../problem.ts';
import { configured } from './accounts.ts';
import { collectFilters } from './filters.ts';
import { collectStores, knownFolders } from './folders.ts';
import { collectLogins } from './logins.ts';
import { collectOutbox } from './outbox.ts';
import { collectPolicies } from './policies.ts';
import { readPrefs } from './prefs.ts';
import { collectSent } from './sent.ts';
import { collectSetAside } from './set-aside.ts';
import { collectSettings } from './settings.ts';

/** Key stores of versions before 58: beside a key4.db they are left-overs. */
const oldKeyFiles = ['key3.db', 'signons.sqlite', 'signons.txt'];

/** Everything of one profile. A part that cannot be read becomes a problem that names its file; the others are still read. */
export async function collect(profile: Profile, machine: Machine, run: Run): Promise<Collected> {
  const entries = await machine.list(profile.path);
  if (!entries.ok)
    return { sections: {}, problems: [readProblem(entries.error, profile.id, profile.path, everySection)] };
  const names = entries.value.map((entry) => entry.name);
  const problems: Problem[] = [];
  const take = <T extends { readonly problems: readonly Problem[] }>(part: T): T => {
    run.signal.throwIfAborted();
    problems.push(...part.problems);
    return part;
  };
  const { setAside } = take(await collectSetAside(profile, machine, names));
  if (profile.use === 'empty') return { sections: { setAside }, problems };

  const { policies } = take(await collectPolicies(profile, machine));
  const { prefs } = take(await readPrefs(profile, machine, policies));
  const { accounts, identities, submissions } = configured(prefs, profile);
  const known = take(await knownFolders(profile, machine));
  const { filters } = take(await collectFilters(profile, machine, accounts, known));
  const { credentials } = take(await collectLogins(profile, machine, names));
  const outbox = take(await collectOutbox(profile, machine, { accounts, identities }, run));
  const { sent } = take(await collectSent(profile, machine, { accounts, identities, outbox: outbox.items }, run));
  const stores = await collectStores(profile, machine, accounts, identities, known);
  const old = oldKeyFiles.filter((name) => names.includes(name)).map((name) => machine.join(profile.path, name));
  const sections: Partial<Sections> = {
    accounts,
    identities,
    submissions,
    credentials,
    outbox: [...outbox.items],
    sent,
    filters,
    stores: [...stores, ...outbox.stores],
    settings: collectSettings(profile, prefs, old),
    setAside,
  };
  return { sections, problems };
}
