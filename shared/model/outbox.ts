import { z } from 'zod';
import { instant, subjectId } from './ids.ts';
import { sources } from './source.ts';

/** A queued message. `state` is what the disk says; "stuck" and "looping" are judged by `facts/stuck.ts`. */
export const outboxItem = z.strictObject({
  id: subjectId,
  profile: subjectId,
  /** The account it would leave through; null: its account is gone, or it names none. */
  account: subjectId.nullable(),
  identity: subjectId.nullable(),
  /** The identity key written in the message (`id5`), whether it exists or not. */
  identityKey: z.string().nullable(),
  state: z.enum(['waiting', 'scheduled', 'parked', 'refused', 'possibly-delivered']),
  queuedAt: instant.nullable(),
  /** Bytes, as it would travel. */
  size: z.int().nonnegative(),
  messageId: z.string().nullable(),
  subject: z.string(),
  from: z.string().nullable(),
  recipients: z.int().nonnegative(),
  failure: z.strictObject({ code: z.string(), text: z.string() }).nullable(),
  folder: z.string(),
  /** Byte offset inside the folder's file; null where each message is a file. */
  offset: z.int().nonnegative().nullable(),
  sources,
});
export type OutboxItem = z.infer<typeof outboxItem>;

/** A message found in a Sent folder, read only as far as the budget allows; for loops and "may have arrived". */
export const sentItem = z.strictObject({
  id: subjectId,
  profile: subjectId,
  account: subjectId.nullable(),
  folder: z.string(),
  messageId: z.string().nullable(),
  sentAt: instant.nullable(),
  subject: z.string(),
});
export type SentItem = z.infer<typeof sentItem>;
