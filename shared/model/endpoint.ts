import { z } from 'zod';

/** RFC 8314 words. `opportunistic`: encrypted if offered, in the clear otherwise. `not-known`: not implicit, and no more can be told. */
export const tlsMode = z.enum(['implicit', 'starttls', 'opportunistic', 'cleartext', 'not-known']);
export type TlsMode = z.infer<typeof tlsMode>;

/** `not-known`: by password or OAuth2; the program does not say which. */
export const signInMethod = z.enum([
  'none',
  'password-cleartext',
  'password-encrypted',
  'kerberos',
  'ntlm',
  'certificate',
  'oauth2',
  'any-secure',
  'any',
  'not-known',
]);
export type SignInMethod = z.infer<typeof signInMethod>;

/** A server as the client is told to reach it. `port` is the effective one: the protocol's own where none is written. */
export const endpoint = z.strictObject({
  host: z.string(),
  port: z.int().min(0).max(65535),
  tls: tlsMode,
  method: signInMethod,
  user: z.string(),
});
export type Endpoint = z.infer<typeof endpoint>;
