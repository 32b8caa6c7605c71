import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { thunderbird } from '../../../../main/clients/thunderbird/client.ts';
import { openMachine } from '../../../../main/engine/open-machine.ts';
import { quietRun } from '../../../support/homes.ts';

const root = mkdtempSync(path.join(tmpdir(), 'locate-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let made = 0;

const homes = { linux: 'home/ada', windows: 'Users/ada', macos: 'Users/ada' } as const;
type Platform = keyof typeof homes;

/** An image with the given files in ada's home; a value that begins with `->` is a link. */
async function located(platform: Platform, files: Readonly<Record<string, string>>) {
  made += 1;
  const folder = path.join(root, String(made));
  const home = path.join(folder, 'files', homes[platform]);
  mkdirSync(home, { recursive: true });
  writeFileSync(
    path.join(folder, 'machine.json'),
    JSON.stringify({
      platform,
      takenAt: '2026-11-20T12:00:00Z',
      users: [{ name: 'ada', home: `files/${homes[platform]}` }],
    }),
  );
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(home, name);
    mkdirSync(path.dirname(file), { recursive: true });
    if (text.startsWith('->')) symlinkSync(text.slice(2), file);
    else writeFileSync(file, text);
  }
  const machine = await openMachine({ folder, users: { kind: 'all' } });
  if (!machine.ok) throw new Error(JSON.stringify(machine.error));
  const [user] = machine.value.users;
  if (!user) throw new Error('no user');
  return thunderbird.locate(machine.value, user, quietRun());
}

const ini = (profilePath: string, more = '') =>
  `[Profile0]\nName=main\nIsRelative=1\nPath=${profilePath}\n\n[InstallABC]\nDefault=${profilePath}\nLocked=1\n${more}`;
const prefs = '// Mozilla User Preferences\nuser_pref("mail.accountmanager.accounts", "");\n';

describe('every place of a profile', () => {
  it.each([
    ['linux', 'deb', '.thunderbird'],
    ['linux', 'snap', 'snap/thunderbird/common/.thunderbird'],
    ['linux', 'flatpak', '.var/app/org.mozilla.Thunderbird/.thunderbird'],
    ['linux', 'flatpak', '.var/app/net.thunderbird.Thunderbird/.thunderbird'],
    ['linux', 'icedove', '.icedove'],
    ['windows', 'windows-installer', 'AppData/Roaming/Thunderbird'],
    [
      'windows',
      'windows-store',
      'AppData/Local/Packages/MozillaThunderbird.MZLA_h5892qc0xkpca/LocalCache/Roaming/Thunderbird',
    ],
    ['macos', 'macos', 'Library/Thunderbird'],
  ] as const)('%s, %s: %s', async (platform, edition, folder) => {
    const { profiles, problems } = await located(platform, {
      [`${folder}/profiles.ini`]: ini('Profiles/x.default'),
      [`${folder}/Profiles/x.default/prefs.js`]: prefs,
    });
    expect(problems).toEqual([]);
    expect(profiles).toMatchObject([{ edition, name: 'main', use: 'used', user: 'ada', running: 'no' }]);
  });

  it('elsewhere, by an absolute path', async () => {
    const { profiles } = await located('linux', {
      '.thunderbird/profiles.ini': '[Profile0]\nName=far\nIsRelative=0\nPath=/home/ada/mail/far\nDefault=1\n',
      'mail/far/prefs.js': prefs,
    });
    expect(profiles).toMatchObject([{ name: 'far', path: '/home/ada/mail/far', use: 'used' }]);
  });

  it('nowhere: no profile and no problem', async () => {
    expect(await located('linux', { 'notes.txt': 'hello' })).toEqual({ profiles: [], problems: [] });
  });
});

describe('which profile is used', () => {
  it('the one that an installed program names, not the one marked Default=1', async () => {
    const { profiles } = await located('linux', {
      '.thunderbird/profiles.ini':
        '[Profile1]\nName=default\nIsRelative=1\nPath=a.default\nDefault=1\n\n[Profile0]\nName=default-default\nIsRelative=1\nPath=b.default-default\n',
      '.thunderbird/installs.ini': '[FDC34C9F024745EB]\nDefault=b.default-default\nLocked=1\n',
      '.thunderbird/a.default/times.json': '{}',
      '.thunderbird/b.default-default/prefs.js': prefs,
    });
    expect(profiles.map(({ name, use }) => [name, use])).toEqual([
      ['default-default', 'used'],
      ['default', 'empty'],
    ]);
  });

  it('two programs: each has its own', async () => {
    const { profiles } = await located('linux', {
      '.thunderbird/profiles.ini': `${ini('a')}\n[Profile1]\nName=esr\nIsRelative=1\nPath=b\n\n[InstallDEF]\nDefault=b\n`,
      '.thunderbird/a/prefs.js': prefs,
      '.thunderbird/b/prefs.js': prefs,
    });
    expect(profiles.map(({ use }) => use)).toEqual(['used', 'used']);
  });

  it('.thunderbird and .icedove are one folder under two names', async () => {
    const { profiles } = await located('linux', {
      '.icedove/profiles.ini': ini('a'),
      '.icedove/a/prefs.js': prefs,
      '.thunderbird': '->.icedove',
    });
    expect(profiles).toHaveLength(1);
  });

  it('one that profiles.ini does not name is still found', async () => {
    const { profiles } = await located('linux', {
      '.thunderbird/profiles.ini': ini('a'),
      '.thunderbird/a/prefs.js': prefs,
      '.thunderbird/old.default/prefs.js': prefs,
    });
    expect(profiles.map(({ name, use }) => [name, use])).toEqual([
      ['main', 'used'],
      ['old.default', 'other'],
    ]);
  });
});
