import { z } from 'zod';
import { instant, subjectId } from './ids.ts';
import { sources } from './source.ts';

/** An answer that a server gave, or a connection that failed, as the mail program itself wrote it into its log. */
export const observation = z.strictObject({
  id: subjectId,
  profile: subjectId,
  account: subjectId.nullable(),
  by: z.enum(['client-log']),
  protocol: z.enum(['imap', 'pop3', 'submission', 'other']),
  /** What was being done. */
  operation: z.enum(['connect', 'sign-in', 'receive', 'send', 'other']),
  /** The clock on that computer, `2026-11-23 09:14:02`: logs name no time zone. null: the line has no time. */
  localTime: z.string().nullable(),
  /** null where the time zone is not known, as in an image. */
  at: instant.nullable(),
  host: z.string().nullable(),
  /** The program's or the server's code: `0x800CCC92`, `535 5.7.8`; null where the line has none. */
  code: z.string().nullable(),
  /** What the server or the program said, without secrets and without addresses. */
  text: z.string(),
  /** How often the same failure stands in the part of the log that was read. */
  times: z.int().positive(),
  sources,
});
export type Observation = z.infer<typeof observation>;
