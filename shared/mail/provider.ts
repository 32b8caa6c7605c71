import type { SignInMethod, TlsMode } from '../model/endpoint.ts';
import { type MailProtocol, portOf } from './ports.ts';
import { ispdb, type Source } from './source.ts';

/** A server as the provider wants it set up. `user`: what to type as the user name, the whole address or what is before the `@`. */
export type ProviderServer = {
  readonly protocol: MailProtocol;
  readonly host: string;
  readonly port: number;
  readonly tls: TlsMode;
  readonly methods: readonly SignInMethod[];
  readonly user: 'address' | 'local-part';
};

/**
 * One of the largest providers. `domains`: those of its addresses, the most used ones; the tail of the great brands is left out.
 * `kind`: `mailbox`, addresses below its own domains; `access`, the mail of an Internet access provider; `hosting`, customers bring
 * their domain, and hosts below the provider's own domain may be a customer's.
 */
export type Provider = {
  readonly id: string;
  readonly name: string;
  readonly kind: 'mailbox' | 'access' | 'hosting';
  readonly domains: readonly string[];
  readonly servers: readonly ProviderServer[];
  readonly sources: readonly Source[];
};

type Variation = Partial<Pick<ProviderServer, 'port' | 'tls' | 'methods' | 'user'>>;

const server =
  (protocol: MailProtocol) =>
  (
    host: string,
    { tls = 'implicit', port = portOf(protocol, tls), methods = password, user = 'address' }: Variation = {},
  ) => ({
    protocol,
    host,
    port,
    tls,
    methods,
    user,
  });

export const password: readonly SignInMethod[] = ['password-cleartext'];
export const hashed: readonly SignInMethod[] = ['password-encrypted'];
export const oauth2: readonly SignInMethod[] = ['oauth2'];
export const oauth2OrPassword: readonly SignInMethod[] = ['oauth2', 'password-cleartext'];

/** The usual server: implicit TLS, a password over it, the whole address as user. Anything else is said. */
export const imap = server('imap');
export const pop3 = server('pop3');
export const submission = server('submission');

export const provider = (
  id: string,
  name: string,
  kind: Provider['kind'],
  domains: readonly string[],
  servers: readonly ProviderServer[],
  sources: readonly Source[] = [ispdb],
): Provider => ({ id, name, kind, domains, servers, sources });
