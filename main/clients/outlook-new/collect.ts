import { serviceOf } from '../../../shared/facts/service-account.ts';
import type { Account } from '../../../shared/model/account.ts';
import type { Problem, SectionName } from '../../../shared/model/problem.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import { type OlkAccount, readOlkSettings } from '../../formats/olk-settings.ts';
import type { Machine } from '../../machine/machine.ts';
import type { Collected, Run } from '../client.ts';
import { everySection, makeProblem, readProblem } from '../problem.ts';
import { settingsLimit, settingsOf } from './locate.ts';

/** What a person with an account in it may be missing, and nobody can read from this disk (docs/decisions/0016). */
const keptElsewhere: readonly SectionName[] = ['identities', 'submissions', 'credentials', 'outbox', 'sent', 'filters'];

/** Addresses and account types out of UserSettings.json. The browser's databases beside it are not opened. */
export async function collect(profile: Profile, machine: Machine, run: Run): Promise<Collected> {
  run.signal.throwIfAborted();
  if (profile.use === 'empty') return { sections: {}, problems: [] };
  const file = settingsOf(machine, profile);
  const bytes = await machine.read(file, settingsLimit);
  if (!bytes.ok) return { sections: {}, problems: [readProblem(bytes.error, profile.id, file, everySection)] };
  const settings = readOlkSettings(bytes.value);
  if (!settings.ok)
    return { sections: {}, problems: [makeProblem('file-damaged', profile.id, everySection, { file })] };
  const accounts = settings.value.accounts.map((account, at) => accountOf(profile, file, account, at));
  const problems: Problem[] = settings.value.faults.map((fault) =>
    makeProblem(fault === 'damaged' ? 'file-damaged' : 'client-not-readable-yet', profile.id, everySection, { file }),
  );
  if (accounts.length > 0)
    problems.push(makeProblem('accounts-kept-elsewhere', profile.id, keptElsewhere, { file, count: accounts.length }));
  const popping = accounts.filter(({ incoming }) => serviceOf(incoming) === 'pop3');
  if (popping.length > 0)
    problems.push(makeProblem('pop3-policy-elsewhere', profile.id, [], { file, count: popping.length }));
  return { sections: { accounts }, problems };
}

function accountOf(profile: Profile, file: string, { address, type, isMain, from }: OlkAccount, at: number): Account {
  const key = `account${at + 1}`;
  const source = { file, line: null, key: from, by: 'program' } as const;
  return {
    id: `${profile.id}/${key}`,
    profile: profile.id,
    client: 'outlook-new',
    key,
    name: address,
    address,
    incoming: { protocol: 'other', type: typeOf(type), endpoint: null },
    checking: { atStart: true, everyMinutes: null, fetches: true },
    cleaning: { emptiesTrashOnExit: false, junkExpiresAfterDays: null, movesJunk: false },
    isDefault: isMain,
    directory: null,
    sources: { address: source, name: source, 'incoming/type': source },
  };
}

/**
 * The program's words for its account types are not published; the two that matter speak for themselves. Any other is kept if it
 * looks like a word: what stands in that field is the file's, and must not carry more than a type into an inventory.
 */
function typeOf(type: string | null): string {
  if (type === null || !/^[a-z][a-z0-9 ]{0,23}$/i.test(type)) return 'service';
  const word = type.toLowerCase();
  if (word === 'imap') return 'service/imap';
  return word === 'pop' || word === 'pop3' ? 'service/pop3' : `service/${type}`;
}
