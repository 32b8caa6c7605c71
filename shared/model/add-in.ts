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
  /** The program itself switched it off: after it ended unexpectedly, or for a reason not known. null: it did not. */
  setAside: z.enum(['crashed', 'not-known']).nullable(),
  /** The user or a policy told the program to keep it whatever it does. */
  keptOn: z.boolean(),
  sources,
});
export type AddIn = z.infer<typeof addIn>;
