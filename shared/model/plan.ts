import { z } from 'zod';
import { params } from './finding.ts';

/** How a change touches its file. `quarantine` writes into our own folder only. */
export const changeKind = z.enum(['write', 'splice', 'append', 'truncate', 'set-aside', 'quarantine']);
export type ChangeKind = z.infer<typeof changeKind>;

/** A named value inside the file, as a person may read it; null: not there. Never a sealed password, never the text of a mail. */
export const describedValue = z.strictObject({
  name: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type DescribedValue = z.infer<typeof describedValue>;

/** A file as it is, or will be: its bytes by size and hash. `sha256` null: too large to be read whole, judged by the changed part. */
export const fileMark = z.strictObject({ size: z.int().nonnegative(), sha256: z.string().nullable() });
export type FileMark = z.infer<typeof fileMark>;

/** One change as it may be shown and saved. `before` null: the file is not there yet; `after` null: it will not be there. */
export const describedChange = z.strictObject({
  kind: changeKind,
  path: z.string(),
  before: fileMark.nullable(),
  after: fileMark.nullable(),
  /** The part that changes, where it is not the whole file. */
  part: z.strictObject({ offset: z.int().nonnegative(), before: z.string(), after: z.string() }).nullable(),
  values: z.array(describedValue),
});
export type DescribedChange = z.infer<typeof describedChange>;

export const refusalCode = z.enum([
  'managed',
  'running',
  'running-unknown',
  'changed-since-preview',
  'link-in-the-way',
  'read-only',
  'not-yours',
  'no-room',
  'not-found',
  'needs-choice',
  'wrong-choice',
  'not-vouched',
  'not-supported',
  'no-such-fix',
  'damaged',
  'unreadable',
  'disk-error',
  'disk-full',
  'in-use',
  'still-there',
  'other-postmender',
  'unfinished',
  'newer-journal',
  'in-the-way',
  'not-done',
  'maybe-delivered',
  'no-drafts',
  'stopped',
]);
export type RefusalCode = z.infer<typeof refusalCode>;

/** Why something is not done, as data: the words are `refusal.<code>`. */
export const refusal = z.strictObject({ code: refusalCode, file: z.string().nullable(), params });
export type Refusal = z.infer<typeof refusal>;

/** What a person decides before it can be planned: `--choose <key>=<value>`. */
export const choice = z.strictObject({
  key: z.string(),
  options: z.array(z.strictObject({ value: z.string(), label: z.string() })),
  chosen: z.string().nullable(),
});
export type Choice = z.infer<typeof choice>;

export const fixKind = z.enum(['automatic', 'choice', 'guided']);
export type FixKind = z.infer<typeof fixKind>;

/** What one fix would do about one finding. What is applied has the same `digest`, or is refused. */
export const plan = z.strictObject({
  finding: z.string(),
  check: z.string(),
  fix: z.string(),
  kind: fixKind,
  /** SHA-256 over the changes. */
  digest: z.string(),
  /** Programs by profile id that must not run meanwhile. */
  mustBeClosed: z.array(z.string()),
  changes: z.array(describedChange),
  choices: z.array(choice),
  /** Message key of what an undo cannot bring back. */
  cannotBringBack: z.string().optional(),
  refusal: refusal.optional(),
});
export type Plan = z.infer<typeof plan>;

export const planReport = z.strictObject({ schemaVersion: z.literal(1), plans: z.array(plan) });
export type PlanReport = z.infer<typeof planReport>;
