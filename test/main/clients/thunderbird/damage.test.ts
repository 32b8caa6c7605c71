import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { SectionName } from '../../../../shared/model/problem.ts';
import { homeFolder, scanFolder } from '../../../support/homes.ts';

const root = mkdtempSync(path.join(tmpdir(), 'damage-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let made = 0;

const profilePath = 'files/home/anna/.thunderbird/k3v9x2ab.default-default';

/** A copy of a home, damaged by `break_`, scanned. */
async function damaged(home: string, damage: (profile: string, thunderbird: string) => void) {
  made += 1;
  const folder = path.join(root, String(made));
  cpSync(homeFolder(home), folder, { recursive: true });
  damage(path.join(folder, profilePath), path.join(folder, 'files/home/anna/.thunderbird'));
  return scanFolder(folder);
}
const problem = (inventory: Awaited<ReturnType<typeof damaged>>, file: string) =>
  inventory.problems.find((one) => one.params.file?.endsWith(file));
const blinds = (inventory: Awaited<ReturnType<typeof damaged>>, file: string, section: SectionName) =>
  problem(inventory, file)?.blinds.includes(section);

describe('settings that are damaged', () => {
  it('cut in the middle of a line: named, and what stands before is read', async () => {
    const seen = await damaged('pop-imap-conflict', (profile) => {
      const file = path.join(profile, 'prefs.js');
      const text = readFileSync(file, 'latin1');
      writeFileSync(file, text.slice(0, text.indexOf('mail.server.server3.hostname') + 10), 'latin1');
    });
    expect(problem(seen, 'prefs.js')?.code).toMatch(/^file-(cut|damaged)$/);
    expect(blinds(seen, 'prefs.js', 'accounts')).toBe(true);
    expect(seen.accounts.some((account) => account.key === 'account1')).toBe(true);
  });

  it('with NULs: named', async () => {
    const seen = await damaged('control-clean', (profile) => {
      const file = path.join(profile, 'prefs.js');
      const bytes = readFileSync(file);
      bytes.fill(0, 600, 700);
      writeFileSync(file, bytes);
    });
    expect(problem(seen, 'prefs.js')).toBeDefined();
  });

  it('missing: named, nothing is called healthy', async () => {
    const seen = await damaged('control-clean', (profile) => rmSync(path.join(profile, 'key4.db')));
    expect(problem(seen, 'key4.db')?.code).toBe('logins-key-unreadable');
    expect(blinds(seen, 'key4.db', 'credentials')).toBe(true);
    expect(seen.credentials.length).toBeGreaterThan(0);
  });

  it('set aside by the program: its accounts are counted', async () => {
    const seen = await damaged('pop-imap-conflict', (profile) => {
      writeFileSync(path.join(profile, 'Invalidprefs.js'), readFileSync(path.join(profile, 'prefs.js')));
      writeFileSync(path.join(profile, 'prefs.js'), '// nothing\n');
    });
    expect(seen.setAside).toMatchObject([{ what: 'settings', accounts: 2 }]);
    expect(seen.accounts).toEqual([]);
  });
});

describe('profiles.ini', () => {
  it('names a folder that is gone: said, and everything of it is blind', async () => {
    const seen = await damaged('control-clean', (profile) => rmSync(profile, { recursive: true }));
    expect(problem(seen, 'k3v9x2ab.default-default')?.code).toBe('profile-missing');
    expect(blinds(seen, 'k3v9x2ab.default-default', 'accounts')).toBe(true);
  });

  it('is gone: profiles are found by their settings', async () => {
    const seen = await damaged('control-clean', (_, thunderbird) => {
      rmSync(path.join(thunderbird, 'profiles.ini'));
      rmSync(path.join(thunderbird, 'installs.ini'));
    });
    expect(seen.accounts.length).toBeGreaterThan(0);
  });
});

describe('saved sign-ins that are damaged', () => {
  it('not JSON: named, other sections are read', async () => {
    const seen = await damaged('control-clean', (profile) => truncateSync(path.join(profile, 'logins.json'), 40));
    expect(blinds(seen, 'logins.json', 'credentials')).toBe(true);
    expect(seen.accounts.length).toBeGreaterThan(0);
  });

  it('a truncated key file: hosts and dates are read, user names are not', async () => {
    const seen = await damaged('control-clean', (profile) => truncateSync(path.join(profile, 'key4.db'), 20_000));
    expect(blinds(seen, 'key4.db', 'credentials')).toBe(true);
    expect(seen.credentials.every((entry) => entry.user === null && entry.host !== '')).toBe(true);
  });
});

describe('an outbox that is damaged', () => {
  const outbox = (profile: string) => path.join(profile, 'Mail', 'Local Folders', 'Unsent Messages');

  it('three bytes: named', async () => {
    const seen = await damaged('stuck-outbox', (profile) => writeFileSync(outbox(profile), 'abc'));
    expect(blinds(seen, 'Unsent Messages', 'outbox')).toBe(true);
  });

  it('a zeroed block: named, the messages around it are still there', async () => {
    const seen = await damaged('stuck-outbox', (profile) => {
      const bytes = readFileSync(outbox(profile));
      bytes.fill(0, 200, 1200);
      writeFileSync(outbox(profile), bytes);
    });
    expect(blinds(seen, 'Unsent Messages', 'outbox')).toBe(true);
    expect(seen.outbox.length).toBeGreaterThanOrEqual(2);
  });

  it('a From line in the body begins no message', async () => {
    const seen = await damaged('stuck-outbox', (profile) => {
      const text = readFileSync(outbox(profile), 'latin1').replace(
        'Please see below.',
        'From - Monday on\r\nPlease see below.',
      );
      writeFileSync(outbox(profile), text, 'latin1');
    });
    expect(seen.outbox).toHaveLength(5);
  });

  it('no index at all: the small file is read whole', async () => {
    const seen = await damaged('stuck-outbox', (profile) => rmSync(`${outbox(profile)}.msf`));
    expect(seen.outbox).toHaveLength(5);
  });
});

describe('links', () => {
  it('a link out of the image is not followed, and said', async () => {
    const seen = await damaged('control-clean', (profile) => {
      rmSync(path.join(profile, 'logins.json'));
      symlinkSync('/etc/hostname', path.join(profile, 'logins.json'));
      rmSync(path.join(profile, 'folderCache.json'));
      symlinkSync('../../../../../../../../../../../../../etc/hostname', path.join(profile, 'folderCache.json'));
    });
    expect(seen.credentials).toEqual([]);
    expect(seen.problems.some((one) => one.params.file?.endsWith('folderCache.json'))).toBe(true);
  });

  it('a loop of links ends, and is said', async () => {
    const seen = await damaged('control-clean', (profile) => {
      rmSync(path.join(profile, 'logins.json'));
      symlinkSync('logins.json', path.join(profile, 'logins.json'));
    });
    expect(problem(seen, 'logins.json')?.code).toBe('link-loop');
  });
});
