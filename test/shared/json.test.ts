import { expect, it } from 'vitest';
import { parseJson } from '../../shared/json.ts';

it('gives the value of a text, and undefined for what is no JSON', () => {
  expect(parseJson('{"a":[1,null]}')).toEqual({ a: [1, null] });
  for (const text of ['', '{', 'undefined']) expect(parseJson(text)).toBeUndefined();
});
