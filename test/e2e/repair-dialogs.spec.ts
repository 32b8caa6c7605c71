import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { applyPlan, look, planWish } from '../../main/engine/repair.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { dyingAt } from '../support/dying-disk.ts';
import { holdLock } from '../support/home-lock.ts';
import { quietRun } from '../support/homes.ts';
import { replaceEngine } from './messages.ts';
import { answerDialogs, openPlace, type Place } from './program.ts';
import { copyOf, openFindingWith, openFolder, tree } from './repairs.ts';

let place: Place;
test.beforeEach(async () => {
  place = await openPlace();
});
test.afterEach(() => place.remove());

const profile = 'files/home/anna/.thunderbird/k3v9x2ab.default-default';
const leave = 'Leave mail on the server';
const show = (page: Page, screen: string) => page.getByRole('navigation').getByText(screen, { exact: true }).click();

test('asks to close the program, notices when it is closed, and waits for consent', async () => {
  const machine = await copyOf(place, 'pop-imap-conflict');
  const lock = await holdLock(path.join(machine, profile, '.parentlock'));
  const { page } = await place.start('--machine', machine);
  await openFindingWith(page, leave);
  const before = await tree(machine);
  await page.getByRole('article').getByRole('button', { name: leave }).click();
  const dialog = page.getByRole('dialog', { name: leave });
  const apply = dialog.getByRole('button', { name: leave });
  await expect(dialog).toContainText('Close Thunderbird to go on', { timeout: 20_000 });
  await expect(apply).toBeDisabled();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('article').getByRole('button', { name: leave }).click();
  await expect(dialog).toContainText('Close Thunderbird to go on', { timeout: 20_000 });
  await lock.release();
  await expect(apply).toBeEnabled({ timeout: 20_000 });
  await expect(dialog).toContainText('It can be undone.');
  await expect(dialog.getByRole('row', { name: 'Leaves mail on the server no yes' })).toBeVisible();
  await page.waitForTimeout(1500);
  expect(await tree(machine)).toEqual(before);
  await apply.click();
  await expect(dialog).toContainText('Done and checked', { timeout: 20_000 });
});

test('a change that was cut off is told at the start, recovered and told', async () => {
  const machine = await copyOf(place, 'pop-imap-conflict');
  const where = { target: { folder: machine, users: { kind: 'all' as const } }, data: path.join(place.folder, 'data') };
  const seen = await look(where.target, quietRun());
  if (!seen.ok) throw new Error(seen.error.code);
  const wish = {
    finding: 'pop3-empties-shared-mailbox',
    fix: 'pop3-leave-on-server',
    chosen: new Map<string, string>(),
  };
  const planned = await planWish(seen.value, wish, where, quietRun());
  await expect(applyPlan(seen.value, planned, { ...where, disk: dyingAt() }, quietRun())).rejects.toThrow('killed');

  const { page } = await place.start('--machine', machine);
  const band = page.getByRole('alert');
  await expect(band).toContainText('An earlier change was cut off in the middle.', { timeout: 20_000 });
  await band.getByRole('button', { name: 'Recover' }).click();
  await expect(band).toContainText(
    /“Leave mail on the server”: (it was complete and stays|everything is as it was before)\./,
    {
      timeout: 20_000,
    },
  );
  await band.getByRole('button', { name: 'Close' }).click();
  await expect(band).toBeHidden();
  await show(page, 'History');
  await expect(page.getByText(/In force|Failed and taken back at once/)).toBeVisible();
});

test('History shows what an undo would change now, takes it back, and hands out the kept message', async () => {
  const machine = await copyOf(place, 'stuck-outbox');
  const before = await tree(machine);
  const { app, page } = await place.start('--machine', machine);
  const take = 'Take the message out of the outbox';
  await openFindingWith(page, take);
  await page.getByRole('article').getByRole('button', { name: take }).click();
  const dialog = page.getByRole('dialog', { name: take });
  await dialog.getByRole('button', { name: take }).click({ timeout: 20_000 });
  await expect(dialog).toContainText('Done and checked', { timeout: 20_000 });
  await dialog.getByRole('button', { name: 'Close' }).click();
  await show(page, 'History');

  expect(await accessibilityFaults(page)).toEqual([]);
  await answerDialogs(app, null);
  const save = page.getByRole('button', { name: 'Save the kept message elsewhere' });
  await save.click();
  await answerDialogs(app, place.folder);
  await save.click();
  await expect(page.getByText(`One message was written to ${place.folder}.`)).toBeVisible();
  const exported = (await readdir(place.folder)).filter((name) => name.endsWith('.eml'));
  expect(exported).toHaveLength(1);
  expect(await readFile(path.join(place.folder, exported[0] ?? ''), 'utf8')).toMatch(/^Subject: /m);
  await save.click();
  await expect(page.getByText('One file was there already and stays as it is.')).toBeVisible();

  await app.evaluate(({ shell }) => {
    const shown: string[] = [];
    Object.assign(globalThis, { shown });
    shell.showItemInFolder = (file) => void shown.push(file);
  });
  await page.getByRole('button', { name: 'Show the copies' }).click();
  const shown = await app.evaluate(() => Reflect.get(globalThis, 'shown') as string[]);
  expect(shown).toHaveLength(1);
  expect(await readdir(shown[0] ?? '')).toContain('README.txt');

  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  const undo = page.getByRole('dialog', { name: 'Take this back?' });
  await expect(undo).toContainText('X-Mozilla-Status', { timeout: 20_000 });
  await undo.getByRole('button', { name: 'Undo' }).click();
  await expect(undo).toContainText('Everything is as it was before.', { timeout: 20_000 });
  expect(await tree(machine)).toEqual(before);
});

