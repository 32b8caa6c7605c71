// Every check, format, fix and client has its mirrored test.
import { existsSync, globSync } from 'node:fs';
import { root } from './emit.mjs';

const mirrored = ['shared/checks/*.ts', 'main/formats/**/*.ts', 'main/fixes/*.ts', 'main/clients/*/client.ts'];
const exempt = new Set([
  'shared/checks/index.ts',
  'shared/checks/define-check.ts',
  'main/fixes/index.ts',
  'main/fixes/define-fix.ts',
]);

/** @returns {string[]} */
export function mirrorFaults(base = root()) {
  return globSync(mirrored, { cwd: base })
    .filter((file) => !exempt.has(file) && !existsSync(`${base}/test/${file.replace(/\.ts$/, '.test.ts')}`))
    .map((file) => `${file} has no test/${file.replace(/\.ts$/, '.test.ts')}`)
    .sort();
}
