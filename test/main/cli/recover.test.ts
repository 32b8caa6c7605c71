import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyPlan, look, planWish } from '../../../main/engine/repair.ts';
import { historyReport } from '../../../shared/model/journal.ts';
import { leaksIn } from '../../support/canaries.ts';
import { runHere } from '../../support/cli.ts';
import { dyingAt } from '../../support/dying-disk.ts';
import { homeFolder, quietRun } from '../../support/homes.ts';

const prefs = 'files/home/anna/.thunderbird/k3v9x2ab.default-default/prefs.js';
let root = '';
let machine = '';
let data = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'recover-'));
  machine = path.join(root, 'machine');
  data = path.join(root, 'data');
  cpSync(homeFolder('pop-imap-conflict'), machine, { recursive: true, preserveTimestamps: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const content = () => readFileSync(path.join(machine, prefs), 'utf8');
const run = (language: 'en' | 'de', command: string, ...args: string[]) =>
  runHere(
    command,
    ...args,
    ...(command === 'history' ? [] : ['--machine', machine]),
    '--data',
    data,
    '--lang',
    language,
  );

/** Leaves an entry open, as a power cut does. */
async function cutOff(save?: RegExp) {
  const place = { target: { folder: machine, users: { kind: 'all' } as const }, data };
  const seen = await look(place.target, quietRun());
  if (!seen.ok) throw new Error(seen.error.code);
  const wish = { finding: 'pop3-empties-shared-mailbox', fix: 'pop3-leave-on-server', chosen: new Map() };
  const planned = await planWish(seen.value, wish, place, quietRun());
  await expect(applyPlan(seen.value, planned, { ...place, disk: dyingAt(save) }, quietRun())).rejects.toThrow('killed');
}

describe('after a repair that was cut off', () => {
  it.each([
    ['en', 'An earlier change was cut off in the middle. “postmender recover” ends it.', 'Cut off in the middle:'],
    ['de', 'mittendrin unterbrochen. „postmender recover“ bringt sie zu Ende.', 'Mittendrin unterbrochen:'],
  ] as const)('a scan says so, and the history, in words: %s', async (language, note, state) => {
    await cutOff();
    const { stdout, stderr } = await run(language, 'scan');
    expect(stderr).toContain(note);
    expect(stdout).not.toContain('recover');
    expect((await run(language, 'scan', '--quiet')).stderr).toBe('');
    for (const command of ['plan', 'fix'])
      expect((await run(language, command, command === 'plan' ? '--all' : '--all-safe')).stderr).toContain(note);
    expect((await run(language, 'history')).stdout).toContain(state);
  });

  it('nothing else is changed before it is ended', async () => {
    const before = content();
    await cutOff(/"phase": "prepared"/);
    const { code, stdout } = await run('en', 'fix', 'pop3-empties-shared-mailbox', '--yes', '--quiet');
    expect([code, stdout.includes('Recover it first.')]).toEqual([4, true]);
    const recovered = await run('de', 'recover', '--yes', '--quiet');
    expect([recovered.code, recovered.stdout.includes('sofort zurückgenommen:')]).toEqual([0, true]);
    expect(content()).toBe(before);
    expect((await run('en', 'fix', 'pop3-empties-shared-mailbox', '--yes', '--quiet')).code).toBe(0);
  });

  it('recover shows what it means, wants a word, and calls done what is done whole', async () => {
    await cutOff();
    const after = content();
    const asked = await run('en', 'recover');
    expect([asked.code, asked.stdout]).toEqual([2, '']);
    expect(asked.stderr).toContain('Cut off in the middle: Leave mail on the server');
    expect(asked.stderr).toContain('Add --yes');
    const { code, stdout } = await run('de', 'recover', '--yes');
    expect([code, stdout.includes('Erledigt: Mail auf dem Server lassen')]).toEqual([0, true]);
    expect(content()).toBe(after);
    expect((await run('en', 'scan')).stderr).not.toContain('recover');
    expect((await run('de', 'recover', '--yes')).stderr).toContain('nichts wiederherzustellen');
  });

  it('recover gives exit code 4 where what somebody wrote since is in the way', async () => {
    await cutOff();
    const [, name] = /user_pref\("(mail\.server\.server\d+\.leave_on_server)", true\);/.exec(content()) ?? [];
    appendFileSync(path.join(machine, prefs), `user_pref("${name}", "else");\n`);
    const theirs = content();
    const { code, stdout, stderr } = await run('en', 'recover', '--yes', '--format', 'json');
    expect(code).toBe(4);
    const { entries } = historyReport.parse(JSON.parse(stdout));
    expect(entries.map(({ state, refusal }) => [state, refusal?.code])).toEqual([
      ['refused', 'in-the-way'],
      ['done', 'in-the-way'],
    ]);
    expect(content()).toBe(theirs);
    expect(leaksIn(stdout + stderr)).toEqual([]);
  });
});

describe('an undo that is refused', () => {
  it.each([
    ['en', 'Not done:', 'has been changed by somebody since then'],
    ['de', 'Nicht ausgeführt:', 'Es wurde nichts geändert.'],
  ] as const)('gives exit code 4, says why, and leaves all as it is: %s', async (language, state, why) => {
    const fixed = await run('en', 'fix', 'pop3-empties-shared-mailbox', '--yes', '--format', 'json');
    const [entry] = historyReport.parse(JSON.parse(fixed.stdout)).entries;
    const [, name] = /user_pref\("(mail\.server\.server\d+\.leave_on_server)", true\);/.exec(content()) ?? [];
    appendFileSync(path.join(machine, prefs), `user_pref("${name}", "else");\n`);
    const theirs = content();
    const { code, stdout } = await run(language, 'undo', entry?.id ?? '', '--yes');
    expect(code).toBe(4);
    expect(stdout).toContain(state);
    expect(stdout.replace(/\s+/g, ' ')).toContain(why);
    expect(content()).toBe(theirs);
  });
});
