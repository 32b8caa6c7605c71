import { z } from 'zod';
import { instant } from '../../shared/model/ids.ts';
import { describedChange, refusal } from '../../shared/model/plan.ts';

/** Raised with every change of the journal's shape. A newer one is refused. */
export const journalVersion = 1;

const prefValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const message = { messageId: z.string().nullable(), sha256: z.string(), length: z.int().nonnegative() };

export const storedEdit = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('prefs'),
    set: z.array(z.strictObject({ name: z.string(), before: prefValue, after: prefValue })),
    about: z.array(z.strictObject({ name: z.string(), value: prefValue })).optional(),
  }),
  z.strictObject({ kind: z.literal('logins'), removed: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('filter'), name: z.string(), line: z.int(), enabled: z.boolean() }),
  z.strictObject({ kind: z.literal('status'), ...message }),
  z.strictObject({ kind: z.literal('message'), ...message }),
  z.strictObject({ kind: z.literal('index') }),
]);

/** A change with all that is needed to take it back. It lies in the user's own data folder and is never shown as it is. */
export const storedChange = describedChange.extend({
  edit: storedEdit.nullable(),
  /** Base64 of what a splice replaces and writes. */
  old: z.string().nullable(),
  fresh: z.string().nullable(),
  /** File in the entry's folder: the old bytes, or for an append the new ones. */
  kept: z.string().nullable(),
  /** Mode, owner and time of the file before. */
  facts: z
    .strictObject({
      size: z.number(),
      mode: z.number(),
      user: z.number(),
      group: z.number(),
      modified: z.number(),
    })
    .nullable(),
});
export type StoredChange = z.infer<typeof storedChange>;

/**
 * `intent`: nothing of the machine was touched yet. `prepared`: every copy is kept, changes may have begun. `closed`: it is over.
 */
export const storedEntry = z.strictObject({
  journalVersion: z.literal(journalVersion),
  id: z.string(),
  at: instant,
  fix: z.string(),
  finding: z.string(),
  check: z.string(),
  subject: z.string(),
  /** Ids of the profiles whose program must be closed. */
  profiles: z.array(z.string()),
  undoes: z.string().nullable(),
  /** The folder that was worked on; null: this computer. */
  machine: z.string().nullable(),
  phase: z.enum(['intent', 'prepared', 'closed']),
  state: z.enum(['open', 'done', 'rolled-back']),
  /** How many of the changes were begun, written down before each; absent: all may have been. */
  begun: z.int().nonnegative().optional(),
  changes: z.array(storedChange),
  refusal: refusal.optional(),
});
export type StoredEntry = z.infer<typeof storedEntry>;
