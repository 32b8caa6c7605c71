import { concerns, passwordPlaces } from '../facts/password-places.ts';
import { epoch } from '../facts/time.ts';
import { retirementOf, type SignInPlace } from '../mail/signin-facts.ts';
import { defineCheck, vendor } from './define-check.ts';

export default defineCheck({
  meta: {
    id: 'password-sign-in-ending',
    topic: 'password',
    severity: 'warning',
    since: '0.1.0',
    needs: ['accounts', 'submissions', 'identities'],
    unsureWith: ['sign-in-not-known'],
    clients: 'any',
    references: [
      vendor('Microsoft', 'Exchange Online to retire Basic authentication for Client Submission (SMTP AUTH)'),
    ],
    fixes: [],
    yieldsTo: ['password-sign-in-retired'],
  },
  messages: {
    title: { text: 'The provider will soon take no password here', note: 'Heading in the list of checks' },
    why: {
      text: 'The provider has named the day. From then on the program asks for the password again and again, and even the right one is refused.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'Before that day, set the authentication method of this server to OAuth2, leave everything else, and sign in on the provider’s page that opens. Outlook has no such field: there, add the account anew.',
      note: 'What a person can do by hand; OAuth2 is the word mail programs show',
    },
    ends: {
      text: '{account} {direction, select, both {receives and sends} sending {sends} other {receives}} with a password through {host}. {provider} has announced that it will refuse passwords there from {from, date, medium}. Source: {source}.',
      note: 'account: name of the account; direction: receiving, sending or both; host: the server; provider: name of the provider; from: the day; source: where that stands, with its date',
      example: {
        account: 'ana@example.com',
        direction: 'sending',
        host: 'smtp.office365.com',
        provider: 'Microsoft 365',
        from: 1_798_675_200_000,
        source: 'Microsoft’s schedule, 2026-01-27',
      },
    },
  },
  applies: (seen) => passwordPlaces(seen).length > 0,
  run(seen, report) {
    const factOf = (place: SignInPlace) => {
      const fact = retirementOf(place, seen.takenAt);
      return fact && fact.since > seen.takenAt ? fact : null;
    };
    for (const { fact, told, params } of concerns(seen, factOf)) {
      report('ends', { ...told, params: { ...params, from: epoch(fact.since) }, sureness: 'likely' });
    }
  },
});
