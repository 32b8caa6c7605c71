// Writes a generated file, or says that it is stale.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const base = fileURLToPath(new URL('..', import.meta.url));
export const root = (path = '') => base + path;

/** @returns {string[]} faults: the file's name where it is stale and `check` is on */
export function emit(path, text, check) {
  const had = existsSync(root(path)) ? readFileSync(root(path), 'utf8') : undefined;
  if (had === text) return [];
  if (check) return [`${path} is stale: npm run generate`];
  writeFileSync(root(path), text);
  return [];
}
