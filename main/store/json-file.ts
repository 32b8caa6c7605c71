import { readFile, rename } from 'node:fs/promises';
import type { z } from 'zod';
import { parseJson } from '../../shared/json.ts';
import type { Result } from '../../shared/result.ts';
import { type OutError, writeWhole } from './out.ts';

/** `setAside`: the file was damaged; it was kept under this name and the fallback holds. null: all was well, or there was none. */
export type Stored<T> = { readonly value: T; readonly setAside: string | null };

/** One of our own small files. A damaged one is set aside, not lost; one that cannot be read at all counts as absent. */
export async function readJsonFile<T>(file: string, schema: z.ZodType<T>, fallback: T): Promise<Stored<T>> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.syscall === undefined) throw error;
    return null;
  });
  if (text === null) return { value: fallback, setAside: null };
  const read = schema.safeParse(parseJson(text));
  if (read.success) return { value: read.data, setAside: null };
  const setAside = `${file}.damaged`;
  const moved = await rename(file, setAside).then(
    () => true,
    () => false,
  );
  return { value: fallback, setAside: moved ? setAside : file };
}

export const writeJsonFile = (file: string, value: unknown): Promise<Result<null, OutError>> =>
  writeWhole(file, `${JSON.stringify(value, null, 2)}\n`, { makeFolders: true });
