import { expect, it } from 'vitest';
import { decodeWords } from '../../../main/formats/encoded-words.ts';

it.each([
  ['=?utf-8?B?R3LDvMOfZQ==?=', 'Grüße'],
  ['=?iso-8859-1?Q?Gr=FC=DFe_aus?= Wien', 'Grüße aus Wien'],
  ['=?utf-8?Q?a?= =?utf-8?Q?b?=', 'ab'],
  ['=?unknown-charset?Q?a?=', '=?unknown-charset?Q?a?='],
  ['=?utf-8?B?not base64?=', '=?utf-8?B?not base64?='],
  ['plain', 'plain'],
])('reads %s (RFC 2047)', (written, meant) => {
  expect(decodeWords(written)).toBe(meant);
});
