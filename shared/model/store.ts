import { z } from 'zod';
import { instant, subjectId } from './ids.ts';
import { sources } from './source.ts';

/** A file or folder that holds mail. */
export const store = z.strictObject({
  id: subjectId,
  profile: subjectId,
  account: subjectId.nullable(),
  role: z.enum(['inbox', 'sent', 'drafts', 'trash', 'junk', 'outbox', 'other']),
  /** `pst-ansi`: the form of Outlook 97 to 2002, which ends at 2 GB. */
  format: z.enum(['mbox', 'maildir', 'pst', 'pst-ansi', 'ost', 'apple-mail']),
  path: z.string(),
  /** The program names it and it is not there. Absent: it is there, or nobody could tell. */
  missing: z.literal(true).optional(),
  /** Bytes; null for a folder of files, which is never walked whole, and for what was not looked at. */
  size: z.int().nonnegative().nullable(),
  /** Messages according to the client's index; null where it has none. */
  messages: z.int().nonnegative().nullable(),
  /** Of an outbox: receipts that no list shows; absent where that is not known. */
  hiddenReceipts: z.int().nonnegative().optional(),
  /** Of an outbox: what the program holds for sending, listed or not; absent where that is not known. */
  queued: z.int().nonnegative().optional(),
  sources,
});
export type Store = z.infer<typeof store>;

/** One setting of a profile that a check asks about. Names are ours (`send-in-background`), values the client's. */
export const setting = z.strictObject({
  id: subjectId,
  profile: subjectId,
  name: z.string(),
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  sources,
});
export type Setting = z.infer<typeof setting>;

/** A file that the client set aside because it could not read it. */
export const setAside = z.strictObject({
  id: subjectId,
  profile: subjectId,
  what: z.enum(['settings', 'logins']),
  file: z.string(),
  setAsideAt: instant.nullable(),
  /** What its readable part still names; 0 where nothing could be read. */
  accounts: z.int().nonnegative(),
  sources,
});
export type SetAside = z.infer<typeof setAside>;
