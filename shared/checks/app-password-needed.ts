import { concerns, passwordPlaces } from '../facts/password-places.ts';
import { appPasswordOf, type SignInPlace } from '../mail/signin-facts.ts';
import { defineCheck, vendor } from './define-check.ts';

export default defineCheck({
  meta: {
    id: 'app-password-needed',
    topic: 'password',
    severity: 'advice',
    since: '0.1.0',
    needs: ['accounts', 'submissions', 'identities'],
    unsureWith: ['sign-in-not-known'],
    clients: 'any',
    references: [
      vendor('Google', 'Sign in with app passwords'),
      vendor('Yahoo', 'Generate and manage 3rd-party app passwords'),
      vendor('Apple', 'Sign in to apps with your Apple Account using app-specific passwords'),
    ],
    fixes: [],
    yieldsTo: ['password-sign-in-retired'],
  },
  messages: {
    title: { text: 'The provider wants an app password here', note: 'Heading in the list of checks' },
    why: {
      text: 'The password of the provider’s web page is refused in mail programs. It takes a password made for this one program, or OAuth2 where the program offers it.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'If mail works, nothing is to do: an app password is in use. Otherwise create one on the security page of your provider account and enter it, or set the authentication method to OAuth2.',
      note: 'What a person can do by hand; OAuth2 is the word mail programs show',
    },
    needed: {
      text: '{account} {direction, select, both {receives and sends} sending {sends} other {receives}} with a password through {host}. {provider} takes only an app password there, not the one of its web page. Source: {source}.',
      note: 'account: name of the account; direction: receiving, sending or both; host: the server; provider: name of the provider; source: where that stands, with its date',
      example: {
        account: 'ana@gmail.com',
        direction: 'both',
        host: 'imap.gmail.com',
        provider: 'Google Mail',
        source: 'chatmail/provider-db, 2024-08',
      },
    },
  },
  applies: (seen) => passwordPlaces(seen).length > 0,
  run(seen, report) {
    // Where only accounts with two-step sign-in need one, nothing here tells whether this account has it.
    const factOf = ({ host }: SignInPlace) => {
      const fact = appPasswordOf(host);
      return fact?.needed === 'always' ? fact : null;
    };
    for (const { told, params } of concerns(seen, factOf)) {
      report('needed', { ...told, params });
    }
  },
});
