import { z } from 'zod';
import { subjectId } from './ids.ts';
import { sources } from './source.ts';

export const filterAction = z.strictObject({
  kind: z.enum(['delete', 'delete-from-server', 'move', 'copy', 'forward', 'mark-read', 'stop', 'other']),
  /** The program's own word for it. */
  name: z.string(),
  /** Folder address or mail address it acts on; null where it needs none. */
  target: z.string().nullable(),
  /** Whether the target is known to this program. `unknown`: could not be told. null: no target. */
  targetState: z.enum(['known', 'not-known', 'account-gone', 'unknown']).nullable(),
});
export type FilterAction = z.infer<typeof filterAction>;

export const filterRule = z.strictObject({
  id: subjectId,
  profile: subjectId,
  account: subjectId,
  name: z.string(),
  enabled: z.boolean(),
  when: z.array(z.enum(['arriving', 'by-hand', 'after-junk', 'after-sending', 'archiving', 'periodic'])),
  actions: z.array(filterAction),
  /** As the program writes it: `AND (subject,contains,Offer)`. */
  condition: z.string(),
  sources,
});
export type FilterRule = z.infer<typeof filterRule>;
