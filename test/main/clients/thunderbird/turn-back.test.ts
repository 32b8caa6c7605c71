import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Change, Edit } from '../../../../main/clients/change.ts';
import type { Done } from '../../../../main/clients/client.ts';
import { turnBack } from '../../../../main/clients/thunderbird/turn-back.ts';
import { openMachine } from '../../../../main/engine/open-machine.ts';
import type { Machine } from '../../../../main/machine/machine.ts';

const { signal } = new AbortController();
const profile = '/home/anna/.thunderbird/p';
let root = '';
let machine: Machine;
const real = (name: string) => path.join(root, profile, name);

beforeEach(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'turn-back-'));
  cpSync(
    new URL('../../../machines/thunderbird/pop-imap-conflict/files/home/anna', import.meta.url).pathname,
    path.join(root, 'home/anna'),
    { recursive: true },
  );
  cpSync(path.join(root, 'home/anna/.thunderbird/k3v9x2ab.default-default'), path.join(root, profile), {
    recursive: true,
  });
  const opened = await openMachine({ folder: root, platform: 'linux', users: { kind: 'all' } });
  if (!opened.ok) throw new Error(opened.error.code);
  machine = opened.value;
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const done = (name: string, edit: Edit | null, kept = ''): Done => ({
  kind: 'write',
  path: `${profile}/${name}`,
  values: [],
  edit,
  old: null,
  kept: async () => Buffer.from(kept),
});
async function turned(name: string, now: string, edit: Edit | null, kept?: string) {
  writeFileSync(real(name), now);
  const one = done(name, edit, kept);
  return turnBack([one], [one], machine, signal);
}
const textOf = (change: Change | undefined) =>
  change?.kind === 'write' && change.content.kind === 'bytes' ? Buffer.from(change.content.bytes).toString() : null;

describe('our own settings in a prefs.js that was written since', () => {
  const edit: Edit = {
    kind: 'prefs',
    set: [
      { name: 'mail.a', before: null, after: true },
      { name: 'mail.n', before: 1, after: 2 },
    ],
  };
  it('are turned back, and what the program wrote around them stays', async () => {
    const now = 'user_pref("mail.a", true);\nuser_pref("mail.n", 2);\nuser_pref("theirs", 7);\n';
    const back = await turned('prefs.js', now, edit);
    expect(back.ok && back.value.map(textOf)).toEqual(['user_pref("mail.n", 1);\nuser_pref("theirs", 7);\n']);
  });
  it('need nothing where they are back already', async () => {
    expect(await turned('prefs.js', 'user_pref("mail.n", 1);\n', edit)).toEqual({ ok: true, value: [] });
  });
  it('are left alone where somebody set another value', async () => {
    const back = await turned('prefs.js', 'user_pref("mail.a", true);\nuser_pref("mail.n", 9);\n', edit);
    const refusal = { code: 'in-the-way', file: `${profile}/prefs.js`, params: { name: 'mail.n' } };
    expect(back).toEqual({ ok: false, error: refusal });
  });
});

describe('our own filter in a list that was written since', () => {
  const list = (name: string, enabled: string) =>
    `version="9"\nlogging="no"\nname="other"\nenabled="yes"\ntype="17"\naction="Mark read"\ncondition="ALL"\nname="${name}"\nenabled="${enabled}"\ntype="17"\naction="Mark read"\ncondition="ALL"\n`;
  const edit: Edit = { kind: 'filter', name: 'mine', line: 3, enabled: false };
  it('is switched on again, wherever it stands now', async () => {
    const back = await turned('msgFilterRules.dat', list('mine', 'no'), edit);
    expect(back.ok && back.value.map(textOf)).toEqual([list('mine', 'yes')]);
  });
  it('needs nothing where it is on', async () => {
    expect(await turned('msgFilterRules.dat', list('mine', 'yes'), edit)).toEqual({ ok: true, value: [] });
  });
  it('is refused where it was renamed or deleted', async () => {
    const back = await turned('msgFilterRules.dat', list('renamed', 'no'), edit);
    expect(back.ok ? null : back.error.code).toBe('in-the-way');
  });
});

describe('our own record in a list of sign-ins that was written since', () => {
  const guid = '{11111111-1111-4111-8111-111111111111}';
  it('comes back out of our copy beside the others, once', async () => {
    const kept = readFileSync(real('logins.json'), 'utf8');
    const all = JSON.parse(kept) as { logins: { guid: string }[] };
    const gone = all.logins[0]?.guid ?? guid;
    const now = JSON.stringify({ ...all, logins: all.logins.filter((login) => login.guid !== gone) });
    const edit: Edit = { kind: 'logins', removed: [gone] };
    const back = await turned('logins.json', now, edit, kept);
    const text = back.ok ? (textOf(back.value[0]) ?? '') : '';
    const guids = (JSON.parse(text) as typeof all).logins.map((login) => login.guid);
    expect(guids.toSorted()).toEqual(all.logins.map((login) => login.guid).toSorted());
    expect(await turned('logins.json', text, edit, kept)).toEqual({ ok: true, value: [] });
  });
  it('is refused where our copy does not hold it', async () => {
    const kept = readFileSync(real('logins.json'), 'utf8');
    const back = await turned('logins.json', kept, { kind: 'logins', removed: [guid] }, kept);
    expect(back.ok ? null : back.error.code).toBe('damaged');
  });
});

it('what has no way back in parts is refused, and an index needs none', async () => {
  const back = await turned('prefs.js', 'user_pref("a", 1);\n', null);
  expect(back.ok ? null : back.error.code).toBe('in-the-way');
  const index = done('Mail/none.msf', { kind: 'index' });
  expect(await turnBack([index], [index], machine, signal)).toEqual({ ok: true, value: [] });
});
