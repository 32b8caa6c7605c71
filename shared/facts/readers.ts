import type { Account } from '../model/account.ts';
import type { Instant } from '../model/ids.ts';
import type { Profile } from '../model/profile.ts';
import { type Likeness, sameMailbox } from './same-mailbox.ts';
import { between, day } from './time.ts';

/** A profile that no program names and whose settings nobody wrote for so long is a left-over: a program writes them at every exit. */
const abandonedAfter = 90 * day;

export type Reader = { readonly account: Account; readonly likeness: Exclude<Likeness, 'no'> };

/**
 * The accounts that may still run: those of abandoned profiles are left out. So are those of an older Outlook beside the one in use,
 * which reads its own version's key alone and leaves the other behind (outlook.md §1: several versions' keys side by side).
 */
export function accountsInUse(seen: {
  readonly accounts: readonly Account[];
  readonly profiles: readonly Profile[];
  readonly takenAt: Instant;
}): Account[] {
  const abandoned = seen.profiles.filter(
    (profile) =>
      profile.use === 'other' &&
      (isOutlived(profile, seen.profiles) ||
        (profile.settingsChangedAt !== null && between(profile.settingsChangedAt, seen.takenAt) > abandonedAfter)),
  );
  return seen.accounts.filter((account) => !abandoned.some((profile) => profile.id === account.profile));
}

const isOutlived = (old: Profile, profiles: readonly Profile[]): boolean =>
  old.client === 'outlook' &&
  profiles.some(
    ({ client, user, use, version }) =>
      client === 'outlook' && user === old.user && use === 'used' && Number(version) > Number(old.version),
  );

/**
 * How an account comes to its mail. `off`: looking, looking at start and fetching are all switched off, which is how a spare
 * account is put to rest. `by-hand`: it looks, or only fetches when told to.
 */
export function fetching({ checking, incoming }: Account): 'by-itself' | 'by-hand' | 'off' {
  const looks = checking.atStart || checking.everyMinutes !== null;
  if (looks && (checking.fetches || incoming.protocol !== 'pop3')) return 'by-itself';
  return looks || (checking.fetches && incoming.protocol === 'pop3') ? 'by-hand' : 'off';
}

/** The other accounts that read what `account` reads, the certain ones first. A POP3 account at rest reads nothing. */
export function readersOf(account: Account, accounts: readonly Account[]): Reader[] {
  const readers = accounts.flatMap((other): Reader[] => {
    if (other.id === account.id || (other.incoming.protocol === 'pop3' && fetching(other) === 'off')) return [];
    const likeness = sameMailbox(account, other);
    return likeness === 'no' ? [] : [{ account: other, likeness }];
  });
  return readers.sort((a, b) => Number(a.likeness === 'likely') - Number(b.likeness === 'likely'));
}

/** Evidence paths for what makes several accounts one mailbox: server and user name, or the address where there is no server. */
export const wayEvidence = (accounts: readonly Account[]): string[] =>
  accounts.flatMap(({ id, incoming }) =>
    'endpoint' in incoming && incoming.endpoint
      ? [`${id}#incoming/endpoint/host`, `${id}#incoming/endpoint/user`]
      : [`${id}#address`],
  );
