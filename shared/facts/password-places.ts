import { providers } from '../mail/providers/index.ts';
import type { SignInPlace } from '../mail/signin-facts.ts';
import type { Source } from '../mail/source.ts';
import type { Account } from '../model/account.ts';
import type { Sections } from '../model/inventory.ts';
import { type Door, doorOfAccount, doorOfSubmission, signsInWithPassword } from './credentials-of-account.ts';
import { submissionsOf } from './outgoing.ts';

type Seen = Pick<Sections, 'accounts' | 'identities' | 'submissions'>;
type Fact = { readonly provider: string; readonly sources: readonly Source[] };

/** A server that gets a password, as the provider facts ask for it. */
export type PasswordPlace = { readonly account: Account; readonly door: Door; readonly place: SignInPlace };

/** Where accounts sign in with a password, receiving first; an outgoing server that several share goes with the first of them. */
export function passwordPlaces(seen: Seen): PasswordPlace[] {
  const taken = new Set<string>();
  return seen.accounts.flatMap((account) =>
    [doorOfAccount(account), ...submissionsOf(account, seen).map(doorOfSubmission)].flatMap((door): PasswordPlace[] => {
      if (!door || door.service === 'news' || taken.has(door.id) || !signsInWithPassword(door.endpoint)) return [];
      taken.add(door.id);
      const { host, user } = door.endpoint;
      const address = user.includes('@') ? user : account.address;
      return [{ account, door, place: { host, protocol: door.service, address } }];
    }),
  );
}

/**
 * What `factOf` has to say about the password of each account, ready to be told: one line for an account, because one password
 * mostly serves both ways. The first server it speaks of gives the words.
 */
export function concerns<F extends Fact>(seen: Seen, factOf: (place: SignInPlace) => F | null) {
  const met = passwordPlaces(seen).flatMap((one) => {
    const fact = factOf(one.place);
    return fact ? [{ ...one, fact }] : [];
  });
  return seen.accounts.flatMap((account) => {
    const mine = met.filter((one) => one.account.id === account.id);
    const [first] = mine;
    if (!first) return [];
    const doors = mine.map(({ door }) => door);
    const { fact, door } = first;
    const [source] = fact.sources;
    return [
      {
        fact,
        told: {
          subject: door.id,
          related: [account.id, ...doors.map(({ id }) => id)].filter((id) => id !== door.id),
          evidence: doors.flatMap(({ id, field }) => [`${id}#${field}/host`, `${id}#${field}/method`]),
        },
        params: {
          account: account.name,
          direction: directionOf(doors),
          host: door.endpoint.host,
          provider: providers.find(({ id }) => id === fact.provider)?.name ?? fact.provider,
          source: source ? `${source.name}, ${source.date}` : '',
        },
      },
    ];
  });
}

function directionOf(doors: readonly Door[]): 'receiving' | 'sending' | 'both' {
  const sending = doors.filter((door) => door.service === 'submission').length;
  return sending === 0 ? 'receiving' : sending === doors.length ? 'sending' : 'both';
}
