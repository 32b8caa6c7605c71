import { expect, it } from 'vitest';
import { checkDocs, filledPage, fixHeadings, headings } from '../../build/docs.mjs';
import submissionPort25 from '../../shared/checks/submission-port-25.ts';
import { tree } from './tree.ts';

const page = (names: readonly string[] = headings) =>
  `# Mail is lost\n\n<!-- meta -->\n<!-- /meta -->\n\n${names.map((name) => `## ${name}\n\nText.\n`).join('\n')}`;
const checkModule = (names: { fixes?: readonly string[]; yieldsTo?: readonly string[] } = {}) =>
  `export default { meta: ${JSON.stringify({ fixes: [], yieldsTo: [], ...names })}, messages: {} };`;
const fixPage = (names: readonly string[] = fixHeadings) =>
  `# Restore the mail\n\n${names.map((name) => `## ${name}\n\nText.\n`).join('\n')}`;
const fixes = {
  'shared/facts/fix-kinds.ts':
    "export const fixKinds = { 'mail-restore': 'automatic' }; export const isFixId = (id: string) => id in fixKinds;",
  'docs/fixes/mail-restore.md': fixPage(),
};
const link = 'See [Restore](../fixes/mail-restore.md).';
const check = { ...fixes, 'shared/checks/mail-lost.ts': checkModule(), 'shared/checks/index.ts': '' };
const other = { 'shared/checks/mail-late.ts': checkModule(), 'docs/checks/mail-late.md': page() };
const sound = { ...check, ...other, 'docs/checks/mail-lost.md': page() };

it('lets a check pass that has its page', async () => {
  expect(await checkDocs(tree(sound))).toEqual([]);
});

it('finds a check without a page', async () => {
  expect(await checkDocs(tree({ ...check, ...other }))).toEqual(['docs/checks/mail-lost.md is missing']);
});

it('finds a page without a check', async () => {
  const faults = await checkDocs(tree({ ...sound, 'docs/checks/gone.md': page() }));
  expect(faults).toEqual(['docs/checks/gone.md has no check']);
});

it('lets a check name other checks and the fixes there are', async () => {
  const naming = checkModule({ fixes: ['mail-restore'], yieldsTo: ['mail-late'] });
  const text = page().replace('Text.', link);
  const named = { ...sound, 'shared/checks/mail-lost.ts': naming, 'docs/checks/mail-lost.md': text };
  expect(await checkDocs(tree(named))).toEqual([]);
});

it.each([
  ['a check that yields to none there is', { yieldsTo: ['mail-gone'] }, 'yieldsTo names mail-gone, which is no check'],
  ['a check that yields to itself', { yieldsTo: ['mail-lost'] }, 'yieldsTo names the check itself'],
  ['a check with a fix that is none', { fixes: ['mail-mend'] }, 'fixes names mail-mend, which is no fix'],
])('finds %s', async (_, names, why) => {
  const faults = await checkDocs(tree({ ...sound, 'shared/checks/mail-lost.ts': checkModule(names) }));
  expect(faults).toContain(`shared/checks/mail-lost.ts: ${why}`);
});

it.each([
  ['a missing heading', page(headings.slice(1)), 'headings'],
  ['headings in another order', page([...headings].reverse()), 'headings'],
  ['a page without its generated block', page().replaceAll(/<!--.*-->\n/g, ''), 'no <!-- meta -->'],
  ['a page without a title', page().replace(/^# .*\n/, ''), 'no title in the first line'],
  ['a heading in the middle with nothing under it', page().replace('Text.\n', ''), `nothing under "${headings[0]}"`],
  ['a last heading with nothing under it', page().replace(/\nText\.\n$/, ''), `nothing under "${headings.at(-1)}"`],
])('finds %s', async (_, text, why) => {
  const faults = await checkDocs(tree({ ...sound, 'docs/checks/mail-lost.md': text }));
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(`docs/checks/mail-lost.md: ${why}`);
});

it('finds a fix that the page of its check does not link, and a link to another one', async () => {
  const naming = checkModule({ fixes: ['mail-restore'] });
  expect(await checkDocs(tree({ ...sound, 'shared/checks/mail-lost.ts': naming }))).toEqual([
    'docs/checks/mail-lost.md: no link to the fix mail-restore',
  ]);
  const text = page().replace('Text.', link);
  expect(await checkDocs(tree({ ...sound, 'docs/checks/mail-lost.md': text }))).toEqual([
    'docs/checks/mail-lost.md: links mail-restore, which is no fix of this check',
  ]);
});

it.each([
  ['a fix page with a missing heading', 'mail-restore', fixPage(fixHeadings.slice(1)), 'headings'],
  ['a fix page without a title', 'mail-restore', fixPage().replace(/^# .*\n/, ''), 'no title in the first line'],
  ['a fix page with nothing under a heading', 'mail-restore', fixPage().replace('Text.\n', ''), 'nothing under'],
  ['a page without a fix', 'mail-gone', fixPage(), 'has no fix'],
])('finds %s', async (_, id, text, why) => {
  const faults = await checkDocs(tree({ ...sound, [`docs/fixes/${id}.md`]: text }));
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(`docs/fixes/${id}.md`);
  expect(faults[0]).toContain(why);
});

it('finds a fix without a page', async () => {
  const { 'docs/fixes/mail-restore.md': _, ...without } = sound;
  expect(await checkDocs(tree(without))).toEqual(['docs/fixes/mail-restore.md is missing']);
});

it('writes the title and the facts of the check into its page, and leaves the rest', () => {
  const filled = filledPage(page(), submissionPort25);
  expect(filled).toContain(`# ${submissionPort25.messages.title.text}\n\n<!-- meta -->\n`);
  expect(filled).toContain('| Check | `submission-port-25` |');
  expect(filled.slice(filled.indexOf('## '))).toBe(page().slice(page().indexOf('## ')));
  expect(filledPage(filled, submissionPort25)).toBe(filled);
});
