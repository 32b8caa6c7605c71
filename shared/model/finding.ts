import { z } from 'zod';
import { subjectId } from './ids.ts';

export const severity = z.enum(['error', 'warning', 'advice']);
export type Severity = z.infer<typeof severity>;

export const param = z.union([z.string(), z.number(), z.boolean()]);
export const params = z.record(z.string(), param);
export type Params = z.infer<typeof params>;

/** One trouble, as data: the words come from the check's messages. `evidence` are paths `<noun id>#<field path>`. */
export const finding = z.strictObject({
  /** Stable across scans of the same state. */
  id: z.string(),
  check: z.string(),
  severity,
  message: z.string(),
  subject: subjectId,
  /** Other things it is about; an outranked check's finding on any of them gives way. */
  related: z.array(subjectId),
  params,
  evidence: z.array(z.string()),
  /** How sure: `seen` stands in the files, `likely` is a conclusion and the text says so. */
  sureness: z.enum(['seen', 'likely']),
});
export type Finding = z.infer<typeof finding>;

export const outcomeKind = z.enum(['passed', 'failed', 'not-applicable', 'inconclusive']);
export type OutcomeKind = z.infer<typeof outcomeKind>;

/** What a check came to. `problems` are ids: why it is inconclusive, or what a failed one could not see. */
export const outcome = z.strictObject({ check: z.string(), kind: outcomeKind, problems: z.array(z.string()) });
export type Outcome = z.infer<typeof outcome>;

export const evaluation = z.strictObject({ findings: z.array(finding), outcomes: z.array(outcome) });
export type Evaluation = z.infer<typeof evaluation>;
