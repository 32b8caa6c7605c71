import { z } from 'zod';
import { subjectId } from './ids.ts';
import { sources } from './source.ts';

/** An add-in of a mail program, as far as its settings tell. */
export const addIn = z.strictObject({
  id: subjectId,
  profile: subjectId,
  name: z.string(),
  /** Set to be loaded at start. */
  loads: z.boolean(),
  /** The program itself switched it off: it crashed, or made the start slow. null: it did not. */
  setAside: z.enum(['crashed', 'slow', 'not-known']).nullable(),
  /** The user or a policy told the program to keep it whatever it does. */
  keptOn: z.boolean(),
  /** Milliseconds that it took at the last start; null where not written down. */
  startMilliseconds: z.number().nonnegative().nullable(),
  sources,
});
export type AddIn = z.infer<typeof addIn>;
