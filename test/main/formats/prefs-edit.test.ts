import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editPrefs, type PrefEdit, prefLiteral } from '../../../main/formats/prefs-edit.ts';
import { parsePrefs, prefStatements } from '../../../main/formats/prefs-js.ts';
import { mutations } from '../../support/mutations.ts';
import { bytesOf, profileFile } from '../../support/profile-file.ts';

const edited = (text: string, ...edits: PrefEdit[]): string => {
  const result = editPrefs(bytesOf(text), edits);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(result.value);
};
const real = profileFile('saved-logins', 'prefs.js');

describe('a value that stands already', () => {
  it('is the only thing that is replaced', () => {
    const text = '# kept\n user_pref( "a" ,\t1 ) ; // why\nuser_pref("b", "x");';
    expect(edited(text, { name: 'a', value: 993 })).toBe(text.replace('1 )', '993 )'));
    expect(edited(text, { name: 'b', value: false })).toBe(text.replace('"x"', 'false'));
  });
  it('stays byte for byte where it says the same, however it is spelled', () => {
    const text = "user_pref('a', 'x\\u0041');\nuser_pref(\"b\", +5);\n";
    expect(edited(text, { name: 'a', value: 'xA' }, { name: 'b', value: 5 })).toBe(text);
  });
  it('is the last one of its name, which wins', () => {
    const text = 'user_pref("a", 1);\nuser_pref("b", 2);\nuser_pref("a", 3);\n';
    expect(edited(text, { name: 'a', value: 4 })).toBe(text.replace('3', '4'));
  });
  it('is found between others on one line and never inside a comment or a string', () => {
    const text =
      '// user_pref("a", 0);\nuser_pref("b", "user_pref(\\"a\\", 0);");user_pref("a", 1);user_pref("c", 2);\n';
    expect(edited(text, { name: 'a', value: 7 })).toBe(text.replace('"a", 1', '"a", 7'));
  });
});

describe('a value that is taken away', () => {
  it('goes with its line, every one of its name', () => {
    const text = 'user_pref("a", 1);\r\nuser_pref("b", 2);\r\n  user_pref("a",\r\n   3);\r\n';
    expect(edited(text, { name: 'a', value: null })).toBe('user_pref("b", 2);\r\n');
  });
  it('leaves what shares its line', () => {
    const text = 'user_pref("a", 1);user_pref("b", 2); // note\n/* x */ user_pref("c", 3);\n';
    expect(edited(text, { name: 'b', value: null })).toBe(text.replace('user_pref("b", 2);', ''));
    expect(edited(text, { name: 'c', value: null })).toBe(text.replace('user_pref("c", 3);', ''));
  });
  it('leaves a file without a last line break without one', () => {
    expect(edited('// x\r\nuser_pref("a", 1);', { name: 'a', value: null })).toBe('// x');
    expect(edited('user_pref("a", 1);\nuser_pref("a", 2);', { name: 'a', value: null })).toBe('');
  });
  it('was perhaps never there', () => {
    expect(edited('user_pref("a", 1);', { name: 'b', value: null })).toBe('user_pref("a", 1);');
  });
});

describe('a new value', () => {
  it('goes to its sorted place, with the line ends of the file', () => {
    const text = '// head\r\n\r\nuser_pref("b", 1);\r\nuser_pref("d", "ü");\r\n';
    expect(edited(text, { name: 'e', value: 1 }, { name: 'a', value: true }, { name: 'c', value: 'é' })).toBe(
      '// head\r\n\r\nuser_pref("a", true);\r\nuser_pref("b", 1);\r\nuser_pref("c", "é");\r\nuser_pref("d", "ü");\r\nuser_pref("e", 1);\r\n',
    );
  });
  it('goes to the end of a file that Thunderbird did not sort', () => {
    const text = 'user_pref("d", 1);\nuser_pref("b", 1); // hand-made\n\n// end\n';
    expect(edited(text, { name: 'c', value: 1 })).toBe(`${text}user_pref("c", 1);\n`);
  });
  it('gets a line of its own behind a last line that does not end', () => {
    expect(edited('// x\r\n// y', { name: 'c', value: 1 })).toBe('// x\r\n// y\r\nuser_pref("c", 1);');
    expect(edited('user_pref("a", 1);', { name: 'b', value: 1 })).toBe('user_pref("a", 1);\nuser_pref("b", 1);');
    expect(edited('', { name: 'b', value: 1 })).toBe('user_pref("b", 1);\n');
  });
  it('keeps a byte order mark in front', () => {
    expect(edited('\uFEFFuser_pref("b", 1);\n', { name: 'a', value: 1 })).toBe(
      '\uFEFFuser_pref("a", 1);\nuser_pref("b", 1);\n',
    );
  });
});

