import { isLocalNetwork, isOneOperator } from '../facts/host.ts';
import { submissionsOf } from '../facts/outgoing.ts';
import { areFormsOfOneUser } from '../facts/user-forms.ts';
import { providersOfHost } from '../mail/lookup.ts';
import type { SignInMethod } from '../model/endpoint.ts';
import { defineCheck, vendor } from './define-check.ts';

/** These need a user name; the others bring their own or need none. */
const needUser: readonly SignInMethod[] = ['password-cleartext', 'password-encrypted', 'ntlm', 'oauth2'];

export default defineCheck({
  meta: {
    id: 'submission-user-differs',
    topic: 'connection',
    severity: 'advice',
    since: '0.1.0',
    needs: ['submissions', 'accounts', 'identities'],
    clients: 'any',
    references: [vendor('Microsoft', 'Error 0x800CCC80 when sending: the outgoing server needs authentication')],
    fixes: [],
    yieldsTo: ['submission-without-sign-in', 'password-sign-in-retired'],
  },
  messages: {
    title: { text: 'Sending signs in under another form of the user name', note: 'Heading in the list of checks' },
    why: {
      text: 'Most servers know one form of a user name only. When receiving works and sending answers “535 authentication failed”, this is often why.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'Open the settings of the outgoing server and write the user name as it stands in the incoming one, which is mostly the whole address. Leave it where sending works.',
      note: 'What a person can do by hand',
    },
    shortForm: {
      text: '{account} receives as {incomingUser} but sends through {host} as {user}. The server probably wants the whole name.',
      note: 'account: name of the account; incomingUser, user: user names; host: name of the outgoing server',
      example: {
        account: 'ana@example.com',
        incomingUser: 'ana@example.com',
        user: 'ana',
        host: 'smtp.example.com',
      },
    },
    noUser: {
      text: '{account} sends through {host} with a password, but without a user name. The server probably wants the one for receiving.',
      note: 'account: name of the account; host: name of the outgoing server',
      example: { account: 'ana@example.com', host: 'smtp.example.com' },
    },
  },
  applies: ({ submissions }) => submissions.some((server) => server.type === 'smtp'),
  run(seen, report) {
    const told = new Set<string>();
    for (const account of seen.accounts) {
      const { incoming } = account;
      if (incoming.protocol !== 'imap' && incoming.protocol !== 'pop3') continue;
      const incomingUser = incoming.endpoint.user;
      for (const server of submissionsOf(account, seen)) {
        const { host, user, method } = server.endpoint;
        if (server.type !== 'smtp' || told.has(server.id) || !needUser.includes(method) || isLocalNetwork(host))
          continue;
        if (!isOneOperator(host, incoming.endpoint.host)) continue;
        const isShort =
          !user.includes('@') &&
          incomingUser.includes('@') &&
          areFormsOfOneUser(user, incomingUser) &&
          !wantsShort(host);
        if (!isShort && user !== '') continue;
        told.add(server.id);
        const named = {
          subject: server.id,
          related: [account.id],
          evidence: [`${server.id}#endpoint/user`, `${account.id}#incoming/endpoint/user`],
          sureness: 'likely',
        } as const;
        if (isShort) report('shortForm', { ...named, params: { account: account.name, incomingUser, user, host } });
        else report('noUser', { ...named, params: { account: account.name, host } });
      }
    }
  },
});

/** Some providers want what is before the @ (WEB.DE, laposte.net). */
const wantsShort = (host: string): boolean =>
  providersOfHost(host).some(({ servers }) =>
    servers.some((server) => server.protocol === 'submission' && server.user === 'local-part'),
  );
