import { describe, expect, it } from 'vitest';
import { parseMachineJson } from '../../../main/machine/machine-json.ts';

const parse = (value: unknown) =>
  parseMachineJson(new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value)));
const whole = {
  platform: 'windows',
  name: 'desk',
  takenAt: '2026-11-20T13:00:00+01:00',
  users: [{ name: 'ada', home: 'files/Users/ada' }],
  registry: [{ file: 'ada.reg', user: 'ada' }, { file: 'hives/NTUSER.DAT' }],
  credentials: [
    {
      store: 'windows-credential-manager',
      target: 'a',
      user: 'ada',
      type: 'generic',
      changedAt: null,
      size: 9,
      of: 'ada',
    },
  ],
  processes: ['OUTLOOK.EXE'],
  files: 'files',
};

describe('machine.json', () => {
  it('with all that design §4 names is taken, with or without a byte order mark', () => {
    expect(parse(whole)).toEqual({ ok: true, value: whole });
    expect(parse(`\uFEFF${JSON.stringify(whole)}`).ok).toBe(true);
  });

  it.each<readonly [unknown, RegExp]>([
    ['{', /^not JSON$/],
    ['[]', /./],
    [{ ...whole, platform: 'amiga' }, /^platform: /],
    [{ ...whole, processses: [] }, /processses/],
    [{ ...whole, takenAt: 'yesterday' }, /^takenAt: /],
    [{ ...whole, credentials: [{ target: 'a', blob: 'secret' }] }, /^credentials\.0: .*blob/],
    [{ ...whole, files: '../..' }, /^files: must be a relative path/],
    [{ ...whole, registry: [{ file: '/etc/x.reg' }] }, /^registry\.0\.file: must be/],
    ...['/home/ada', '../ada', 'files/../../x', 'C:\\Users', 'c:x', 'files\\..\\..', 'a\0b', ''].map(
      (home) => [{ ...whole, users: [{ name: 'ada', home }] }, /^users\.0\.home: /] as const,
    ),
  ])('%j is refused, and the key is named', (value, detail) => {
    expect(parse(value)).toMatchObject({ ok: false, error: expect.stringMatching(detail) });
  });

  it('that is no UTF-8 is refused', () => {
    expect(parseMachineJson(new Uint8Array([0x7b, 0xff]))).toEqual({ ok: false, error: 'not UTF-8' });
  });
});
