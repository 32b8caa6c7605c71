import { createHash } from 'node:crypto';
import { cp, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type ElectronApplication, expect, type Locator, type Page } from '@playwright/test';
import { answerDialogs, homes, type Place } from './program.ts';

/** Every file of a folder with its hash. */
export async function tree(folder: string): Promise<readonly string[]> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile());
  const lines = files.map(async ({ parentPath, name }) => {
    const file = path.join(parentPath, name);
    return `${path.relative(folder, file)} ${createHash('sha256')
      .update(await readFile(file))
      .digest('hex')}`;
  });
  return (await Promise.all(lines)).sort();
}

/** A copy of a home that may be changed. */
export async function copyOf(place: Place, home: string): Promise<string> {
  const machine = path.join(place.folder, 'machine');
  await cp(path.join(homes, home), machine, { recursive: true, verbatimSymlinks: true });
  return machine;
}

/** Opens a folder as another computer, by the menu. */
export async function openFolder(app: ElectronApplication, page: Page, folder: string): Promise<void> {
  await answerDialogs(app, folder);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Another computer’s folder' }).click();
}

/** Moves the focus to a control with Tab, then presses Enter. */
export async function pressByKeyboard(page: Page, within: Locator, name: string): Promise<void> {
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
export async function openFindingWith(page: Page, fix: string): Promise<void> {
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
