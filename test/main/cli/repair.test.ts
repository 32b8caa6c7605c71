import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { historyReport } from '../../../shared/model/journal.ts';
import { planReport } from '../../../shared/model/plan.ts';
import { leaksIn } from '../../support/canaries.ts';
import { runHere } from '../../support/cli.ts';

const homes = fileURLToPath(new URL('../../machines/thunderbird/', import.meta.url));
let root = '';
let machine = '';
let data = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'repair-'));
  machine = path.join(root, 'machine');
  data = path.join(root, 'data');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const take = (home: string) => cpSync(path.join(homes, home), machine, { recursive: true, preserveTimestamps: true });
const run = (command: string, ...args: string[]) =>
  runHere(command, ...args, ...(command === 'history' ? [] : ['--machine', machine]), '--data', data, '--lang', 'en');

/** Every file with its bytes. */
const tree = () =>
  readdirSync(machine, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(path.join(machine, name)).isFile())
    .sort()
    .map((name) => [name, readFileSync(path.join(machine, name), 'latin1')] as const);

const entriesOf = (stdout: string) => historyReport.parse(JSON.parse(stdout)).entries;

describe('plan', () => {
  it('says what would change, value by value, and writes nothing', async () => {
    take('pop-imap-conflict');
    const before = tree();
    const { code, stdout } = await run('plan', '--all');
    expect(code).toBe(0);
    expect(stdout).toContain('Leave mail on the server');
    expect(stdout).toMatch(/mail\.server\.server\d+\.leave_on_server: \S.* → true/);
    expect(stdout).toContain('Can be taken back completely.');
    expect(stdout).toContain('postmender fix pop3-empties-shared-mailbox:');
    expect(tree()).toEqual(before);
  });

  it('tells what to choose, and the steps by hand where no repair is sure', async () => {
    take('outbox-smtp-gone');
    expect((await run('plan', '--all')).stdout).toContain('--choose server=');
    const { stdout } = await run('plan', '--all', '--choose', 'server=smtp2');
    expect(stdout).toContain('What an undo cannot bring back:');
  });

  it('is JSON by its schema, with hashes in place of bytes', async () => {
    take('stuck-outbox');
    const { stdout } = await run('plan', '--all', '--format', 'json');
    const { plans } = planReport.parse(JSON.parse(stdout));
    expect(plans.length).toBeGreaterThan(5);
    expect(leaksIn(stdout)).toEqual([]);
  });

  it('wants a finding, and one that is there', async () => {
    take('control-clean');
    expect((await run('plan')).code).toBe(2);
    const { code, stderr } = await run('plan', 'outbox-item-stuck');
    expect(code).toBe(2);
    expect(stderr).toContain('There is no finding');
    expect((await run('plan', '--all')).stdout).toBe('There is nothing to repair.\n');
  });

  it('names the findings of a check that has several', async () => {
    take('stuck-outbox');
    const { plans } = planReport.parse(JSON.parse((await run('plan', '--all', '--format', 'json')).stdout));
    const idsOf = (check: string) =>
      new Set(plans.filter((plan) => plan.check === check).map(({ finding }) => finding));
    const check = plans.map((plan) => plan.check).find((one) => idsOf(one).size > 1) ?? '';
    for (const command of ['plan', 'fix']) {
      const { code, stdout, stderr } = await run(command, check);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/has \d+ findings now\. Name the one that is meant:/);
      for (const id of idsOf(check)) expect(stderr).toContain(`\n  ${id}\n`);
    }
  });
});

