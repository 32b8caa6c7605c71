// A page for every check: its title, six headings in order, and the facts of the module in the block between the meta marks.
// A page for every fix: its title and six headings in order. A check's page links the fixes of the check, and no others.
// The facts are judged with it: a check may name other checks and fixes, and each must exist.
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
export const fixHeadings = [
  'What it changes',
  'What it needs',
  'How it is undone',
  'What it cannot bring back',
  'By hand',
  'Limits',
];
const title = /^# .+/;
const block = /<!-- meta -->[\s\S]*?<!-- \/meta -->/;

/** @returns {string[]} */
function textFaults(path, text, wanted) {
  const found = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  const faults = found.join('|') === wanted.join('|') ? [] : [`${path}: headings are not the six in their order`];
  for (const [, heading] of text.matchAll(/^## (.+)\n+(?=## |$(?![\s\S]))/gm))
    faults.push(`${path}: nothing under "${heading}"`);
  if (!title.test(text)) faults.push(`${path}: no title in the first line`);
  return faults;
}

/** @returns {string[]} */
export function pageFaults(path, text) {
  const faults = textFaults(path, text, headings);
  if (!block.test(text)) faults.push(`${path}: no <!-- meta --> block`);
  return faults;
}

/** @returns {string[]} checks or fixes without a page, and pages without one */
export function pairFaults(ids, pages, what = 'check') {
  const folder = what === 'fix' ? 'fixes' : 'checks';
  return [
    ...ids.filter((id) => !pages.includes(id)).map((id) => `docs/${folder}/${id}.md is missing`),
    ...pages.filter((id) => !ids.includes(id)).map((id) => `docs/${folder}/${id}.md has no ${what}`),
  ];
}

/** @returns {string[]} what a check's meta names and is not there */
function nameFaults(id, { yieldsTo, fixes }, ids, isFixId) {
  const wrong = [
    ...yieldsTo.filter((other) => other === id).map(() => 'yieldsTo names the check itself'),
    ...yieldsTo.filter((other) => !ids.includes(other)).map((other) => `yieldsTo names ${other}, which is no check`),
    ...fixes.filter((fix) => !isFixId(fix)).map((fix) => `fixes names ${fix}, which is no fix`),
  ];
  return wrong.map((fault) => `shared/checks/${id}.ts: ${fault}`);
}

const load = (path) => import(pathToFileURL(path).href);

const pageIds = (base, folder) =>
  existsSync(`${base}/docs/${folder}`)
    ? readdirSync(`${base}/docs/${folder}`)
        .filter((file) => file.endsWith('.md'))
        .map((file) => file.slice(0, -3))
    : [];

/** @returns {string[]} fixes of a check that its page does not link, and others that it does */
function linkFaults(id, text, { fixes }) {
  const linked = [...text.matchAll(/\]\(\.\.\/fixes\/([a-z0-9-]+)\.md\)/g)].map(([, fix]) => fix);
  return [
    ...fixes.filter((fix) => !linked.includes(fix)).map((fix) => `docs/checks/${id}.md: no link to the fix ${fix}`),
    ...linked
      .filter((fix) => !fixes.includes(fix))
      .map((fix) => `docs/checks/${id}.md: links ${fix}, which is no fix of this check`),
  ];
}

/** @returns {string[]} */
function fixFaults(base, ids) {
  const pages = pageIds(base, 'fixes');
  return [
    ...pairFaults(ids, pages, 'fix'),
    ...pages.flatMap((id) =>
      textFaults(`docs/fixes/${id}.md`, readFileSync(`${base}/docs/fixes/${id}.md`, 'utf8'), fixHeadings),
    ),
  ];
}

/** @returns {Promise<string[]>} */
export async function checkDocs(base = root()) {
  const pages = pageIds(base, 'checks');
  const ids = checkIds(base);
  const read = (id) => readFileSync(`${base}/docs/checks/${id}.md`, 'utf8');
  const { fixKinds, isFixId } = await load(`${base}/shared/facts/fix-kinds.ts`);
  const faults = [...pairFaults(ids, pages), ...pages.flatMap((id) => pageFaults(`docs/checks/${id}.md`, read(id)))];
  for (const id of ids) {
    const { meta } = (await load(`${base}/shared/checks/${id}.ts`)).default;
    faults.push(...nameFaults(id, meta, ids, isFixId));
    if (pages.includes(id)) faults.push(...linkFaults(id, read(id), meta));
  }
  return [...faults, ...fixFaults(base, Object.keys(fixKinds))];
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

/** The page with the check's title and facts in their places. */
export const filledPage = (text, { meta, messages }) =>
  text.replace(title, () => `# ${messages.title.text}`).replace(block, () => metaBlock(meta));

export async function generateDocs(check) {
  const faults = [];
  for (const id of checkIds()) {
    const path = `docs/checks/${id}.md`;
    if (!existsSync(root(path))) continue; // checkDocs names it
    const module = (await load(root(`shared/checks/${id}.ts`))).default;
    faults.push(...emit(path, filledPage(readFileSync(root(path), 'utf8'), module), check));
  }
  return faults;
}
