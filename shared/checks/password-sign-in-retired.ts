import { concerns, passwordPlaces } from '../facts/password-places.ts';
import { epoch } from '../facts/time.ts';
import { retirementOf, type SignInPlace } from '../mail/signin-facts.ts';
import { defineCheck, vendor } from './define-check.ts';

const direction = '{direction, select, both {receives and sends} sending {sends} other {receives}}';
const note =
  'account: name of the account; direction: receiving, sending or both; host: the server; provider: name of the provider; since: the day; source: where that stands, with its date';
const example = {
  account: 'ana@outlook.com',
  direction: 'both',
  host: 'outlook.office365.com',
  provider: 'Outlook.com',
  since: 1_726_444_800_000,
  source: 'borncity.com, 2024-09',
};

export default defineCheck({
  meta: {
    id: 'password-sign-in-retired',
    topic: 'password',
    severity: 'error',
    since: '0.1.0',
    needs: ['accounts', 'submissions', 'identities'],
    unsureWith: ['sign-in-not-known'],
    clients: 'any',
    references: [
      vendor(
        'Microsoft',
        'Modern authentication methods needed to continue syncing Outlook email in non-Microsoft email apps',
      ),
      vendor('Microsoft', 'Deprecation of Basic authentication in Exchange Online'),
    ],
    fixes: [],
    yieldsTo: [],
  },
  messages: {
    title: { text: 'The provider takes no password here any more', note: 'Heading in the list of checks' },
    why: {
      text: 'The program goes on asking for the password, and even the right one is refused. Typing it again and again can lock the account.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'In the settings of the incoming and the outgoing server set the authentication method to OAuth2, leave everything else, and sign in on the provider’s page that opens. Outlook has no such field: there, add the account anew.',
      note: 'What a person can do by hand; OAuth2 is the word mail programs show',
    },
    retired: {
      text: `{account} ${direction} with a password through {host}. {provider} refuses passwords there since {since, date, medium}. Source: {source}.`,
      note,
      example,
    },
    retiredUnlessAllowed: {
      text: `{account} ${direction} with a password through {host}. {provider} refuses passwords there since {since, date, medium}, unless an administrator has allowed them again. Source: {source}.`,
      note,
      example: {
        account: 'ana@example.com',
        direction: 'sending',
        host: 'smtp.office365.com',
        provider: 'Microsoft 365',
        since: 1_798_675_200_000,
        source: 'Microsoft’s schedule, 2026-01-27',
      },
    },
  },
  applies: (seen) => passwordPlaces(seen).length > 0,
  run(seen, report) {
    const factOf = (place: SignInPlace) => {
      const fact = retirementOf(place, seen.takenAt);
      return fact?.certainty === 'in-force' && fact.since <= seen.takenAt ? fact : null;
    };
    for (const { fact, told, params } of concerns(seen, factOf)) {
      const isForAll = fact.scope === 'everyone';
      report(isForAll ? 'retired' : 'retiredUnlessAllowed', {
        ...told,
        params: { ...params, since: epoch(fact.since) },
        sureness: isForAll ? 'seen' : 'likely',
      });
    }
  },
});
