// npm run new:check ID: a new check's module, test and page, each to be filled, and the indexes that name it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { headings } from './docs.mjs';
import { root } from './emit.mjs';
import { generate } from './generate.mjs';

/** @returns {string | undefined} why the id cannot be a new check's */
export function idFault(id, exists = (path) => existsSync(root(path))) {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(id ?? ''))
    return 'usage: npm run new:check ID, two or more lower-case words joined by hyphens, subject first: outbox-item-stuck';
  const taken = Object.keys(filesOf(id, '')).find(exists);
  return taken && `${taken} exists already`;
}

const titleText = 'The trouble in one line';

// The notes stay empty, so that `npm run check` names every text that nobody has written yet.
const module = (id, since) => `import { defineCheck } from './define-check.ts';

export default defineCheck({
  meta: {
    id: '${id}',
    topic: 'protocol',
    severity: 'warning',
    since: '${since}',
    needs: ['accounts'],
    clients: 'any',
    references: [],
    fixes: [],
    yieldsTo: [],
  },
  messages: {
    title: { text: '${titleText}', note: '' },
    why: { text: 'One or two sentences, no fear.', note: '' },
    hand: { text: 'What a person can do without us.', note: '' },
    found: { text: 'What was seen, about {name}.', note: '', example: { name: 'Example' } },
  },
  applies: ({ accounts }) => accounts.length > 0,
  run(_seen, _report) {
    // report('found', { subject: account.id, evidence: [\`\${account.id}#name\`], params: { name: account.name } });
  },
});
`;

const test = (id) => `import check from '../../../shared/checks/${id}.ts';
import { testCheck } from '../../support/test-check.ts';

testCheck(check, {
  // The decoys: { name: 'the same settings, switched off', on: anInventory({ ... }) }
  silent: [],
  // { name: 'the trouble', on: anInventory({ ... }), says: [{ message: 'found', params: { name: 'Example' } }] }
  loud: [],
});
`;

const page = () =>
  `# ${titleText}\n\n<!-- meta -->\n<!-- /meta -->\n\n${headings.map((heading) => `## ${heading}\n`).join('\n')}`;

/** @returns {Record<string, string>} path and text of each new file */
export const filesOf = (id, since) => ({
  [`shared/checks/${id}.ts`]: module(id, since),
  [`test/shared/checks/${id}.test.ts`]: test(id),
  [`docs/checks/${id}.md`]: page(),
});

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const id = process.argv[2];
  const fault = idFault(id);
  if (fault) {
    console.error(fault);
    process.exit(2);
  }
  const { version } = JSON.parse(readFileSync(root('package.json'), 'utf8'));
  const files = filesOf(id, version);
  for (const [path, text] of Object.entries(files)) writeFileSync(root(path), text, { flag: 'wx' });
  const faults = await generate(false);
  for (const one of faults) console.error(one);
  process.exitCode = faults.length ? 1 : 0;
  console.log(`Written: ${Object.keys(files).join(', ')}

Next (docs/how-to/add-a-check.md):
  1. the cases in test/shared/checks/${id}.test.ts: it fails until both kinds are there
  2. meta, applies, run, texts and notes in shared/checks/${id}.ts; German in shared/messages/de.json
  3. docs/checks/${id}.md under its six headings
  4. npx biome check --write shared/checks/${id}.ts test/shared/checks/${id}.test.ts
     npx vitest run test/shared/checks/${id}.test.ts
     npm run generate && npm run check
     npm run test:unit, which compares with expected.json of all twelve homes
  5. one line in CHANGELOG.md under New, in a user's words`);
}
