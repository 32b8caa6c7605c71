import { describe, expect, it } from 'vitest';
import { parsePrefs } from '../../../main/formats/prefs-js.ts';
import { mutations } from '../../support/mutations.ts';
import { bytesOf, profileFile } from '../../support/profile-file.ts';

const read = (text: string) => parsePrefs(bytesOf(text));
const value = (text: string) => read(text).values.get('a')?.value;

describe('prefs.js', () => {
  it('reads strings with their escapes, integers and booleans', () => {
    expect(value('user_pref("a", "say \\"hi\\"\\\\\\n");')).toBe('say "hi"\\\n');
    expect(value("user_pref('a', 'x\\u00e9\\x41');")).toBe('xéA');
    expect(value('user_pref("a", -12);')).toBe(-12);
    expect(value('user_pref("a", true);')).toBe(true);
  });
  it('lets the last one win, over comments of every kind, and knows its line', () => {
    const { values, faults } = read('// one\n# two\n/* three\n four */\nuser_pref("a", 1);\nuser_pref("a",\n  2);\n');
    expect(values.get('a')).toEqual({ value: 2, line: 6, locked: false });
    expect(faults).toEqual([]);
  });
  it('knows a locked one', () => {
    expect(read('lockPref("a", 1);').values.get('a')?.locked).toBe(true);
  });
  it('reads on behind a broken line and names it', () => {
    const { values, faults } = read('user_pref("a", 1);\nuser_pref("b", oops);\nuser_pref("c", 3);\n');
    expect([...values.keys()]).toEqual(['a', 'c']);
    expect(faults).toEqual([{ code: 'bad-line', line: 2 }]);
  });
  it('takes an unclosed quote for the end of its line only', () => {
    const { values, faults } = read('user_pref("a", "open);\nuser_pref("c", 3);\n');
    expect([...values.keys()]).toEqual(['c']);
    expect(faults).toHaveLength(1);
  });
  it('says so where the file ends in a statement, wherever that is', () => {
    const text = 'user_pref("a", "value");\nuser_pref("b", "other");';
    for (let at = 26; at < text.length; at += 1)
      expect(read(text.slice(0, at)).faults, text.slice(0, at)).toHaveLength(1);
  });
  it('reads every setting of a real one', () => {
    const { values, faults } = parsePrefs(profileFile('saved-logins', 'prefs.js'));
    expect(faults).toEqual([]);
    expect(values.size).toBe(195);
  });
  it('survives 1,000 damaged copies and reports every zeroed block', () => {
    const bytes = profileFile('stuck-outbox', 'prefs.js');
    for (const { what, bytes: damaged } of mutations(bytes, 1000)) {
      const { faults } = parsePrefs(damaged);
      if (what.startsWith('zeroed')) expect(faults.length, what).toBeGreaterThan(0);
    }
  });
  it.each([
    ['many lines', 'user_pref("mail.some.long.name.of.a.setting", "a value of the usual length");\n'.repeat(650_000)],
    ['one huge value', `user_pref("a", "${'x'.repeat(50_000_000)}");\n`],
    ['nothing but open quotes', 'user_pref("a", "open\n'.repeat(2_000_000)],
  ])('ends on 50 MB of %s', (_, text) => {
    expect(() => read(text)).not.toThrow();
  });
});
