import { expect, it } from 'vitest';
import { parseIni } from '../../../main/formats/ini.ts';
import { decodeText } from '../../../main/formats/text.ts';
import { mutations } from '../../support/mutations.ts';
import { bytesOf } from '../../support/profile-file.ts';

const text =
  '; made by hand\n[Profile0]\r\nName=default\nIsRelative=1\nPath=Profiles/x.default\n\n[General]\nVersion=2\n';

it('reads sections and entries, over comments and both line ends', () => {
  const { sections, faults } = parseIni(text);
  expect(faults).toEqual([]);
  expect(sections.map(({ name, entries, line }) => [name, Object.fromEntries(entries), line])).toEqual([
    ['Profile0', { Name: 'default', IsRelative: '1', Path: 'Profiles/x.default' }, 2],
    ['General', { Version: '2' }, 7],
  ]);
});
it('names the line that is neither', () => {
  expect(parseIni('[A]\nnonsense\nB=1').faults).toEqual([{ line: 2 }]);
  expect(parseIni('A=1').faults).toEqual([{ line: 1 }]);
});
it('survives 1,000 damaged copies and reports every zeroed block', () => {
  for (const { what, bytes } of mutations(bytesOf(text), 1000)) {
    const { faults } = parseIni(decodeText(bytes).text);
    if (what.startsWith('zeroed')) expect(faults.length, what).toBeGreaterThan(0);
  }
});
