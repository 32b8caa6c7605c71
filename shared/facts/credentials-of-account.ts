import type { Account, Submission } from '../model/account.ts';
import type { CredentialEntry } from '../model/credential.ts';
import type { Endpoint, SignInMethod } from '../model/endpoint.ts';

/** A server that one kind of saved password is for. `field` is where the endpoint stands inside the noun, for evidence. */
export type Door = {
  readonly id: string;
  readonly field: 'incoming/endpoint' | 'endpoint';
  readonly profile: string;
  readonly service: 'imap' | 'pop3' | 'submission' | 'news';
  readonly endpoint: Endpoint;
};

export function doorOfAccount({ id, profile, incoming }: Account): Door | null {
  const field = 'incoming/endpoint';
  if (incoming.protocol === 'imap' || incoming.protocol === 'pop3')
    return { id, field, profile, service: incoming.protocol, endpoint: incoming.endpoint };
  return incoming.protocol === 'other' && incoming.type === 'nntp' && incoming.endpoint
    ? { id, field, profile, service: 'news', endpoint: incoming.endpoint }
    : null;
}

export const doorOfSubmission = ({ id, profile, type, endpoint }: Submission): Door | null =>
  type === 'smtp' ? { id, field: 'endpoint', profile, service: 'submission', endpoint } : null;

/** Every server of a computer that a saved password may be for. */
export const doorsOf = (accounts: readonly Account[], submissions: readonly Submission[]): Door[] =>
  [...accounts.map(doorOfAccount), ...submissions.map(doorOfSubmission)].filter((door) => door !== null);

/** Entries for a server, whoever the user: same profile, same protocol, same host. Origins carry no port. */
export const entriesAt = (door: Door, credentials: readonly CredentialEntry[]): CredentialEntry[] =>
  credentials.filter(
    ({ profile, service, host }) =>
      profile === door.profile && service === door.service && host.toLowerCase() === door.endpoint.host.toLowerCase(),
  );

/** The entry the program takes: exact origin and user name (measured on Thunderbird 153.7 ESR). For OAuth2 its token, by user. */
export const entriesOf = (door: Door, credentials: readonly CredentialEntry[]): CredentialEntry[] =>
  door.endpoint.method === 'oauth2'
    ? credentials.filter(
        ({ profile, service, user }) => profile === door.profile && service === 'oauth' && user === door.endpoint.user,
      )
    : entriesAt(door, credentials).filter(({ user }) => user === door.endpoint.user);

const passwordMethods: readonly SignInMethod[] = ['password-cleartext', 'password-encrypted', 'ntlm'];

/** Signs in with a password for certain; "any" and "any secure" may come to something else. */
export const signsInWithPassword = ({ method }: Endpoint): boolean => passwordMethods.includes(method);
