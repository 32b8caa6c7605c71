import { z } from 'zod';
import { subjectId } from './ids.ts';
import { sources } from './source.ts';

/** What one program took from a POP3 server and removed there, by its own download history. Never the messages' UIDs. */
export const popHistory = z.strictObject({
  id: subjectId,
  profile: subjectId,
  account: subjectId.nullable(),
  /** The address or name that the history is kept under. */
  name: z.string(),
  /** Messages that were fetched, those removed afterwards included. */
  taken: z.int().nonnegative(),
  /** Messages that it removed from the server. */
  removed: z.int().nonnegative(),
  /** The clock on that computer, `2026-05-03 14:02:11`; null: there was none. */
  lastTaken: z.string().nullable(),
  lastRemoved: z.string().nullable(),
  sources,
});
export type PopHistory = z.infer<typeof popHistory>;
