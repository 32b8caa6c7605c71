import { join } from 'node:path';
import { type Preferences, preferences } from '../../shared/ipc/contract.ts';
import type { Result } from '../../shared/result.ts';
import { readJsonFile, type Stored, writeJsonFile } from './json-file.ts';
import type { OutError } from './out.ts';

const standard: Preferences = { language: 'system', theme: 'system', looksAtStart: false };
const fileIn = (data: string) => join(data, 'preferences.json');

/** `data`: the data folder. */
export const readPreferences = (data: string): Promise<Stored<Preferences>> =>
  readJsonFile(fileIn(data), preferences, standard);

export const writePreferences = (data: string, value: Preferences): Promise<Result<null, OutError>> =>
  writeJsonFile(fileIn(data), value);
