import type { Account } from '../../../shared/model/account.ts';
import type { FilterAction, FilterRule } from '../../../shared/model/filter.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import { parseFilterRules } from '../../formats/filter-rules.ts';
import type { Machine } from '../../machine/machine.ts';
import { makeProblem, readProblem } from '../problem.ts';
import { accountOfFolder, type KnownFolders, parseFolderAddress } from './folders.ts';

const limit = 16 * 1024 * 1024;

/** The words of msgFilterRules.dat, version 9 (measured on 153.7 ESR). */
const kinds: Readonly<Record<string, FilterAction['kind']>> = {
  'Move to folder': 'move',
  'Copy to folder': 'copy',
  Delete: 'delete',
  'Delete from Pop3 server': 'delete-from-server',
  Forward: 'forward',
  'Mark read': 'mark-read',
  'Stop execution': 'stop',
};
const occasions: readonly (readonly [number, FilterRule['when'][number]])[] = [
  [1, 'arriving'],
  [16, 'by-hand'],
  [32, 'after-junk'],
  [64, 'after-sending'],
  [128, 'archiving'],
  [256, 'periodic'],
];

export async function collectFilters(
  profile: Profile,
  machine: Machine,
  accounts: readonly Account[],
  known: KnownFolders,
): Promise<{ filters: FilterRule[]; problems: Problem[] }> {
  const filters: FilterRule[] = [];
  const problems: Problem[] = [];
  for (const account of accounts) {
    if (account.directory === null) continue;
    const file = machine.join(account.directory, 'msgFilterRules.dat');
    const read = await machine.read(file, limit);
    if (!read.ok) {
      if (read.error.code !== 'missing') problems.push(readProblem(read.error, profile.id, file, ['filters']));
      continue;
    }
    const rules = parseFilterRules(read.value);
    const [fault] = rules.faults;
    if (fault) problems.push(makeProblem('file-damaged', profile.id, ['filters'], { file, line: fault.line }));
    for (const [index, rule] of rules.filters.entries()) {
      const source = { file, line: rule.line, key: rule.name, by: 'program' } as const;
      filters.push({
        id: `${account.id}/filter/${index + 1}`,
        profile: profile.id,
        account: account.id,
        name: rule.name,
        enabled: rule.enabled,
        when: occasions.filter(([bit]) => (rule.type & bit) !== 0).map(([, occasion]) => occasion),
        actions: await Promise.all(rule.actions.map((one) => actionOf(one.action, one.value, accounts, known))),
        condition: rule.condition,
        sources: { name: source, enabled: source, actions: source, condition: source },
      });
    }
  }
  return { filters, problems };
}

async function actionOf(
  name: string,
  target: string | null,
  accounts: readonly Account[],
  known: KnownFolders,
): Promise<FilterAction> {
  const kind = kinds[name] ?? 'other';
  const targetState = kind === 'move' || kind === 'copy' ? await stateOf(target, accounts, known) : null;
  return { kind, name, target, targetState };
}

async function stateOf(target: string | null, accounts: readonly Account[], known: KnownFolders) {
  const address = target === null ? null : parseFolderAddress(target);
  if (!address) return 'unknown';
  const account = accountOfFolder(address, accounts);
  return account ? known.state(account, address.path) : 'account-gone';
}
