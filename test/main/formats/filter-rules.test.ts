import { expect, it } from 'vitest';
import { parseFilterRules } from '../../../main/formats/filter-rules.ts';
import { mutations } from '../../support/mutations.ts';
import { bytesOf, profileFile } from '../../support/profile-file.ts';

const real = profileFile('filters', 'ImapMail/imap.example.test/msgFilterRules.dat');

it('reads the filters of a real file in order', () => {
  const { filters, faults } = parseFilterRules(real);
  expect(faults).toEqual([]);
  expect(filters.map(({ name, enabled }) => [name, enabled])).toEqual([
    ['Away with offers', true],
    ['To the quiet corner', true],
    ['To this computer', true],
    ['Into a folder that is gone', true],
    ['Invoices', true],
    ['Switched off', false],
  ]);
  expect(filters[1]).toMatchObject({
    type: 17,
    actions: [
      { action: 'Move to folder', value: 'imap://anna%40example.test@imap.example.test/Quiet corner' },
      { action: 'Stop execution', value: null },
    ],
    condition: 'AND (subject,contains,Report)',
  });
});
it('reads quotes inside names', () => {
  const text = 'version="9"\nname="Say \\"hi\\""\nenabled="yes"\ntype="17"\naction="Delete"\ncondition="ALL"\n';
  expect(parseFilterRules(bytesOf(text)).filters[0]?.name).toBe('Say "hi"');
});
it('says so where a filter is not whole', () => {
  expect(parseFilterRules(bytesOf('version="9"\nname="A"\nenabled="yes"\n')).faults).toEqual([
    { code: 'cut', line: 2 },
  ]);
});
it('survives 1,000 damaged copies and reports every zeroed block', () => {
  for (const { what, bytes } of mutations(real, 1000)) {
    const { faults } = parseFilterRules(bytes);
    if (what.startsWith('zeroed')) expect(faults.length, what).toBeGreaterThan(0);
  }
});
it('says so where the file ends inside a line, wherever that is', () => {
  for (let at = 1; at < real.length; at += 1)
    if (real[at - 1] !== 0x0a && real[at] !== 0x0a && real[at] !== 0x0d)
      expect(parseFilterRules(real.subarray(0, at)).faults.length, `cut at ${at}`).toBeGreaterThan(0);
});
it('reads a value of 20 MB', () => {
  expect(parseFilterRules(bytesOf(`name="${'x'.repeat(20_000_000)}"\n`)).filters).toHaveLength(1);
});
