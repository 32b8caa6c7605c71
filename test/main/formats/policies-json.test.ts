import { expect, it } from 'vitest';
import { readPolicies } from '../../../main/formats/policies-json.ts';
import { mutations } from '../../support/mutations.ts';
import { bytesOf } from '../../support/profile-file.ts';

const text = JSON.stringify({
  policies: {
    Preferences: {
      'mail.a': { Value: true, Status: 'locked' },
      'mail.b': { Value: 5, Status: 'default' },
      'mail.c': { Value: 'x', Status: 'clear' },
      'mail.d': 'short form',
    },
  },
});

it('reads values and which of them are locked; a cleared one sets nothing', () => {
  const read = readPolicies(bytesOf(text));
  expect(read.ok && Object.fromEntries(read.value)).toEqual({
    'mail.a': { value: true, locked: true },
    'mail.b': { value: 5, locked: false },
    'mail.d': { value: 'short form', locked: false },
  });
});
it('knows a file without preferences, and one that is not JSON', () => {
  const none = readPolicies(bytesOf('{"policies":{}}'));
  expect(none.ok && none.value.size).toBe(0);
  expect(readPolicies(bytesOf('{')).ok).toBe(false);
});
it('survives 1,000 damaged copies; a cut one is refused', () => {
  for (const { what, bytes } of mutations(bytesOf(text), 1000)) {
    const read = readPolicies(bytes);
    if (what.startsWith('cut')) expect(read.ok, what).toBe(false);
  }
});