describe('fix', () => {
  it('says where to look when nothing is repaired without a decision', async () => {
    take('outbox-smtp-gone');
    const { code, stderr } = await run('fix', '--all-safe', '--yes');
    expect([code, stderr.trim()]).toEqual([
      0,
      'Nothing here can be repaired without a decision of yours. What can be done about each finding: postmender plan --all',
    ]);
  });

  it('carries out what it showed; the history knows it, and an undo gives the old bytes', async () => {
    take('pop-imap-conflict');
    const before = tree();
    const fixed = await run('fix', 'pop3-empties-shared-mailbox', '--yes', '--format', 'json');
    expect(fixed.code).toBe(0);
    const [entry] = entriesOf(fixed.stdout);
    expect(entry?.state).toBe('done');
    expect(tree()).not.toEqual(before);
    expect((await run('scan', '--check', 'pop3-empties-shared-mailbox')).code).toBe(0);
    const history = await run('history');
    expect(history.stdout).toContain(`postmender undo ${entry?.id}`);
    const undone = await run('undo', entry?.id ?? '', '--yes');
    expect(undone.code).toBe(0);
    expect(tree()).toEqual(before);
    expect((await run('history')).stdout).toContain('Taken back');
    expect((await run('undo', entry?.id ?? '', '--yes')).code).toBe(4);
  });

  it('writes what came of it into a file, and prints it where the file cannot be written', async () => {
    take('pop-imap-conflict');
    const out = path.join(root, 'done.json');
    const form = ['--format', 'json', '--no-color', '--out'];
    const fixed = await run('fix', 'pop3-empties-shared-mailbox', '--yes', '--quiet', ...form, out);
    expect(fixed).toEqual({ code: 0, stdout: '', stderr: '' });
    const [entry] = entriesOf(readFileSync(out, 'utf8'));
    expect((await run('history', ...form, out)).stderr).toBe(`Written: ${out}\n`);
    expect(entriesOf(readFileSync(out, 'utf8'))).toEqual([entry]);
    const nowhere = await run('undo', entry?.id ?? '', '--yes', ...form, path.join(root, 'no', 'undone.json'));
    expect(nowhere.code).toBe(2);
    expect(nowhere.stderr).toContain('its folder does not exist');
    expect(entriesOf(nowhere.stdout)[0]?.state).toBe('done');
    expect((await run('recover', '--yes', ...form, out)).code).toBe(0);
  });

  it('asks nobody where nobody can answer', async () => {
    take('pop-imap-conflict');
    const before = tree();
    const { code, stderr } = await run('fix', 'pop3-empties-shared-mailbox');
    expect(code).toBe(2);
    expect(stderr).toContain('Add --yes');
    expect(tree()).toEqual(before);
  });

  it('does everything safe, one after the other, and takes it all back', async () => {
    take('stuck-outbox');
    const before = tree();
    const fixed = await run('fix', '--all-safe', '--yes', '--quiet', '--format', 'json');
    expect(fixed.code).toBe(0);
    const entries = entriesOf(fixed.stdout);
    expect(entries.length).toBeGreaterThan(4);
    for (const { id } of [...entries].reverse()) expect((await run('undo', id, '--yes', '--quiet')).code).toBe(0);
    expect(tree()).toEqual(before);
  });

  it('wants a word of its own for what an undo cannot bring back', async () => {
    take('outbox-smtp-gone');
    const { stdout } = await run('plan', 'outbox-submission-missing', '--format', 'json');
    const [server] = planReport.parse(JSON.parse(stdout)).plans[0]?.choices[0]?.options ?? [];
    const wish = ['fix', 'outbox-submission-missing', '--yes', '--choose', `server=${server?.value}`];
    const without = await run('fix', ...wish.slice(1));
    expect(without.code).toBe(2);
    expect(without.stderr).toContain('--accept-loss');
    expect((await run('fix', ...wish.slice(1), '--accept-loss')).code).toBe(0);
  });

  it('carries out a saved plan only while the same would be done', async () => {
    take('pop-imap-conflict');
    const file = path.join(root, 'plan.json');
    const planned = ['pop3-empties-shared-mailbox', '--fix', 'pop3-leave-on-server', '--format', 'json'];
    expect((await run('plan', ...planned, '--out', file)).code).toBe(0);
    const prefs = path.join(machine, 'files/home/anna/.thunderbird/k3v9x2ab.default-default/prefs.js');
    const old = readFileSync(prefs);
    writeFileSync(prefs, `${old}user_pref("mail.theirs", 1);\n`);
    const changed = await run('fix', '--plan', file, '--yes', '--format', 'json');
    expect(changed.code).toBe(4);
    expect(entriesOf(changed.stdout)[0]?.refusal?.code).toBe('changed-since-preview');
    writeFileSync(prefs, old);
    expect((await run('fix', '--plan', file, '--yes')).code).toBe(0);
    writeFileSync(file, '{}');
    expect((await run('fix', '--plan', file, '--yes')).code).toBe(2);
  });

  it('leaves alone what user.js sets, and says who wins', async () => {
    take('pop-imap-conflict');
    const profile = path.join(machine, 'files/home/anna/.thunderbird/k3v9x2ab.default-default');
    const prefs = readFileSync(path.join(profile, 'prefs.js'), 'utf8');
    const server = /mail\.server\.(server\d+)\.type", "pop3"/.exec(prefs)?.[1];
    writeFileSync(path.join(profile, 'user.js'), `user_pref("mail.server.${server}.leave_on_server", false);\n`);
    const { code, stdout } = await run('fix', 'pop3-empties-shared-mailbox', '--yes');
    expect(code).toBe(4);
    expect(stdout).toContain('the file user.js');
  });

  it('quarantines a message, and the history gives it back as a file', async () => {
    take('stuck-outbox');
    const planned = await run('fix', 'outbox-sender-gone', '--fix', 'outbox-quarantine', '--yes', '--format', 'json');
    const [entry] = entriesOf(planned.stdout);
    expect(entry?.quarantined).toEqual(['message.eml']);
    const out = path.join(root, 'out');
    expect((await run('history', entry?.id ?? '', '--export', out)).code).toBe(0);
    const [name = ''] = readdirSync(out);
    const message = path.join(out, name);
    expect(readFileSync(message, 'utf8')).toMatch(/^(?!From )[\s\S]*Subject: Account was deleted/);
    writeFileSync(message, 'of somebody else');
    const again = await run('history', entry?.id ?? '', '--export', out);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain(`${message} exists already`);
    expect(readFileSync(message, 'utf8')).toBe('of somebody else');
    const onFile = await run('history', '--export', message);
    expect([onFile.code, onFile.stderr]).toEqual([2, `${message} is a file. Name a folder.\n`]);
    const below = await run('history', '--export', path.join(message, 'x'));
    expect([below.code, below.stderr.includes('its folder does not exist')]).toEqual([2, true]);
  });

  it('says that there is nothing to recover', async () => {
    take('control-clean');
    const { code, stderr } = await run('recover', '--yes');
    expect(code).toBe(0);
    expect(stderr).toContain('nothing to recover');
  });

  it.each(['saved-logins', 'stuck-outbox'])('lets no secret out, whatever is said about it: %s', async (home) => {
    take(home);
    const all = [
      await run('plan', '--all', '--verbose'),
      await run('plan', '--all', '--format', 'json', '--verbose'),
      await run('fix', '--all-safe', '--yes', '--verbose'),
    ];
    const listed = await run('history', '--format', 'json', '--verbose');
    all.push(listed, await run('history', '--verbose'));
    for (const { id } of entriesOf(listed.stdout)) all.push(await run('undo', id, '--yes', '--verbose'));
    expect(all.length).toBeGreaterThan(5);
    for (const { code, stdout, stderr } of all) {
      expect(code).not.toBe(70);
      expect(leaksIn(stdout + stderr)).toEqual([]);
    }
  });
});

