import { createHash } from 'node:crypto';
import { cp, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { homes, openPlace, type Place } from './program.ts';

let place: Place;
test.beforeEach(async () => {
  place = await openPlace();
});
test.afterEach(() => place.remove());

/** Every file of a folder with its hash. */
async function tree(folder: string): Promise<readonly string[]> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile());
  const lines = files.map(async ({ parentPath, name }) => {
    const file = path.join(parentPath, name);
    return `${path.relative(folder, file)} ${createHash('sha256')
      .update(await readFile(file))
      .digest('hex')}`;
  });
  return (await Promise.all(lines)).sort();
}

async function copyOf(home: string): Promise<string> {
  const machine = path.join(place.folder, 'machine');
  await cp(path.join(homes, home), machine, { recursive: true, verbatimSymlinks: true });
  return machine;
}

/** Moves the focus to a control with Tab, then presses Enter. */
async function pressByKeyboard(page: Page, within: Locator, name: string): Promise<void> {
  const button = within.getByRole('button', { name, exact: true });
  await expect(button).toBeEnabled({ timeout: 20_000 });
  for (let turn = 0; turn < 80; turn += 1) {
    if (await button.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
}

/** Opens the finding that offers this fix. */
async function openFindingWith(page: Page, fix: string): Promise<void> {
  await expect(page.getByTestId('verdict')).toBeVisible({ timeout: 20_000 });
  await page.getByRole('navigation').getByText('Findings', { exact: true }).click();
  const options = page.getByRole('option');
  await expect(options.first()).toBeVisible();
  for (let at = 0; at < (await options.count()); at += 1) {
    await options.nth(at).click();
    await expect(page.getByRole('button', { name: 'I have done it, look again' })).toBeVisible();
    const button = page.getByRole('button', { name: fix, exact: true });
    // The fixes of a check are fetched after the finding is drawn.
    await page.waitForTimeout(200);
    if (await button.isVisible()) return;
  }
  throw new Error(`no finding offers “${fix}”`);
}

const walks = [
  ['pop-imap-conflict', 'Leave mail on the server'],
  ['stuck-outbox', 'Take the message out of the outbox'],
  ['outbox-smtp-gone', 'Give the sender an outgoing server that exists'],
  ['saved-logins', 'Forget this saved password'],
] as const;

for (const [home, fix] of walks)
  test(`${home}: “${fix}” is shown, done and taken back to the byte, with the keyboard only`, async () => {
    const machine = await copyOf(home);
    const before = await tree(machine);
    const { page } = await place.start('--machine', machine);
    await openFindingWith(page, fix);
    await pressByKeyboard(page, page.getByRole('article'), fix);
    const dialog = page.getByRole('dialog', { name: fix });
    if (home === 'outbox-smtp-gone') {
      await dialog.getByRole('radio').first().focus();
      await page.keyboard.press('Space');
      await expect(dialog).toContainText('cannot be called back', { timeout: 20_000 });
      await expect(dialog.getByRole('button', { name: fix })).toBeDisabled();
      await dialog.getByRole('checkbox').focus();
      await page.keyboard.press('Space');
    }
    await expect(dialog).toContainText('It can be undone.', { timeout: 20_000 });
    await expect(dialog).toContainText(`The change is made in the folder ${machine}.`);
    expect(await tree(machine)).toEqual(before);
    await pressByKeyboard(page, dialog, fix);
    await expect(dialog).toContainText('Done and checked', { timeout: 20_000 });
    expect(await tree(machine)).not.toEqual(before);
    await pressByKeyboard(page, dialog, 'Undo');
    await expect(dialog).toContainText('Everything is as it was before.', { timeout: 20_000 });
    expect(await tree(machine)).toEqual(before);
    expect(await dialog.textContent()).not.toContain('CANARY');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await page.getByRole('navigation').getByText('History', { exact: true }).click();
    await expect(page.getByRole('heading', { name: `Taken back: ${fix}` })).toBeVisible({ timeout: 20_000 });
  });
