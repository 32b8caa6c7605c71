import { z } from 'zod';
import { platform } from '../../shared/model/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';

/** A path below the image's folder, with `/` on every platform. Whatever could leave that folder on any system is refused. */
const below = z
  .string()
  .min(1)
  .refine((text) => !/^\/|[\\\0]|^[a-z]:/i.test(text) && !text.split('/').includes('..'), {
    error: 'must be a relative path below this folder, with / and without ..',
  });

/** machine.json: what an image is an image of. Unknown keys are refused: a misspelled one would be ignored in silence. */
export const machineJson = z.strictObject({
  platform,
  name: z.string().min(1).optional(),
  /** Any ISO 8601 instant; becomes "now" for every check. */
  takenAt: z.iso.datetime({ offset: true }).optional(),
  users: z.array(z.strictObject({ name: z.string().min(1), home: below })),
  /** Exports (.reg) and hives of the Windows registry; `user`: whose HKEY_CURRENT_USER it is. */
  registry: z.array(z.strictObject({ file: below, user: z.string().min(1).optional() })).optional(),
  /** What the system's store of passwords knew about each entry, never a secret; `of`: whose entry it is, everybody's without. */
  credentials: z
    .array(
      z.strictObject({
        store: z.enum(['windows-credential-manager', 'apple-keychain']).default('windows-credential-manager'),
        target: z.string().min(1),
        user: z.string().nullable().default(null),
        type: z.string().default('generic'),
        changedAt: z.iso.datetime({ offset: true }).nullable().default(null),
        size: z.int().nonnegative().nullable().default(null),
        of: z.string().min(1).optional(),
      }),
    )
    .optional(),
  /** Names of the programs that ran. */
  processes: z.array(z.string().min(1)).optional(),
  /** The root of the disk. */
  files: below.optional(),
});
export type MachineJson = z.infer<typeof machineJson>;

/** The error is one line that names the key: `users.0.home: must be …`. */
export function parseMachineJson(bytes: Uint8Array): Result<MachineJson, string> {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof SyntaxError) return err('not JSON');
    if (error instanceof TypeError) return err('not UTF-8');
    throw error;
  }
  const parsed = machineJson.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  const at = issue?.path.join('.') ?? '';
  return err(`${at === '' ? '' : `${at}: `}${issue?.message ?? 'invalid'}`);
}
