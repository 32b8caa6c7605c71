import { z } from 'zod';
import { subjectId } from './ids.ts';

export const sectionName = z.enum([
  'profiles',
  'accounts',
  'identities',
  'submissions',
  'credentials',
  'outbox',
  'sent',
  'filters',
  'stores',
  'settings',
  'setAside',
  'observations',
  'popHistories',
  'addIns',
]);
export type SectionName = z.infer<typeof sectionName>;

export const problemCode = z.enum([
  'home-unreadable',
  'folder-unreadable',
  'file-missing',
  'file-denied',
  'file-locked',
  'file-changed',
  'file-cut',
  'file-damaged',
  'file-too-large',
  'file-outside-image',
  'link-loop',
  'disk-error',
  'profile-missing',
  'profile-newer',
  'index-lies',
  'outbox-partly-read',
  'sent-partly-read',
  'primary-password',
  'logins-key-unreadable',
  'logins-unreadable',
  'logins-unknown-store',
  'processes-unreadable',
  'client-not-readable-yet',
  'registry-missing',
  'registry-unreadable',
  'registry-not-settled',
  'registry-key-damaged',
  'account-list-broken',
  'accounts-partly-read',
  'store-on-network',
  'file-in-cloud-only',
  'credential-manager-unread',
  'rules-not-read',
  'store-not-determined',
  'deferral-not-known',
  'log-not-understood',
  'tls-not-known',
  'sign-in-not-known',
  'accounts-kept-elsewhere',
  'pop3-policy-elsewhere',
  'pop-history-not-determined',
  'outlook-mac-log-not-read',
]);
export type ProblemCode = z.infer<typeof problemCode>;

/**
 * Something that could not be read. Data, no prose: the words are in `messages/catalog/problems.ts`.
 * `blinds` names the sections of `subject` that are therefore not complete: their checks cannot say "passed".
 */
export const problem = z.strictObject({
  id: z.string(),
  code: problemCode,
  subject: subjectId,
  blinds: z.array(sectionName),
  params: z.strictObject({
    file: z.string().optional(),
    line: z.int().optional(),
    count: z.int().optional(),
    /** Byte offsets of the part that was not read, `to` not included. */
    from: z.int().nonnegative().optional(),
    to: z.int().nonnegative().optional(),
    detail: z.string().optional(),
  }),
});
export type Problem = z.infer<typeof problem>;
