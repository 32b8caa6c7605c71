import type { Account, Identity } from '../model/account.ts';
import type { OutboxItem } from '../model/outbox.ts';

/**
 * Whom a queued message is from, as far as today's settings know.
 * `unnamed`: the message names no identity. `gone`: it names one that no account has any more.
 * `submission-missing`: the identity is there, the outgoing server it names is not, or there is none at all.
 */
export type Sender =
  | { readonly state: 'unnamed' | 'gone' }
  | { readonly state: 'fine' | 'submission-missing'; readonly identity: Identity };

export function senderOf(
  item: OutboxItem,
  { identities, accounts }: { readonly identities: readonly Identity[]; readonly accounts: readonly Account[] },
): Sender {
  if (item.identityKey === null && item.identity === null) return { state: 'unnamed' };
  const identity = identities.find((one) => one.id === item.identity);
  if (!identity || !accounts.some((account) => account.id === identity.account)) return { state: 'gone' };
  const { kind } = identity.submission;
  return { state: kind === 'missing' || kind === 'none' ? 'submission-missing' : 'fine', identity };
}