describe('a literal', () => {
  it('is escaped as Thunderbird does it', () => {
    expect(prefLiteral('a "b" \\ \n\r\té\'')).toBe('"a \\"b\\" \\\\ \\n\\r\té\'"');
    expect(prefLiteral(-12)).toBe('-12');
    expect(prefLiteral(true)).toBe('true');
  });
  it.each([1.5, 2 ** 31, Number.NaN, 'a\0b', '\uD800'])('throws where Thunderbird could not read it: %j', (value) => {
    expect(() => prefLiteral(value)).toThrow(RangeError);
  });
});

describe('a damaged file', () => {
  it.each([
    ['user_pref("a", 1);\nuser_pref("b", oops);\n', { code: 'damaged', line: 2 }],
    ['user_pref("a", 1);\nuser_pref("b', { code: 'damaged', line: 2 }],
    ['user_pref("a", 1);\n\0\0', { code: 'damaged', line: 2 }],
    ['user_pref("b", 1);\npref("a", 1);\n', { code: 'damaged', line: 2 }],
  ])('is refused with its line: %j', (text, error) => {
    expect(editPrefs(bytesOf(text), [{ name: 'a', value: 2 }])).toEqual({ ok: false, error });
  });
  it('is refused where it is no UTF-8', () => {
    const bytes = Uint8Array.of(...bytesOf('user_pref("a", "'), 0xe9, ...bytesOf('");\n'));
    expect(editPrefs(bytes, [])).toEqual({ ok: false, error: { code: 'not-text' } });
  });
  it('never makes us throw; what is edited parses and differs in that value alone (1,500 copies)', () => {
    const edits: PrefEdit[] = [
      { name: 'mail.server.server1.leave_on_server', value: true },
      { name: 'mail.server.server1.hostname', value: 'imap.example.org' },
      { name: 'mail.identity.id1.smtpServer', value: null },
    ];
    let taken = 0;
    for (const { what, bytes } of mutations(real, 1500)) {
      const result = editPrefs(bytes, edits);
      const before = parsePrefs(bytes);
      expect(result.ok, what).toBe(before.faults.length === 0);
      if (!result.ok) continue;
      taken += 1;
      const after = parsePrefs(result.value);
      expect(after.faults, what).toEqual([]);
      expect(plain(after), what).toEqual(applied(plain(before), edits));
    }
    expect(taken).toBeGreaterThan(100);
  });
});

const plain = ({ values }: ReturnType<typeof parsePrefs>) =>
  new Map([...values].map(([name, entry]) => [name, entry.value] as const));

/** The text without the statements of these names, and without white space, which goes with a line that goes. */
function others(text: string, names: ReadonlySet<string>): string {
  let left = text;
  for (const statement of [...prefStatements(text)].reverse())
    if (statement.kind === 'pref' && names.has(statement.name))
      left = left.slice(0, statement.start) + left.slice(statement.end);
  return left.replace(/\s/g, '');
}

function applied(values: ReturnType<typeof plain>, edits: readonly PrefEdit[]) {
  const result = new Map(values);
  for (const { name, value } of edits)
    if (value === null) result.delete(name);
    else result.set(name, value);
  return result;
}

