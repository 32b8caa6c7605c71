import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { applyPlan, look, planWish } from '../../../main/engine/repair.ts';
import { undo } from '../../../main/engine/undo.ts';
import { homeFolder, quietRun } from '../../support/homes.ts';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

type Wish = { readonly check: string; readonly fix: string };

/** A copy of a home, changed by `prepare` and then mended; `file` gives a path in its profile. */
async function mended(home: string, { check, fix }: Wish, prepare: (file: (name: string) => string) => void) {
  const root = mkdtempSync(path.join(tmpdir(), 'undo-'));
  made.push(root);
  const folder = path.join(root, 'machine');
  cpSync(homeFolder(home), folder, { recursive: true });
  const file = (name: string) => path.join(folder, 'files/home/anna/.thunderbird/k3v9x2ab.default-default', name);
  prepare(file);
  const place = { target: { folder, users: { kind: 'all' } as const }, data: path.join(root, 'data') };
  const seen = await look(place.target, quietRun());
  if (!seen.ok) throw new Error(seen.error.code);
  const planned = await planWish(seen.value, { finding: check, fix, chosen: new Map() }, place, quietRun());
  const done = await applyPlan(seen.value, planned, place, quietRun());
  expect(done).toMatchObject({ state: 'done' });
  return { file, back: () => undo(done.id, place, quietRun()) };
}

const maildir = { check: 'outbox-item-stuck', name: '1795466280.M395593P9506Q1.vm.eml' };
const outbox = 'Mail/Local Folders/Unsent Messages';
const drafts = 'Mail/Local Folders/Drafts';

describe('undo after the program has run', () => {
  it('puts the new index of a maildir aside, which would not show the message that came back', async () => {
    const { file, back } = await mended('outbox-maildir', { ...maildir, fix: 'outbox-quarantine' }, () => undefined);
    writeFileSync(file(`${outbox}.msf`), 'of an empty folder');
    expect(await back()).toMatchObject({ state: 'done' });
    expect(existsSync(file(`${outbox}/cur/${maildir.name}`))).toBe(true);
    expect(existsSync(file(`${outbox}.msf`))).toBe(false);
  });

  it('puts aside an index that was not there before either', async () => {
    const { file, back } = await mended('outbox-maildir', { ...maildir, fix: 'outbox-move-to-drafts' }, (at) =>
      mkdirSync(at(`${drafts}/cur`), { recursive: true }),
    );
    writeFileSync(file(`${drafts}.msf`), 'of a folder with a draft');
    expect(await back()).toMatchObject({ state: 'done' });
    expect(existsSync(file(`${drafts}/cur/${maildir.name}`))).toBe(false);
    expect(existsSync(file(`${drafts}.msf`))).toBe(false);
  });

  it('takes the accounts of restored settings out again, and nothing else', async () => {
    const fresh = 'user_pref("app.update.lastUpdateTime.x", 1);\nuser_pref("mail.shell.checkDefaultClient", false);\n';
    const wish = { check: 'profile-settings-lost', fix: 'profile-settings-restore' };
    const { file, back } = await mended('control-clean', wish, (at) => {
      cpSync(at('prefs.js'), at('Invalidprefs.js'));
      writeFileSync(at('prefs.js'), fresh);
    });
    expect(readFileSync(file('prefs.js'), 'utf8')).toContain('mail.accountmanager.accounts');
    appendFileSync(file('prefs.js'), 'user_pref("mail.theirs", 1);\n');
    expect(await back()).toMatchObject({ state: 'done' });
    const left = readFileSync(file('prefs.js'), 'utf8');
    expect(left).not.toMatch(/"mail\.(?:account|server\.|identity\.|smtp)/);
    expect(left).toContain('"mail.theirs"');
  });

  it('refuses where an account was set up after the restoration', async () => {
    const wish = { check: 'profile-settings-lost', fix: 'profile-settings-restore' };
    const { file, back } = await mended('control-clean', wish, (at) => {
      cpSync(at('prefs.js'), at('Invalidprefs.js'));
      writeFileSync(at('prefs.js'), '');
    });
    const now = readFileSync(file('prefs.js'), 'utf8');
    const later = now.replace('"mail.accountmanager.accounts", "', '"mail.accountmanager.accounts", "account9,');
    expect(later).not.toBe(now);
    writeFileSync(file('prefs.js'), later);
    expect(await back()).toMatchObject({ state: 'refused', refusal: { code: 'in-the-way' } });
  });
});
