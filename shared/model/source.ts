import { z } from 'zod';

/**
 * Where a value stands: the file and its line (1-based) or its key, and who set it.
 * `default`: nobody wrote it, the program's own default holds. `user-file`: a user.js that wins at every start.
 * `policy`: an administrator's setting; shown as managed and left alone.
 */
export const source = z.strictObject({
  file: z.string().nullable(),
  line: z.int().positive().nullable(),
  key: z.string().nullable(),
  by: z.enum(['program', 'default', 'user-file', 'policy']),
});
export type Source = z.infer<typeof source>;

/** Field path inside its noun (`incoming/leaveOnServer`) → where that value stands. Keys are ours, never the user's. */
export const sources = z.record(z.string(), source);
export type Sources = z.infer<typeof sources>;
