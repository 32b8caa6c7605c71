import { constants, promises as fs } from 'node:fs';
import { join } from 'node:path';
import type { JournalEntry } from '../../shared/model/journal.ts';
import { isSystemError, type OutError, outCode } from '../store/out.ts';
import { journalFolder } from './history.ts';

/** A kept message on its way out. `there`: a file of that name exists already and stays as it is. */
export type Exported = { readonly file: string; readonly outcome: 'written' | 'there' | OutError['code'] };

/** Copies every message that an entry keeps into a folder, one after another. The folder must be there. */
export async function* exportMessages(
  data: string,
  { id, quarantined }: Pick<JournalEntry, 'id' | 'quarantined'>,
  folder: string,
): AsyncGenerator<Exported> {
  for (const name of quarantined) {
    const file = join(folder, `${id}-${name}`);
    yield { file, outcome: await copied(join(journalFolder(data, id), 'quarantine', name), file) };
  }
}

async function copied(from: string, file: string): Promise<Exported['outcome']> {
  try {
    await fs.copyFile(from, file, constants.COPYFILE_EXCL);
    return 'written';
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return error.code === 'EEXIST' ? 'there' : outCode(error);
  }
}
