import { constants, promises as fs } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '../../shared/result.ts';
import { isSystemError, type OutError, outCode } from '../store/out.ts';
import { history, journalFolder } from './history.ts';

/** Copies every message that an entry keeps into a folder. What is there already under that name stays as it is and is counted. */
export async function exportMessages(
  data: string,
  id: string,
  folder: string,
): Promise<Result<{ readonly written: number; readonly there: number }, OutError>> {
  const listed = await history(data);
  const entry = listed.ok ? listed.value.find((one) => one.id === id) : undefined;
  let [written, there] = [0, 0];
  for (const name of entry?.quarantined ?? []) {
    const file = join(folder, `${id}-${name}`);
    try {
      await fs.copyFile(join(journalFolder(data, id), 'quarantine', name), file, constants.COPYFILE_EXCL);
      written += 1;
    } catch (error) {
      if (!isSystemError(error)) throw error;
      if (error.code !== 'EEXIST') return err({ code: outCode(error), file });
      there += 1;
    }
  }
  return ok({ written, there });
}
