import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insertLogins, removeLogins } from '../../../main/formats/logins-edit.ts';
import { mutations } from '../../support/mutations.ts';
import { bytesOf, profileFile } from '../../support/profile-file.ts';

const real = profileFile('saved-logins', 'logins.json');
const textOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
type Store = { nextId: number; logins: { guid: string }[] };
const storeOf = (bytes: Uint8Array) => JSON.parse(textOf(bytes)) as Store;
const guids = storeOf(real).logins.map(({ guid }) => guid);

function removed(text: string, ...ids: string[]) {
  const result = removeLogins(bytesOf(text), ids);
  if (!result.ok) throw new Error(result.error.code);
  return { text: textOf(result.value.bytes), removed: result.value.removed.map((each) => textOf(each.text)) };
}
function inserted(text: string, ...records: string[]): string {
  const result = insertLogins(bytesOf(text), records.map(bytesOf));
  if (!result.ok) throw new Error(result.error.code);
  return textOf(result.value);
}

describe('taking records out', () => {
  it('leaves a real store as it was but for them', () => {
    for (const ids of [guids.slice(0, 1), guids.slice(3, 5), guids.slice(-1), [...guids].reverse()]) {
      const result = removeLogins(real, ids);
      if (!result.ok) throw new Error(result.error.code);
      const before = storeOf(real);
      const kept = { ...before, logins: before.logins.filter(({ guid }) => !ids.includes(guid)) };
      expect(textOf(result.value.bytes)).toBe(JSON.stringify(kept));
      expect(result.value.removed.map(({ guid }) => guid)).toEqual(guids.filter((guid) => ids.includes(guid)));
    }
  });
  it('keeps white space, key order, odd spellings and what it does not know', () => {
    const text =
      '\uFEFF{ "logins" : [ {"guid":"a", "x":[1,{"y":"]},"}]} ,\n {"guid":"\\u0062"},\n\t3 ] , "nextId":1e1 }\n';
    expect(removed(text, 'b')).toEqual({
      text: text.replace(' {"guid":"\\u0062"},\n\t', ' '),
      removed: ['{"guid":"\\u0062"}'],
    });
    expect(removed(text, 'a').text).toBe(text.replace('{"guid":"a", "x":[1,{"y":"]},"}]} ,\n ', ''));
  });
  it('looks only at the list at the top, the last one of its name as JSON has it', () => {
    const text =
      '{"a":{"logins":[{"guid":"a"}]},"logins":[{"guid":"b"}],"log\\u0069ns":[{"guid":"a"}],"z":"\\"logins\\":["}';
    expect(removed(text, 'a').text).toBe(text.replace('u0069ns":[{"guid":"a"}]', 'u0069ns":[]'));
  });
  it('refuses whole where one of them is not there', () => {
    expect(removeLogins(real, [guids[0] ?? '', '{gone}'])).toEqual({ ok: false, error: { code: 'not-there' } });
    expect(removeLogins(bytesOf('{"logins":[{}]}'), [''])).toEqual({ ok: false, error: { code: 'not-there' } });
  });
});

describe('putting records in', () => {
  it('puts them at the end, as the file parts its records', () => {
    expect(inserted('{"logins":[]}', '{"guid":"a"}', '{"guid":"b"}')).toBe('{"logins":[{"guid":"a"},{"guid":"b"}]}');
    expect(inserted('{"logins": [\n {"guid":"a"},\n {"guid":"b"}\n]}', '{"guid":"c"}')).toBe(
      '{"logins": [\n {"guid":"a"},\n {"guid":"b"},\n {"guid":"c"}\n]}',
    );
  });
  it('refuses one that is there already, or comes twice', () => {
    const error = { ok: false, error: { code: 'already-there' } };
    expect(insertLogins(bytesOf('{"logins":[{"guid":"a"}]}'), [bytesOf('{"guid":"a"}')])).toEqual(error);
    expect(insertLogins(bytesOf('{"logins":[]}'), [bytesOf('{"guid":"a"}'), bytesOf('{"guid":"a"}')])).toEqual(error);
  });
  it.each(['', '3', '[]', '{"guid":"a"', '{}', '{"guid":""}', '{"guid":"a"},{"guid":"b"}'])(
    'refuses %j, which is no record with a guid',
    (record) => {
      expect(insertLogins(bytesOf('{"logins":[]}'), [bytesOf(record)])).toEqual({
        ok: false,
        error: { code: 'not-json' },
      });
    },
  );
});

it.each(['', '[]', '{}', '{"logins":{}}', 'null', '{"logins":[]', '"logins"'])(
  'refuses %j, which is no store',
  (text) => {
    const error = { ok: false, error: { code: 'not-json' } };
    expect(removeLogins(bytesOf(text), [])).toEqual(error);
    expect(insertLogins(bytesOf(text), [])).toEqual(error);
  },
);

