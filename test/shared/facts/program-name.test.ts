import { expect, it } from 'vitest';
import { programName } from '../../../shared/facts/program-name.ts';
import { clientId } from '../../../shared/model/ids.ts';

it('names every mail program differently', () => {
  expect(new Set(clientId.options.map(programName)).size).toBe(clientId.options.length);
  expect(programName('apple-mail')).toBe('Apple Mail');
});
