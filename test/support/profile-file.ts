import { readFileSync } from 'node:fs';
import path from 'node:path';
import { homeFolder } from './homes.ts';

/** A file of the profile in use of one of the real homes. */
export const profileFile = (home: string, ...parts: string[]): Uint8Array =>
  Uint8Array.from(
    readFileSync(path.join(homeFolder(home), 'files/home/anna/.thunderbird/k3v9x2ab.default-default', ...parts)),
  );
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
