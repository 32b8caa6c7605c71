import type { Account } from '../../../shared/model/account.ts';
import type { PopHistory } from '../../../shared/model/pop-history.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import type { PopBlob } from '../../formats/pst/pop-blob.ts';
import { readPopHistory } from '../../formats/pst/pop-history.ts';
import type { Machine } from '../../machine/machine.ts';
import type { Run } from '../client.ts';
import { makeProblem } from '../problem.ts';
import type { AccountKey } from './accounts.ts';
import type { OwnedFile } from './outbox.ts';
import { readStore } from './store-reading.ts';

type CollectedHistories = { readonly popHistories: readonly PopHistory[]; readonly problems: readonly Problem[] };

/** Milliseconds for one look into one file. */
const timeLimit = 2_000;

/** The folder an account delivers into: the last four bytes of its entry id (outlook.md §1.3); null where it names none. */
function inboxNodeOf({ values }: AccountKey): number | null {
  const bytes = Buffer.from(values.bytes('Delivery Folder EntryID') ?? []);
  return bytes.length < 24 ? null : bytes.readUInt32LE(bytes.length - 4);
}

/**
 * What the POP3 accounts of a profile have fetched and removed, by Outlook's own record in the stores they deliver into. Other stores
 * are not opened for it. `keys`: the profile's accounts as they stand in the registry; `told`: files that are already named as not
 * read. A record that cannot be read blinds only where an account does not say whether it leaves mail on the server: elsewhere it would
 * add numbers to what is known.
 */
export async function collectPopHistories(
  profile: Profile,
  machine: Machine,
  files: readonly OwnedFile[],
  keys: readonly AccountKey[],
  told: ReadonlySet<string | undefined>,
  run: Run,
): Promise<CollectedHistories> {
  const popHistories: PopHistory[] = [];
  const problems: Problem[] = [];
  for (const { path, accounts, share } of files) {
    const popping = accounts.filter(({ incoming }) => incoming.protocol === 'pop3');
    const own = keys.filter(({ id }) => popping.some(({ key }) => key === id));
    const nodes = new Set(own.flatMap((key) => inboxNodeOf(key) ?? []));
    if (nodes.size === 0) continue;
    const file = share ?? path;
    const isOnlyWord = popping.some(({ incoming }) => 'leaveOnServer' in incoming && incoming.leaveOnServer === null);
    let isUnread = false;
    const found = new Map<string, { readonly name: string; readonly says: PopBlob }>();
    for (const inboxNode of nodes) {
      run.signal.throwIfAborted();
      const read =
        share !== null && machine.kind === 'image'
          ? { ok: false as const, error: { code: 'network' as const } }
          : await readStore(path, machine, run, timeLimit, (source, signal) =>
              readPopHistory(source, { inboxNode, signal }),
            );
      if (!read.ok) {
        isUnread ||= isOnlyWord || !told.has(file);
        continue;
      }
      for (const { name: written, miniUid, says } of read.value.records) {
        const key = miniUid === null ? undefined : own.find(({ values }) => values.number('Mini UID') === miniUid);
        // A number that is no account's here belongs to another profile.
        if (miniUid !== null && !key) continue;
        const name = popping.find((account) => account.key === key?.id)?.address ?? written;
        const known = found.get(name.toLowerCase());
        if (!says.ok) isUnread = true;
        // Each profile that ever used the store has its own; the one in use is the latest.
        else if (!known || lastOf(says.value) > lastOf(known.says))
          found.set(name.toLowerCase(), { name, says: says.value });
      }
    }
    if (isUnread)
      problems.push(
        makeProblem('pop-history-not-determined', profile.id, isOnlyWord ? ['popHistories'] : [], { file }),
      );
    for (const { name, says } of found.values()) {
      const source = { file, line: null, key: null, by: 'program' } as const;
      popHistories.push({
        id: `${profile.id}/pop-history/${popHistories.length + 1}`,
        profile: profile.id,
        account: accountOf(name, popping),
        name,
        ...says,
        sources: { taken: source, removed: source, lastTaken: source, lastRemoved: source },
      });
    }
  }
  return { popHistories, problems };
}

const lastOf = ({ lastTaken, lastRemoved }: PopBlob) => [lastTaken ?? '', lastRemoved ?? ''].sort().at(-1) ?? '';

/** The one account with this address; null where none or several have it. */
function accountOf(name: string, accounts: readonly Account[]): string | null {
  const [only, other] = accounts.filter(({ address }) => address?.toLowerCase() === name.toLowerCase());
  return only && !other ? only.id : null;
}
