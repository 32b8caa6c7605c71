import { expect, it } from 'vitest';
import { checkMessages } from '../../build/messages.mjs';
import { tree } from './tree.ts';

type Text = { readonly text: string; readonly note?: string; readonly example?: object };
const greeting: Text = { text: 'Good day, {name}', note: 'On the first screen', example: { name: 'Ann' } };
const found: Text = { text: 'Mail is lost', note: 'Heading' };
const german = { 'start.greeting': 'Guten Tag, {name}', 'check.mail-lost.title': 'Mail ist verloren' };

const checked = (start: Text, title: Text, translated: object) =>
  checkMessages(
    tree({
      'shared/messages/catalog/start.ts': `export default ${JSON.stringify({ area: 'start', messages: { greeting: start } })};`,
      'shared/checks/mail-lost.ts': `export default ${JSON.stringify({ meta: { id: 'mail-lost' }, messages: { title } })};`,
      'shared/messages/de.json': JSON.stringify(translated),
    }),
  );

it('lets texts pass that have notes, examples and their translation', async () => {
  expect(await checked(greeting, found, german)).toEqual([]);
});

it.each<[string, Text, Text, object, string]>([
  ['no note in the catalog', { ...greeting, note: '' }, found, german, "start.greeting: no translator's note"],
  ['no note in a check', greeting, { text: 'Mail is lost' }, german, "check.mail-lost.title: no translator's note"],
  ['no example', { ...greeting, example: {} }, found, german, 'start.greeting: no example for name'],
  [
    'no translation',
    greeting,
    found,
    { 'start.greeting': german['start.greeting'] },
    'de: check.mail-lost.title is missing',
  ],
  [
    'a translation with other parameters',
    greeting,
    found,
    { ...german, 'start.greeting': 'Guten Tag, {nam}' },
    'de: start.greeting has other parameters',
  ],
  ['a translation of nothing', greeting, found, { ...german, 'start.gone': 'Weg' }, 'de: start.gone is not used'],
])('finds %s', async (_, start, title, translated, fault) => {
  expect(await checked(start, title, translated)).toEqual([fault]);
});
