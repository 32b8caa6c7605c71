import type { Account } from '../../../shared/model/account.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import type { Machine } from '../../machine/machine.ts';
import type { Collected, Run } from '../client.ts';
import { everySection, makeProblem } from '../problem.ts';
import { type AccountKey, type Configured, configured } from './accounts.ts';
import { collectAddIns } from './add-ins.ts';
import { type DataFile, dataFileOf, dataFilesOf, indexOf, shareOf } from './data-files.ts';
import { accountManager, keyOf, speaksFor } from './locate.ts';
import { collectStores, type OwnedFile } from './outbox.ts';
import { collectPopHistories } from './pop-history.ts';
import { openRegistry, type UserRegistry, type Values } from './registry.ts';
import { collectSettings } from './settings.ts';
import { collectSignIns } from './sign-ins.ts';
import { collectTransportLog } from './transport-log.ts';

/** The ordered list of mail accounts: little-endian numbers of their keys (outlook.md §1.1). */
const mailList = '{ED475418-B0D6-11D2-8C3B-00104B2A6676}';

/** Accounts of one profile that are read. People have a dozen; what judges them compares each with each. */
const mostAccounts = 1_000;

/** Everything of one profile of classic Outlook. Reads the registry and the heads of data files; opens no message and no password. */
export async function collect(profile: Profile, machine: Machine, run: Run): Promise<Collected> {
  const user = machine.users.find(({ name }) => name === profile.user);
  if (!user) return { sections: {}, problems: [] };
  const { registries, problems: damage } = await openRegistry(machine, user, run);
  const problems: Problem[] = [];
  for (const registry of registries) {
    const sections = await registry.keys(keyOf(profile));
    if (sections.length === 0) continue;
    const keys = await accountKeys(registry, profile, problems);
    const values: Values[] = [];
    for (const name of sections.filter(
      (one) => /^[0-9a-f]{32}$/i.test(one) && one.toUpperCase() !== accountManager.toUpperCase(),
    ))
      values.push(await registry.values(`${keyOf(profile)}\\${name}`));
    const files = dataFilesOf(values);
    const index = indexOf(files);
    const found = keys.flatMap((key) => {
      const file = dataFileOf(key, index);
      const made = configured(profile, key, file?.path ?? null);
      return made ? [{ ...made, file }] : [];
    });
    const owners = await ownersOf(files, found, registry);
    problems.push(...unseenOf(profile, found));
    const stored = await collectStores(profile, machine, owners, run);
    const told = new Set(stored.problems.map(({ params }) => params.file));
    const fetched = await collectPopHistories(profile, machine, owners, keys, told, run);
    const configuration = {
      accounts: found.map(({ account }) => account),
      identities: found.flatMap(({ identity }) => identity ?? []),
      submissions: found.flatMap(({ submission }) => submission ?? []),
    };
    const speaks = await speaksFor(user, profile, machine, run);
    const log = speaks
      ? await collectTransportLog(profile, machine, configuration, run)
      : { observations: [], problems: [] };
    const signIns = speaks ? await collectSignIns(profile, machine, user) : { credentials: [], problems: [] };
    return {
      sections: {
        ...configuration,
        credentials: [...found.flatMap(({ credentials }) => credentials), ...signIns.credentials],
        stores: [...stored.stores],
        outbox: [...stored.outbox],
        settings: await collectSettings(profile, registry),
        addIns: speaks ? await collectAddIns(profile, registry) : [],
        observations: [...log.observations],
        popHistories: [...fetched.popHistories],
      },
      problems: [...damage, ...problems, ...stored.problems, ...fetched.problems, ...log.problems, ...signIns.problems],
    };
  }
  return { sections: {}, problems: [...damage, ...problems] };
}

type Found = Configured & { readonly file: DataFile | null };

/** The data files of a profile, each with the accounts that deliver into it. */
async function ownersOf(
  files: readonly DataFile[],
  found: readonly Found[],
  registry: UserRegistry,
): Promise<OwnedFile[]> {
  const all = new Map(
    [...files, ...found.flatMap(({ file }) => file ?? [])].map((file) => [file.path.toLowerCase(), file]),
  );
  const accounts = new Map<string, Account[]>();
  for (const { file, account } of found) {
    const path = file?.path.toLowerCase();
    if (path !== undefined) accounts.set(path, [...(accounts.get(path) ?? []), account]);
  }
  const owners: OwnedFile[] = [];
  for (const [path, file] of all)
    owners.push({ ...file, accounts: accounts.get(path) ?? [], share: await shareOf(file.path, registry) });
  return owners;
}

/** What no scan of Outlook can see so far, where there is an account that it matters to. */
function unseenOf(profile: Profile, found: readonly Found[]): Problem[] {
  const unseen = found.flatMap(({ account: { incoming, key, name } }) =>
    incoming.protocol === 'imap' && incoming.endpoint.tls === 'not-known'
      ? [makeProblem('tls-not-known', profile.id, [], { file: `${profile.path}\\${key}`, detail: name })]
      : [],
  );
  const unclear = found.filter(
    ({ account: { incoming }, submission }) =>
      submission?.endpoint.method === 'not-known' ||
      ('endpoint' in incoming && incoming.endpoint?.method === 'not-known'),
  );
  if (unclear.length > 0)
    unseen.push(makeProblem('sign-in-not-known', profile.id, [], { file: profile.path, count: unclear.length }));
  if (found.length > 0) unseen.push(makeProblem('rules-not-read', profile.id, ['filters'], { file: profile.path }));
  return unseen;
}

/** Accounts in the order of Account Settings. A list that names keys which are not there is worth a word; a key in no list is left out. */
async function accountKeys(registry: UserRegistry, profile: Profile, problems: Problem[]): Promise<AccountKey[]> {
  const manager = `${keyOf(profile)}\\${accountManager}`;
  const list = (await registry.values(manager)).bytes(mailList);
  const there = new Map((await registry.keys(manager)).map((name) => [name.toUpperCase(), name]));
  const listed: string[] = [];
  const bytes = Buffer.from(list ?? []);
  for (let at = 0; at + 4 <= bytes.length; at += 4)
    listed.push(bytes.readUInt32LE(at).toString(16).toUpperCase().padStart(8, '0'));
  const wanted = list ? listed : [...there.keys()].filter((name) => /^[0-9A-F]{8}$/.test(name));
  const missing = new Set(wanted.filter((name) => !there.has(name)));
  if (missing.size > 0 || bytes.length % 4 !== 0)
    problems.push(
      makeProblem('account-list-broken', profile.id, ['accounts'], { file: profile.path, count: missing.size }),
    );
  const found = [...new Set(wanted)].filter((one) => there.has(one));
  if (found.length > mostAccounts)
    problems.push(
      makeProblem('accounts-partly-read', profile.id, everySection, { file: profile.path, count: found.length }),
    );
  const keys: AccountKey[] = [];
  for (const [at, name] of found.slice(0, mostAccounts).entries()) {
    const path = `${manager}\\${there.get(name) ?? name}`;
    keys.push({
      id: name,
      path: `HKEY_CURRENT_USER\\${path}`,
      values: await registry.values(path),
      isDefault: at === 0,
    });
  }
  return keys;
}
