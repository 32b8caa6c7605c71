import { mailboxKey, sameMailbox } from '../../shared/facts/same-mailbox.ts';
import { serviceOf } from '../../shared/facts/service-account.ts';
import type { Account } from '../../shared/model/account.ts';

/** Accounts that open one mailbox, or probably one; `alone` for a single account, `local` for folders without a server. */
export type MailboxGroup = {
  readonly kind: 'same' | 'likely' | 'alone' | 'local';
  readonly address: string;
  readonly accounts: readonly Account[];
};

/** Shared mailboxes first, then single accounts, then what has no server; the Inventory's order within each. */
export function groupByMailbox(accounts: readonly Account[]): readonly MailboxGroup[] {
  const groups: { accounts: Account[]; sure: boolean }[] = [];
  for (const account of accounts) {
    const fitting = groups.filter((group) => group.accounts.some((other) => sameMailbox(account, other) !== 'no'));
    const [first, ...others] = fitting;
    if (!first) {
      groups.push({ accounts: [account], sure: true });
      continue;
    }
    // A guess anywhere in the chain makes the whole group a guess.
    const sure = fitting.every(
      (group) => group.sure && group.accounts.some((other) => sameMailbox(account, other) === 'same'),
    );
    for (const other of others) {
      first.accounts.push(...other.accounts);
      groups.splice(groups.indexOf(other), 1);
    }
    first.accounts.push(account);
    first.sure = sure;
  }
  const named = groups.map(({ accounts: members, sure }): MailboxGroup => {
    const [first] = members;
    const address = members.find((one) => one.address !== null)?.address ?? (first && mailboxKey(first)) ?? '';
    if (members.length > 1) return { kind: sure ? 'same' : 'likely', address, accounts: members };
    const hasServer =
      first &&
      first.incoming.protocol !== 'local' &&
      (first.incoming.protocol !== 'other' || serviceOf(first.incoming) !== null);
    return { kind: hasServer ? 'alone' : 'local', address, accounts: members };
  });
  const order = ['same', 'likely', 'alone', 'local'];
  return named.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}
