import type { Account } from '../model/account.ts';
import type { PopHistory } from '../model/pop-history.ts';

export type PopRecord = {
  readonly params: { readonly taken: number; readonly removed: number; readonly last: string };
  readonly evidence: readonly string[];
};

/** What the program itself has written down of mail it removed from the server for this account; null: nothing, or it has no record. */
export function recordOf(account: Account, histories: readonly PopHistory[]): PopRecord | null {
  const [found] = histories
    .filter((one) => one.account === account.id && one.removed > 0 && one.lastRemoved !== null)
    .sort((a, b) => ((a.lastRemoved ?? '') < (b.lastRemoved ?? '') ? 1 : -1));
  if (!found || found.lastRemoved === null) return null;
  return {
    params: { taken: found.taken, removed: found.removed, last: found.lastRemoved },
    evidence: ['taken', 'removed', 'lastRemoved'].map((field) => `${found.id}#${field}`),
  };
}
