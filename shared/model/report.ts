import { z } from 'zod';
import { account } from './account.ts';
import { credentialEntry } from './credential.ts';
import { finding, outcomeKind } from './finding.ts';
import { instant } from './ids.ts';
import { machineInfo } from './inventory.ts';
import { outboxItem } from './outbox.ts';
import { problem } from './problem.ts';
import { profile } from './profile.ts';

/** The JSON report of design §5: an Inventory judged, with the findings' words in one language. */
export const report = z.strictObject({
  schemaVersion: z.literal(1),
  product: z.strictObject({ name: z.string(), version: z.string() }),
  takenAt: instant,
  language: z.string(),
  machine: machineInfo,
  profiles: z.array(profile),
  accounts: z.array(account),
  credentials: z.array(credentialEntry),
  outbox: z.array(outboxItem),
  findings: z.array(
    finding.extend({
      text: z.string(),
      fixes: z.array(z.strictObject({ id: z.string(), kind: z.enum(['automatic', 'choice', 'guided']) })),
    }),
  ),
  outcomes: z.record(z.string(), outcomeKind),
  problems: z.array(problem.extend({ text: z.string() })),
});
export type Report = z.infer<typeof report>;
