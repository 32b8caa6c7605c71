// npm run generate: everything that is made from the sources; with --check it only says what is stale.
import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { generateDocs } from './docs.mjs';
import { root } from './emit.mjs';
import { generateIndexes } from './generate-indexes.mjs';
import { generateLint } from './generate-lint.mjs';
import { generateMessages } from './messages.mjs';

function generateSchema(check) {
  const { status } = spawnSync(process.execPath, [root('build/generate-schema.mjs'), ...(check ? ['--check'] : [])], {
    stdio: 'inherit',
  });
  return status ? ['docs/schema is stale: npm run generate'] : [];
}

/** @returns {Promise<string[]>} */
export async function generate(check) {
  return [
    generateIndexes(check),
    generateLint(check),
    await generateMessages(check),
    await generateDocs(check),
    generateSchema(check),
  ].flat();
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const faults = await generate(process.argv.includes('--check'));
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length ? 1 : 0;
}
