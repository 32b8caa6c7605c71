import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { recover } from '../../../main/engine/recover.ts';
import { applyPlan, look, planWish } from '../../../main/engine/repair.ts';
import { realDisk } from '../../../main/machine/disk.ts';
import type { Disk } from '../../../shared/disk.ts';

const home = fileURLToPath(new URL('../../machines/thunderbird/pop-imap-conflict', import.meta.url));
const prefs = 'files/home/anna/.thunderbird/k3v9x2ab.default-default/prefs.js';
const run = {
  signal: new AbortController().signal,
  progress: () => undefined,
  log: { info: () => undefined, error: () => undefined },
};

/** Dies when it would write the entry's end: everything is changed, and the journal does not say so. */
function dyingAtTheEnd(): Disk {
  let saves = 0;
  return {
    ...realDisk,
    rename(from, to) {
      if (to.endsWith('entry.json')) saves += 1;
      if (saves >= 3) throw new Error('killed');
      return realDisk.rename(from, to);
    },
  };
}

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function crashed() {
  const root = mkdtempSync(path.join(tmpdir(), 'recover-'));
  made.push(root);
  const folder = path.join(root, 'machine');
  cpSync(home, folder, { recursive: true });
  const place = { target: { folder, users: { kind: 'all' } as const }, data: path.join(root, 'data') };
  const seen = await look(place.target, run);
  if (!seen.ok) throw new Error(seen.error.code);
  const finding = 'pop3-empties-shared-mailbox';
  const planned = await planWish(seen.value, { finding, fix: 'pop3-leave-on-server', chosen: new Map() }, place, run);
  const before = readFileSync(path.join(folder, prefs), 'utf8');
  await expect(applyPlan(seen.value, planned, { ...place, disk: dyingAtTheEnd() }, run)).rejects.toThrow('killed');
  return { place, before, file: path.join(folder, prefs) };
}

describe('recover after a crash, where the mail program has run since', () => {
  it('takes back only our own line, and keeps what the program wrote', async () => {
    const { place, before, file } = await crashed();
    appendFileSync(file, 'user_pref("mail.theirs", 1);\n');
    const ended = await recover(place, run);
    expect(ended.ok && ended.value.map(({ state }) => state)).toEqual(['done', 'undone']);
    expect(readFileSync(file, 'utf8')).toBe(`${before}user_pref("mail.theirs", 1);\n`);
  });

  it('leaves our change in force where somebody set the same line, and says so', async () => {
    const { place, file } = await crashed();
    const own = /user_pref\("(mail\.server\.server\d+\.leave_on_server)", true\);/.exec(readFileSync(file, 'utf8'));
    appendFileSync(file, `user_pref("${own?.[1]}", "else");\n`);
    const ended = await recover(place, run);
    expect(ended.ok && ended.value.map(({ state, refusal }) => [state, refusal?.code])).toEqual([
      ['refused', 'in-the-way'],
      ['done', undefined],
    ]);
    const again = await recover(place, run);
    expect(again.ok && again.value).toEqual([]);
  });

  it('calls it done where nobody wrote since, for everything is there', async () => {
    const { place } = await crashed();
    const ended = await recover(place, run);
    expect(ended.ok && ended.value.map(({ state }) => state)).toEqual(['done']);
  });
});
