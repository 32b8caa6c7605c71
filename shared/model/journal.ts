import { z } from 'zod';
import { instant } from './ids.ts';
import { describedChange, refusal } from './plan.ts';

/**
 * `open`: begun and not ended, as a crash leaves it. `undone`: a later entry took it back. `rolled-back`: it failed and was taken back
 * at once. `refused`: nothing was touched.
 */
export const entryState = z.enum(['done', 'undone', 'refused', 'rolled-back', 'open']);
export type EntryState = z.infer<typeof entryState>;

/** What was done, as it may be shown. */
export const journalEntry = z.strictObject({
  id: z.string(),
  at: instant,
  fix: z.string(),
  finding: z.string(),
  check: z.string(),
  /** The entry that this one takes back; null for a fix. */
  undoes: z.string().nullable(),
  state: entryState,
  /** The folder that was worked on; null: this computer. */
  machine: z.string().nullable(),
  changes: z.array(describedChange),
  /** Bytes of the saved copies. */
  kept: z.int().nonnegative(),
  /** Quarantined messages, by file name in the entry's folder. */
  quarantined: z.array(z.string()),
  refusal: refusal.optional(),
});
export type JournalEntry = z.infer<typeof journalEntry>;

export const historyReport = z.strictObject({ schemaVersion: z.literal(1), entries: z.array(journalEntry) });
export type HistoryReport = z.infer<typeof historyReport>;