const name = fc.string({ unit: fc.constantFrom('a', 'b', '.', '"', '\\', 'é'), minLength: 1, maxLength: 4 });
const value = fc.oneof(
  fc.string({ unit: fc.constantFrom('x', '"', "'", '\\', '\n', '\r', '\t', 'ü', '😀', ';', ')', '//', '/*', '*/') }),
  fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  fc.boolean(),
);
const edit = fc.record({ name, value: fc.option(value, { nil: null }) });
const line = ([key, held]: readonly [string, string | number | boolean]) =>
  `user_pref(${prefLiteral(key)}, ${prefLiteral(held)});`;

/** A file as Thunderbird writes it, now and then with a byte order mark or without its last line break. */
const written = fc
  .record({
    prefs: fc.uniqueArray(fc.tuple(name, value), { selector: ([key]) => key, maxLength: 8 }),
    eol: fc.constantFrom('\n', '\r\n'),
    head: fc.constantFrom('', '// Mozilla User Preferences', '\uFEFF# head'),
    last: fc.boolean(),
  })
  .map(({ prefs, eol, head, last }) => {
    const sorted = prefs
      .map((pref) => [prefLiteral(pref[0]), line(pref)] as const)
      .sort((a, b) => (a[0] < b[0] ? -1 : 1));
    const lines = [...(head === '' ? [] : [head, '']), ...sorted.map(([, text]) => text)];
    return lines.join(eol) + (last && lines.length > 0 ? eol : '');
  });

/** A file by hand: any order, twins, several on one line, comments. */
const handMade = fc
  .array(
    fc.oneof(
      fc.tuple(name, value).map(line),
      fc.constantFrom('\n', '\r\n', '  ', '// c\n', '/* user_pref("a", 1);\n */', '# c\r\n', ';'),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('for any file', () => {
  it('one edit and its inverse give the original bytes of a file as Thunderbird writes it', () => {
    fc.assert(
      fc.property(written, edit, (text, { name: key, value: next }) => {
        const before = parsePrefs(bytesOf(text)).values.get(key)?.value ?? null;
        const there = edited(text, { name: key, value: next });
        // Where the last line did not end and an empty one or nothing is left before it, nothing tells that it did not.
        // So does nothing tell its line ends where no line break is left.
        fc.pre(there.includes('\n') || !text.includes('\r'));
        fc.pre(text === '' || text.endsWith('\n') || (there !== '' && !there.endsWith('\n')));
        expect(edited(there, { name: key, value: before })).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });
  it('a new value is a line more and the inverse takes it away again, also in files made by hand', () => {
    fc.assert(
      fc.property(handMade, value, (text, next) => {
        const there = edited(text, { name: 'new.one', value: next });
        expect(parsePrefs(bytesOf(there)).values.get('new.one')?.value).toBe(next);
        expect(edited(there, { name: 'new.one', value: null })).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });
  it('the edited names hold what they should, all others what they held, in the same spelling', () => {
    fc.assert(
      fc.property(handMade, fc.array(edit, { maxLength: 5 }), (text, edits) => {
        const there = edited(text, ...edits);
        const after = parsePrefs(bytesOf(there));
        expect(after.faults).toEqual([]);
        expect(plain(after)).toEqual(applied(plain(parsePrefs(bytesOf(text))), edits));
        const names = new Set(edits.map((each) => each.name));
        expect(others(there, names)).toBe(others(text, names));
      }),
      { numRuns: 1000 },
    );
  });
  it('a real file and back: the same bytes', () => {
    for (const key of ['mail.server.server1.leave_on_server', 'mail.server.server1.port', 'zz', 'a']) {
      const before = parsePrefs(real).values.get(key)?.value ?? null;
      const there = editPrefs(real, [{ name: key, value: 4711 }]);
      if (!there.ok) throw new Error(there.error.code);
      expect(editPrefs(there.value, [{ name: key, value: before }])).toEqual({ ok: true, value: real });
    }
  });
});
