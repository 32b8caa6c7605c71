import { win32 } from 'node:path';
import type { ReadError } from '../../shared/byte-source.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Files } from './files.ts';
import type { MachineUser, RegistryPart } from './machine.ts';

/**
 * A user's own hive lies in the home; a home without one cannot tell which programs were set up. It is read as a file and never loaded
 * into the registry, which would write to it. docs/verify-on-windows.md, step 3.
 */
export async function hiveOf(user: MachineUser, files: Files): Promise<Result<readonly RegistryPart[], ReadError>> {
  const file = win32.join(user.home, 'NTUSER.DAT');
  const stat = await files.stat(file);
  if (!stat.ok) return stat.error.code === 'missing' ? ok([]) : stat;
  return ok([{ kind: 'file', file, withSource: (use) => files.withSource(file, use) }]);
}
