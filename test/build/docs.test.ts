import { expect, it } from 'vitest';
import { checkDocs, headings } from '../../build/docs.mjs';
import { tree } from './tree.ts';

const page = (names: readonly string[] = headings) =>
  `# Mail is lost\n\n<!-- meta -->\n<!-- /meta -->\n\n${names.map((name) => `## ${name}\n\nText.\n`).join('\n')}`;
const check = { 'shared/checks/mail-lost.ts': '', 'shared/checks/index.ts': '' };
const other = { 'shared/checks/mail-late.ts': '', 'docs/checks/mail-late.md': page() };
const sound = { ...check, ...other, 'docs/checks/mail-lost.md': page() };

it('lets a check pass that has its page', () => {
  expect(checkDocs(tree(sound))).toEqual([]);
});

it('finds a check without a page', () => {
  expect(checkDocs(tree({ ...check, ...other }))).toEqual(['docs/checks/mail-lost.md is missing']);
});

it('finds a page without a check', () => {
  expect(checkDocs(tree({ ...sound, 'docs/checks/gone.md': page() }))).toEqual(['docs/checks/gone.md has no check']);
});

it.each([
  ['a missing heading', page(headings.slice(1)), 'headings'],
  ['headings in another order', page([...headings].reverse()), 'headings'],
  ['a page without its generated block', page().replaceAll(/<!--.*-->\n/g, ''), 'no <!-- meta -->'],
  ['a heading in the middle with nothing under it', page().replace('Text.\n', ''), `nothing under "${headings[0]}"`],
  ['a last heading with nothing under it', page().replace(/\nText\.\n$/, ''), `nothing under "${headings.at(-1)}"`],
])('finds %s', (_, text, why) => {
  const faults = checkDocs(tree({ ...sound, 'docs/checks/mail-lost.md': text }));
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(`docs/checks/mail-lost.md: ${why}`);
});
