import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSettings, type PrefSet, setPrefs } from '../../../../main/clients/thunderbird/edit-prefs.ts';
import { openMachine } from '../../../../main/engine/open-machine.ts';
import { scan } from '../../../../main/engine/scan.ts';
import { homeFolder, quietRun } from '../../../support/homes.ts';

let folder = '';
const at = (name: string) => path.join(folder, 'files/home/anna/.thunderbird/k3v9x2ab.default-default', name);
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'edit-prefs-'));
  cpSync(homeFolder('pop-imap-conflict'), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function setting(sets: readonly PrefSet[]) {
  const machine = await openMachine({ folder, users: { kind: 'all' } });
  if (!machine.ok) throw new Error(machine.error.code);
  const { profiles } = await scan(machine.value, quietRun());
  const profile = profiles.find((one) => one.path.endsWith('k3v9x2ab.default-default'));
  if (!profile) throw new Error('no profile');
  const settings = await openSettings(profile, machine.value);
  return settings.ok ? setPrefs(settings.value, sets) : settings;
}
const codeOf = (result: Awaited<ReturnType<typeof setting>>) => (result.ok ? null : result.error.code);
const own = 'user_pref("mail.n", 1);\n';

describe('a change of prefs.js', () => {
  it('is one write of the whole file, every other byte as it was', async () => {
    writeFileSync(at('prefs.js'), `// head\r\n${own}user_pref("mail.last", "ü");\n`);
    const result = await setting([{ name: 'mail.n', value: 2 }]);
    const [change] = result.ok ? result.value : [];
    const bytes = change?.kind === 'write' && change.content.kind === 'bytes' ? change.content.bytes : null;
    expect(Buffer.from(bytes ?? []).toString()).toBe(
      '// head\r\nuser_pref("mail.n", 2);\nuser_pref("mail.last", "ü");\n',
    );
    expect(change?.values).toEqual([{ name: 'mail.n', before: '1', after: '2' }]);
    expect(change?.edit).toEqual({ kind: 'prefs', set: [{ name: 'mail.n', before: 1, after: 2 }] });
  });

  it('leaves out what stands so already, and is refused where nothing is left', async () => {
    writeFileSync(at('prefs.js'), own);
    const result = await setting([
      { name: 'mail.n', value: 1 },
      { name: 'mail.m', value: true },
    ]);
    expect(result.ok && result.value[0]?.values.map(({ name }) => name)).toEqual(['mail.m']);
    expect(codeOf(await setting([{ name: 'mail.n', value: 1 }]))).toBe('not-found');
  });

  it('is refused as managed where a user.js sets the same, with its name', async () => {
    writeFileSync(at('prefs.js'), own);
    writeFileSync(at('user.js'), 'user_pref("mail.n", 5);\n');
    const result = await setting([{ name: 'mail.n', value: 2 }]);
    expect(codeOf(result)).toBe('managed');
    expect(!result.ok && result.error.file).toMatch(/user\.js$/);
    expect(codeOf(await setting([{ name: 'mail.m', value: 2 }]))).toBeNull();
  });

  it('is refused where the file is damaged', async () => {
    writeFileSync(at('prefs.js'), `${own}user_pref("mail.m", \n`);
    expect(codeOf(await setting([{ name: 'mail.n', value: 2 }]))).toBe('damaged');
  });
});
