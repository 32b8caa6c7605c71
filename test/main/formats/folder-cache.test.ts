import { expect, it } from 'vitest';
import { parseFolderCache } from '../../../main/formats/folder-cache.ts';
import { mutations } from '../../support/mutations.ts';
import { bytesOf, profileFile } from '../../support/profile-file.ts';

const real = profileFile('filters', 'folderCache.json');

it('reads names on the server and counts', () => {
  const { folders, faults } = parseFolderCache(real);
  expect(faults).toEqual([]);
  expect(folders.find((folder) => folder.path.endsWith('/Drafts.msf'))).toMatchObject({
    onlineName: 'Drafts',
    messages: 0,
  });
});
it.each(['', '[]', 'null', '{'])('says that %j is none', (text) => {
  expect(parseFolderCache(bytesOf(text)).faults).toEqual([{ code: 'not-json' }]);
});
it('survives 1,000 damaged copies', () => {
  for (const { what, bytes } of mutations(real, 1000)) expect(() => parseFolderCache(bytes), what).not.toThrow();
});
