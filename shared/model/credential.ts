import { z } from 'zod';
import { instant, subjectId } from './ids.ts';
import { sources } from './source.ts';

/** What a store knows *about* a saved secret. Never the secret: no field could hold it. */
export const credentialEntry = z.strictObject({
  id: subjectId,
  profile: subjectId.nullable(),
  store: z.enum(['thunderbird-logins', 'windows-credential-manager', 'apple-keychain', 'outlook-profile']),
  service: z.enum(['imap', 'pop3', 'submission', 'news', 'oauth', 'exchange', 'other']),
  /** As the store writes it: `imap://imap.example.test`. */
  origin: z.string(),
  host: z.string(),
  /** null: sealed by a primary password. */
  user: z.string().nullable(),
  createdAt: instant.nullable(),
  /** When the secret was last changed; mail sign-ins do not update any "last used" date (measured on Thunderbird 153.7 ESR). */
  changedAt: instant.nullable(),
  sources,
});
export type CredentialEntry = z.infer<typeof credentialEntry>;
