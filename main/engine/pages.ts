import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The page of a check (Markdown), or null where there is none. The build puts the pages into `out/docs/checks`; in a checkout they
 * are in `docs/checks`. Both lie above this code, so we look upwards.
 */
export async function readPage(check: string): Promise<string | null> {
  if (!/^[a-z0-9-]+$/.test(check)) return null;
  let folder = dirname(fileURLToPath(import.meta.url));
  for (let level = 0; level < 4; level += 1) {
    const page = await readFile(join(folder, 'docs', 'checks', `${check}.md`), 'utf8').catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
        throw error;
      },
    );
    if (page !== null) return page;
    folder = dirname(folder);
  }
  return null;
}
