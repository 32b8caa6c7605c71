// npm run check: everything that can be judged without running the product.
import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { checkDocs } from './docs.mjs';
import { root } from './emit.mjs';
import { generate } from './generate.mjs';
import { checkMessages } from './messages.mjs';
import { mirrorFaults } from './mirror.mjs';
import { purityFaults } from './purity.mjs';

const projects = ['shared', 'main', 'renderer', 'test', 'build'];
const tool = (command, ...args) => {
  const { status, error } = spawnSync(command, args, {
    cwd: root(),
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return status === 0 ? [] : [error?.message ?? `${command} ${args.join(' ')} failed`];
};

/** Name and work of each static step; the work gives its faults. */
export const steps = [
  ...projects.map((name) => [`types: ${name}`, () => tool('tsc', '--noEmit', '-p', name)]),
  ['lint, format and import rules', () => tool('biome', 'check', '--error-on-warnings', '.')],
  ['purity of shared', () => purityFaults()],
  ['generated files are fresh', () => generate(true)],
  ['mirror', () => mirrorFaults()],
  ['docs', () => checkDocs()],
  ['messages', () => checkMessages()],
  ['lock file', () => tool(process.execPath, 'build/check-lock.mjs')],
];

/** @returns {Promise<{passed: number, failed: number}>} */
export async function runChecks() {
  let failed = 0;
  for (const [name, work] of steps) {
    const faults = await work();
    if (faults.length) failed += 1;
    console.error(`${faults.length ? 'FAILED' : 'ok    '} ${name}`);
    for (const fault of faults) console.error(`         ${fault}`);
  }
  return { passed: steps.length - failed, failed };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { passed, failed } = await runChecks();
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed ? 1 : 0;
}