test('an undo that is refused says what is in the way', async () => {
  const machine = await copyOf(place, 'pop-imap-conflict');
  const { page } = await place.start('--machine', machine);
  await openFindingWith(page, leave);
  await page.getByRole('article').getByRole('button', { name: leave }).click();
  const dialog = page.getByRole('dialog', { name: leave });
  await dialog.getByRole('button', { name: leave }).click({ timeout: 20_000 });
  await expect(dialog).toContainText('Done and checked', { timeout: 20_000 });
  await dialog.getByRole('button', { name: 'Close' }).click();
  await appendFile(
    path.join(machine, profile, 'prefs.js'),
    'user_pref("mail.server.server3.leave_on_server", "else");\n',
  );
  await show(page, 'History');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  const undo = page.getByRole('dialog', { name: 'Take this back?' });
  await expect(undo).toContainText('has been changed by somebody since then', { timeout: 20_000 });
  await expect(undo.getByRole('button', { name: 'Undo' })).toBeHidden();
});

test('several findings: tick boxes, one list, one consent, one list of results with Undo', async () => {
  const machine = await copyOf(place, 'saved-logins');
  const before = await tree(machine);
  const { page } = await place.start('--machine', machine);
  await expect(page.getByTestId('verdict')).toBeVisible({ timeout: 20_000 });
  await show(page, 'Findings');
  await page.getByRole('button', { name: 'Repair several at once' }).click();
  const boxes = page.getByRole('checkbox');
  await expect(boxes).toHaveCount(4);
  for (let at = 0; at < 4; at += 1) {
    await boxes.nth(at).focus();
    await page.keyboard.press('Space');
  }
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Show what would change' }).click();
  const dialog = page.getByRole('dialog', { name: 'Repair several at once' });
  await expect(dialog).toContainText('3 repairs are made one after the other.', { timeout: 20_000 });
  await expect(dialog.getByRole('heading', { name: 'Left out' })).toBeVisible();
  await expect(dialog).toContainText('This is done by hand');
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await tree(machine)).toEqual(before);
  await dialog.getByRole('button', { name: 'Make these 3 repairs' }).click();
  await expect(dialog.getByText('Done and checked')).toHaveCount(3, { timeout: 30_000 });
  await expect(dialog).toContainText('The new look says:', { timeout: 20_000 });
  expect(await accessibilityFaults(page)).toEqual([]);
  for (let left = 3; left > 0; left -= 1) {
    const undo = dialog.getByRole('button', { name: /^Undo “/ });
    await expect(undo).toHaveCount(left, { timeout: 20_000 });
    await undo.last().click();
  }
  await expect(dialog.getByText('Everything is as it was before.')).toHaveCount(3, { timeout: 20_000 });
  expect(await tree(machine)).toEqual(before);
});

test('what was done by hand is looked at again, and the window stays where it is', async () => {
  const machine = await copyOf(place, 'pop-imap-conflict');
  const { page } = await place.start('--machine', machine);
  await openFindingWith(page, leave);
  const done = page.getByRole('button', { name: 'I have done it, look again' });
  await done.click();
  await expect(page.getByText('Looked again: it is still there.')).toBeVisible({ timeout: 20_000 });
  const file = path.join(machine, profile, 'prefs.js');
  await writeFile(file, `${await readFile(file, 'utf8')}user_pref("mail.server.server3.leave_on_server", true);\n`);
  await done.click();
  await expect(done).toBeHidden({ timeout: 20_000 });
  await expect(page.getByRole('heading', { name: 'Findings', exact: true })).toBeVisible();
  await expect(page.getByText('Looked again: this is in order now.')).toBeVisible();
});

test('steps by hand are numbered where they are known', async () => {
  const machine = await copyOf(place, 'unsubscribed');
  await appendFile(path.join(machine, profile, 'prefs.js'), 'user_pref("mail.server.server1.socketType", 0);\n');
  const { page } = await place.start('--machine', machine);
  await expect(page.getByTestId('verdict')).toBeVisible({ timeout: 20_000 });
  await show(page, 'Findings');
  await page.getByRole('option').first().click();
  const steps = page.getByRole('article').locator('ol.guide li');
  await expect(steps.first()).toContainText('Account Settings');
  expect(await steps.count()).toBeGreaterThan(2);
});

test('a message of the engine that misfits does not end a repair', async () => {
  const machine = await copyOf(place, 'pop-imap-conflict');
  const { app, page } = await place.start();
  const entry = path.join(place.folder, 'engine.mjs');
  await writeFile(
    entry,
    `await import(${JSON.stringify(pathToFileURL(path.resolve('out/main/workers/engine.js')).href)});
process.parentPort.on('message', ({ data }) => data.kind === 'repair' && process.parentPort.postMessage({ odd: 1 }));
`,
  );
  await replaceEngine(app, entry);
  await openFolder(app, page, machine);
  await openFindingWith(page, leave);
  await page.getByRole('article').getByRole('button', { name: leave }).click();
  const dialog = page.getByRole('dialog', { name: leave });
  await dialog.getByRole('button', { name: leave }).click({ timeout: 20_000 });
  await expect(dialog).toContainText('Done and checked', { timeout: 20_000 });
  expect(await readFile(path.join(place.folder, 'data/logs/postmender.log'), 'utf8')).toContain(
    'engine.message-misfits',
  );
});
