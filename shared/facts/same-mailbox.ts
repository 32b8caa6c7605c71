import { registrableDomain } from '../mail/host.ts';
import type { Account } from '../model/account.ts';
import { areTwoProviders, hostFamily, isLoopback, isNumericHost, isOneOperator } from './host.ts';
import { serviceOf } from './service-account.ts';

/** `same`: the settings leave no other reading. `likely`: they fit one mailbox; whoever says so must say "probably". */
export type Likeness = 'same' | 'likely' | 'no';

type Way = { readonly host: string; readonly user: string; readonly address: string | null };

/** Whether two accounts open the same mailbox, judged by server *and* user; a display name or an identity alone proves nothing. */
export function sameMailbox(a: Account, b: Account): Likeness {
  const one = wayOf(a);
  const other = wayOf(b);
  if (!one || !other) return 'no';
  const isFull = one.user.includes('@');
  if (isFull !== other.user.includes('@')) {
    const [full, bare] = isFull ? [one, other] : [other, one];
    const fits = presumed(bare).includes(folded(full.user));
    return fits && (isOneOperator(one.host, other.host) || mayBeAlias(one, other)) ? 'likely' : 'no';
  }
  if (folded(one.user) !== folded(other.user)) return 'no';
  // The local part may be case-sensitive (RFC 5321 section 2.4); hardly any server makes use of that.
  const exact = localPart(one.user) === localPart(other.user) ? 'same' : 'likely';
  if (one.host !== '' && hostFamily(one.host) === hostFamily(other.host)) return exact;
  // Below one domain a bare name may still be another customer's: `info` at a.hoster.example and b.hoster.example.
  if (isFull && isOneOperator(one.host, other.host)) return exact;
  return mayBeAlias(one, other) ? 'likely' : 'no';
}

/** What accounts of one mailbox mostly have in common, for grouping: `anna@example.test`. null: opens no mailbox. */
export function mailboxKey(account: Account): string | null {
  const way = wayOf(account);
  return way && (way.user.includes('@') ? folded(way.user) : (presumed(way)[0] ?? null));
}

function wayOf({ incoming, address }: Account): Way | null {
  if (incoming.protocol === 'local') return null;
  // Only of these two kinds is an address surely a mailbox: that of a Microsoft account may belong to any provider.
  if (incoming.protocol === 'other' && !['imap', 'pop3'].includes(serviceOf(incoming) ?? '')) return null;
  const user = incoming.endpoint?.user || address || '';
  return user === '' ? null : { host: incoming.endpoint?.host.toLowerCase() ?? '', user, address };
}

/** One mailbox is often reached by the hoster's name and by a name below its own domain; or the server's name tells nothing. */
function mayBeAlias(one: Way, other: Way): boolean {
  if (areTwoProviders(one.host, other.host)) return false;
  const addresses = [one, other].map((way) => folded(way.user.includes('@') ? way.user : (way.address ?? '')));
  const [address = ''] = addresses.filter((each) => each !== '');
  if (address === '' || (addresses[0] !== addresses[1] && one.user.includes('@') === other.user.includes('@')))
    return false;
  const domain = registrableDomain(address.slice(address.lastIndexOf('@') + 1));
  return [one.host, other.host].some(
    (host) => host === '' || isLoopback(host) || isNumericHost(host) || registrableDomain(host) === domain,
  );
}

/** The addresses that a bare user name may stand for. */
const presumed = ({ host, user, address }: Way): string[] => [
  ...(host === '' ? [] : [folded(`${user}@${hostFamily(host)}`)]),
  ...(address && localPart(folded(address)) === folded(user) ? [folded(address)] : []),
];

const localPart = (user: string): string => (user.includes('@') ? user.slice(0, user.lastIndexOf('@')) : user);
/** Google delivers both of its domains to one mailbox. */
const folded = (user: string): string => user.toLowerCase().replace(/@googlemail\.com$/, '@gmail.com');
