import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prefLiteral } from '../../../main/formats/prefs-edit.ts';
import { parsePrefs } from '../../../main/formats/prefs-js.ts';
import { rescuePrefs } from '../../../main/formats/settings-rescue.ts';
import { mutations } from '../../support/mutations.ts';
import { bytesOf, profileFile } from '../../support/profile-file.ts';

const real = profileFile('saved-logins', 'prefs.js');
const begun = profileFile('control-clean', 'prefs.js');
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const held = (bytes: Uint8Array) =>
  new Map([...parsePrefs(bytes).values].map(([name, { value }]) => [name, value] as const));
const rescued = (damaged: string | Uint8Array, current = '') => {
  const result = rescuePrefs(typeof damaged === 'string' ? bytesOf(damaged) : damaged, bytesOf(current));
  return { ...result, values: Object.fromEntries(held(result.bytes)) };
};

it('gives a whole file back byte for byte: our form is the one of Thunderbird', () => {
  expect(rescuePrefs(real, new Uint8Array())).toEqual({ bytes: real, taken: 195, lost: [] });
  const windows = bytesOf(textOf(real).replaceAll('\n', '\r\n'));
  expect(rescuePrefs(windows, new Uint8Array()).bytes).toEqual(windows);
});
it('brings every account back where one line is broken, and says which', () => {
  const lines = textOf(real).split('\n');
  const at = lines.findIndex((line) => line.includes('mail.server.server1.port'));
  const broken = lines.with(at, 'user_pref("mail.server.server1.port", 9x3);').join('\n');
  const { bytes, taken, lost } = rescuePrefs(bytesOf(broken), begun);
  expect({ taken, lost }).toEqual({ taken: 194, lost: [at + 1] });
  const after = held(bytes);
  for (const [name, value] of held(real))
    expect(after.get(name), name).toBe(name.endsWith('server1.port') ? undefined : value);
});

describe('of the file begun since', () => {
  const current = [
    [
      'mail.account.account1.server',
      'mail.accountmanager.accounts',
      'mail.server.server1.port',
      'mail.identity.id1.valid',
    ],
    ['mail.smtpserver.smtp1.port', 'mail.smtpservers', 'mail.smtp.defaultserver', 'both'],
  ].flat();
  it('only what is not about accounts and not set by the damaged one is taken', () => {
    const lines = [...current, 'mail.serverDefaultStoreContractID', 'app.new'].map(
      (name) => `user_pref("${name}", 2);\n`,
    );
    expect(rescued('user_pref("both", 1);\noops\n', lines.join(''))).toMatchObject({
      values: { both: 1, 'mail.serverDefaultStoreContractID': 2, 'app.new': 2 },
      taken: 1,
      lost: [2],
    });
  });
  it('the line ends are taken, and what can be read of it if it is broken too', () => {
    const { bytes, values } = rescued('user_pref("a", 1);\n', 'user_pref("b", 2);\r\noops\r\n');
    expect(values).toEqual({ a: 1, b: 2 });
    expect(textOf(bytes).replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
});

describe('a line', () => {
  it('that is no UTF-8 or has NULs is lost alone', () => {
    const damaged = Uint8Array.of(
      ...bytesOf('user_pref("a", "ü");\nuser_pref("b", "'),
      0xfc,
      ...bytesOf('");\nuser_pref("c", "\0\0\0");\nuser_pref("d", "é");\n\0\0'),
    );
    expect(rescued(damaged)).toMatchObject({ values: { a: 'ü', d: 'é' }, taken: 2, lost: [2, 3, 5] });
  });
  it('that holds what Thunderbird cannot read is lost', () => {
    const damaged =
      'user_pref("a", 99999999999);\nuser_pref("b", "\\x00");\nuser_pref("c", "\\ud800");\nuser_pref("d", "\\t");\n';
    expect(rescued(damaged)).toMatchObject({ values: { d: '\t' }, taken: 1, lost: [1, 2, 3] });
  });
  it('counts as the one it is, behind a byte order mark and one broken off at the end', () => {
    expect(rescued('\uFEFF# x\nuser_pref("a", 1);\nuser_pref("b", "c')).toMatchObject({ values: { a: 1 }, lost: [3] });
  });
});

it('makes of 1,000 damaged copies a file without a fault, and invents no setting in those that were cut or zeroed', () => {
  const good = held(real);
  for (const { what, bytes: damaged } of mutations(real, 1000)) {
    const { bytes, taken, lost } = rescuePrefs(damaged, begun);
    expect(parsePrefs(bytes).faults, what).toEqual([]);
    expect(rescuePrefs(damaged, begun).bytes, what).toEqual(bytes);
    expect(rescuePrefs(bytes, new Uint8Array()).bytes, what).toEqual(bytes);
    expect(
      [...lost].sort((a, b) => a - b),
      what,
    ).toEqual(lost);
    if (!/^(cut|zeroed)/.test(what)) continue;
    expect(taken, what).toBeLessThanOrEqual(good.size);
    for (const [name, value] of held(rescuePrefs(damaged, new Uint8Array()).bytes))
      expect(good.get(name), name).toBe(value);
  }
});
it('for any settings and any broken lines between them: each setting is there, each broken line is named', () => {
  const value = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
    fc.boolean(),
  );
  const line = fc.oneof(
    fc.tuple(fc.string({ unit: fc.constantFrom('a', 'b', '.', '"', 'é'), minLength: 1, maxLength: 4 }), value),
    fc.constantFrom('oops', 'user_pref("x", );', 'user_pref("x, 1);', 'user_pref("x" 1);', ')', '"'),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const wanted = new Map(lines.filter((each) => typeof each !== 'string'));
      fc.pre([...wanted].flat().every((each) => typeof each !== 'string' || !each.includes('\0')));
      const text = lines.map((each) =>
        typeof each === 'string' ? each : `user_pref(${prefLiteral(each[0])}, ${prefLiteral(each[1])});`,
      );
      const { bytes, taken, lost } = rescuePrefs(bytesOf(text.join('\n')), new Uint8Array());
      expect(held(bytes)).toEqual(wanted);
      expect(taken).toBe(wanted.size);
      expect(lost).toEqual(lines.flatMap((each, index) => (typeof each === 'string' ? [index + 1] : [])));
    }),
    { numRuns: 1000 },
  );
});
