import { join } from 'node:path';
import { z } from 'zod';
import { type IgnoredFinding, ignoredFinding } from '../../shared/ipc/contract.ts';
import { ok, type Result } from '../../shared/result.ts';
import { readJsonFile, type Stored, writeJsonFile } from './json-file.ts';
import type { OutError } from './out.ts';

const fileIn = (data: string) => join(data, 'ignored.json');

/** The findings this user chose to ignore, oldest first. `data`: the data folder. */
export const readIgnored = (data: string): Promise<Stored<IgnoredFinding[]>> =>
  readJsonFile<IgnoredFinding[]>(fileIn(data), z.array(ignoredFinding), []);

/** Ignores one more; one that is ignored already gets the new reason. */
export const addIgnored = (data: string, added: IgnoredFinding): Promise<Result<IgnoredFinding[], OutError>> =>
  change(data, (all) => [...all.filter(({ finding }) => finding !== added.finding), added]);

export const removeIgnored = (data: string, findings: readonly string[]): Promise<Result<IgnoredFinding[], OutError>> =>
  change(data, (all) => all.filter(({ finding }) => !findings.includes(finding)));

async function change(
  data: string,
  to: (all: IgnoredFinding[]) => IgnoredFinding[],
): Promise<Result<IgnoredFinding[], OutError>> {
  const changed = to((await readIgnored(data)).value);
  const written = await writeJsonFile(fileIn(data), changed);
  return written.ok ? ok(changed) : written;
}
