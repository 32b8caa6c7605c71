import { doorOfAccount, entriesAt, entriesOf } from '../../shared/facts/credentials-of-account.ts';
import type { Account } from '../../shared/model/account.ts';
import type { Endpoint } from '../../shared/model/endpoint.ts';
import type { Inventory } from '../../shared/model/inventory.ts';

export type Sender =
  | { readonly kind: 'server'; readonly id: string; readonly endpoint: Endpoint }
  | { readonly kind: 'missing' | 'none'; readonly id: string };

/** Where an account's identities send through, each way once. */
export function sendersOf({ identities, submissions }: Inventory, account: string): readonly Sender[] {
  const found = new Map<string, Sender>();
  for (const { account: owner, submission } of identities) {
    if (owner !== account) continue;
    if (!('submission' in submission)) {
      found.set(submission.kind, { kind: submission.kind, id: submission.kind });
      continue;
    }
    const server = submissions.find((one) => one.id === submission.submission);
    if (server) found.set(server.id, { kind: 'server', id: server.id, endpoint: server.endpoint });
  }
  return [...found.values()];
}

/** What a store knows about an account's saved password. `unseen`: the store, or whom its entries belong to, could not be read. */
export type SavedPassword =
  | { readonly kind: 'saved'; readonly changedAt: string | null }
  | { readonly kind: 'none' }
  | { readonly kind: 'unseen' };

export function passwordOf({ credentials, problems }: Inventory, account: Account): SavedPassword | null {
  const door = doorOfAccount(account);
  if (!door) return null;
  const [entry] = entriesOf(door, credentials);
  if (entry) return { kind: 'saved', changedAt: entry.changedAt };
  const sealed = entriesAt(door, credentials).some((one) => one.user === null);
  const blind = problems.some((one) => one.subject === account.profile && one.blinds.includes('credentials'));
  return { kind: sealed || blind ? 'unseen' : 'none' };
}