describe('in German', () => {
  const german = (command: string, ...args: string[]) =>
    runHere(command, ...args, ...(command === 'history' ? [] : ['--machine', machine]), '--data', data, '--lang', 'de');

  it('every command speaks it whole', async () => {
    take('pop-imap-conflict');
    const plan = await german('plan', 'pop3-empties-shared-mailbox');
    expect(plan.stdout).toMatch(/^Zu: Das POP3-Konto/);
    expect(plan.stdout).toContain('Lässt sich vollständig rückgängig machen.');
    expect(plan.stdout).toContain('Ausführen mit: postmender fix');
    expect((await german('fix', 'pop3-empties-shared-mailbox')).stderr).toContain('Mit --yes geht es ohne Frage.');
    const fixed = await german('fix', 'pop3-empties-shared-mailbox', '--yes');
    expect([fixed.code, fixed.stdout]).toEqual([0, expect.stringMatching(/^Erledigt: Mail auf dem Server lassen\n/)]);
    const [, id = ''] = /Rückgängig machen mit: postmender undo (\S+)/.exec(fixed.stdout) ?? [];
    expect((await german('history')).stdout).toContain('Sie bleiben 90 Tage, Nachrichten auf Dauer.');
    expect((await german('history', id, '--export', root)).stderr).toContain('bewahrt keine Nachricht auf');
    const undone = await german('undo', id, '--yes');
    expect(undone.stdout).toContain(`nimmt ${id}`);
    expect((await german('recover')).stderr).toContain('es gibt nichts wiederherzustellen');
    expect((await german('fix', 'x')).stderr).toContain('keinen Befund „x“');
    for (const command of ['plan', 'fix', 'history', 'undo', 'recover']) {
      const { stdout } = await german(command, '--help');
      expect(stdout).toContain(`postmender ${command}`);
      expect(stdout).not.toMatch(/\b(?:the|Usage|Options|Exit codes|FINDING|ENTRY|KEY)\b/);
    }
  });
});
