// A page for every check: six headings in order, and the facts of the module in the block between the meta marks.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { emit, root } from './emit.mjs';
import { checkIds } from './generate-indexes.mjs';

export const headings = [
  'What Postmender saw',
  'Why it matters',
  'What Postmender can change',
  'By hand',
  'When to leave it',
  'Limits',
];
const block = /<!-- meta -->[\s\S]*?<!-- \/meta -->/;

/** @returns {string[]} */
export function pageFaults(path, text) {
  const found = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  const faults = found.join('|') === headings.join('|') ? [] : [`${path}: headings are not the six in their order`];
  for (const [, heading] of text.matchAll(/^## (.+)\n+(?=## |$(?![\s\S]))/gm))
    faults.push(`${path}: nothing under "${heading}"`);
  if (!block.test(text)) faults.push(`${path}: no <!-- meta --> block`);
  return faults;
}

/** @returns {string[]} checks without a page and pages without a check */
export function pairFaults(ids, pages) {
  return [
    ...ids.filter((id) => !pages.includes(id)).map((id) => `docs/checks/${id}.md is missing`),
    ...pages.filter((id) => !ids.includes(id)).map((id) => `docs/checks/${id}.md has no check`),
  ];
}

const pageIds = (base) =>
  readdirSync(`${base}/docs/checks`)
    .filter((file) => file.endsWith('.md'))
    .map((file) => file.slice(0, -3));

export function checkDocs(base = root()) {
  const pages = pageIds(base);
  const read = (id) => readFileSync(`${base}/docs/checks/${id}.md`, 'utf8');
  return [...pairFaults(checkIds(base), pages), ...pages.flatMap((id) => pageFaults(`docs/checks/${id}.md`, read(id)))];
}

function metaBlock({ id, topic, severity, since, needs, clients, yieldsTo }) {
  const rows = [
    ['Check', `\`${id}\``],
    ['Severity', severity],
    ['Topic', topic],
    ['Mail programs', clients === 'any' ? 'any' : clients.join(', ')],
    ['Needs', needs.join(', ')],
    ['Since', since],
  ];
  if (yieldsTo.length)
    rows.push(['Silent where one of these speaks', yieldsTo.map((other) => `\`${other}\``).join(', ')]);
  const table = rows.map(([name, value]) => `| ${name} | ${value} |`).join('\n');
  return `<!-- meta -->\n| | |\n| --- | --- |\n${table}\n<!-- /meta -->`;
}

export async function generateDocs(check) {
  const faults = [];
  for (const id of checkIds()) {
    const path = `docs/checks/${id}.md`;
    if (!existsSync(root(path))) continue; // checkDocs names it
    const { meta } = (await import(pathToFileURL(root(`shared/checks/${id}.ts`)).href)).default;
    const text = readFileSync(root(path), 'utf8').replace(block, () => metaBlock(meta));
    faults.push(...emit(path, text, check));
  }
  return faults;
}
