import { expect, it } from 'vitest';
import { mirrorFaults } from '../../build/mirror.mjs';
import { tree } from './tree.ts';

const sources = [
  'shared/checks/mail-lost.ts',
  'main/formats/ini.ts',
  'main/formats/mail/mbox.ts',
  'main/fixes/encrypt.ts',
  'main/clients/thunderbird/client.ts',
];
const testOf = (file: string) => `test/${file.replace('.ts', '.test.ts')}`;
const filled = (names: readonly string[]) => tree(Object.fromEntries(names.map((name) => [name, ''])));
const unmirrored = ['shared/checks/index.ts', 'shared/checks/define-check.ts', 'main/engine/scan.ts'];

it('lets a tree pass whose modules have their tests', () => {
  expect(mirrorFaults(filled([...sources, ...unmirrored, ...sources.map(testOf)]))).toEqual([]);
});

it.each(sources)('finds that %s has no test', (file) => {
  const tests = sources.filter((one) => one !== file).map(testOf);
  expect(mirrorFaults(filled([...sources, ...tests]))).toEqual([`${file} has no ${testOf(file)}`]);
});