/** JSON text of any kind of value, with white space wherever it may stand. */
const space = fc.string({ unit: fc.constantFrom(' ', '\n', '\t', '\r'), maxLength: 2 });
const text = fc.string({ unit: fc.constantFrom('a', '"', '\\', ']', '}', ',', '[', '{', 'ü', '\n'), maxLength: 5 });
const member = fc.tuple(text, fc.oneof(text, fc.integer(), fc.constantFrom(null, true), fc.array(text), fc.object()));
const record = (guid: string) =>
  fc
    .tuple(fc.array(member, { maxLength: 3 }), space)
    .map(([members, gap]) =>
      [
        ...members.map(([key, value]) => `${JSON.stringify(`_${key}`)}:${gap}${JSON.stringify(value)}`),
        `"guid":"${guid}"`,
      ]
        .join(`${gap},`)
        .replace(/^/, '{')
        .concat(gap, '}'),
    );
const store = fc
  .tuple(fc.integer({ min: 0, max: 6 }), fc.boolean(), fc.array(space, { minLength: 8, maxLength: 8 }), member)
  .chain(([count, bom, s, [key, value]]) =>
    fc.tuple(...Array.from({ length: count }, (_, index) => record(`g${index}`))).map((records) => ({
      records,
      text:
        `${bom ? '\uFEFF' : ''}${s[0]}{${s[1]}${JSON.stringify(`_${key}`)}:${JSON.stringify(value)},"logins"${s[2]}:${s[3]}` +
        `[${s[4]}${records.join(`${s[5]},${s[6]}`)}${s[7]}],"nextId":7}${s[0]}`,
    })),
  );

describe('for any store', () => {
  it('what is taken out and what stays have their own spelling, and all around them is the same', () => {
    fc.assert(
      fc.property(store, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), (given, drop) => {
        const ids = given.records.flatMap((_, index) => (drop[index] ? [`g${index}`] : []));
        const result = removed(given.text, ...ids);
        expect(result.removed).toEqual(given.records.filter((_, index) => drop[index]));
        const parse = (json: string) => JSON.parse(json.replace(/^\uFEFF/, '')) as Store;
        const before = parse(given.text);
        expect(parse(result.text)).toEqual({
          ...before,
          logins: before.logins.filter(({ guid }) => !ids.includes(guid)),
        });
        const list = given.text.indexOf('[', given.text.lastIndexOf('"logins"')) + 1;
        expect(result.text.slice(0, list)).toBe(given.text.slice(0, list));
        expect(result.text.endsWith(given.text.slice(given.text.lastIndexOf('],"nextId"')))).toBe(true);
        for (const [index, each] of given.records.entries()) if (!drop[index]) expect(result.text).toContain(each);
      }),
      { numRuns: 1000 },
    );
  });
  it('the last ones taken out and put in again give the original bytes', () => {
    fc.assert(
      fc.property(store, fc.nat({ max: 6 }), (given, keep) => {
        const ids = given.records.flatMap((_, index) => (index >= keep ? [`g${index}`] : []));
        // How records are parted is seen only where two of them are left.
        fc.pre(keep >= 2 || ids.length === 0 || (given.records.length > 0 && !/\s/.test(given.text)));
        const result = removed(given.text, ...ids);
        expect(inserted(result.text, ...result.removed)).toBe(given.text);
      }),
      { numRuns: 1000 },
    );
  });
  it('records put in and taken out again give the original bytes', () => {
    fc.assert(
      fc.property(store, (given) => {
        const there = inserted(given.text, '{"guid":"new1"}', '{ "guid" : "new2" }');
        expect(removed(there, 'new1', 'new2').text).toBe(given.text);
      }),
      { numRuns: 1000 },
    );
  });
});

it('never throws on 1,500 damaged copies, and gives a store wherever it takes one', () => {
  let taken = 0;
  for (const { what, bytes } of mutations(real, 1500)) {
    const result = removeLogins(bytes, guids.slice(2, 4));
    insertLogins(bytes, [bytesOf('{"guid":"new"}')]);
    if (!result.ok) continue;
    taken += 1;
    const left = storeOf(result.value.bytes).logins.map((each) => each.guid);
    expect(left, what).not.toContain(guids[2]);
    const back = insertLogins(
      result.value.bytes,
      result.value.removed.slice(0, 1).map((each) => each.text),
    );
    expect(back.ok, what).toBe(true);
  }
  expect(taken).toBeGreaterThan(10);
});
it('takes one out of 100,000', () => {
  const many = Array.from({ length: 100_000 }, (_, index) => `{"guid":"g${index}"}`);
  expect(removed(`{"logins":[${many.join(',')}]}`, 'g5').removed).toEqual(['{"guid":"g5"}']);
});
