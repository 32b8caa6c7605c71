import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { openWindow } from '../../build/situations.mjs';
import { accessibilityFaults } from '../support/accessibility.ts';

/** Programs of which hardly more than names can be read: nothing may break, and nothing may look healthy. */
let home: string;
let app: ElectronApplication;
let page: Page;

test.beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'postmender-names-'));
});
test.afterEach(async () => {
  await app.close();
  rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

const screens = ['Overview', 'Findings', 'Accounts', 'Outbox', 'History', 'Report', 'Settings'];

async function look(machine: string) {
  ({ app, page } = await openWindow({ home, args: ['--machine', path.resolve('test/machines', machine)] }));
  await expect(page.getByTestId('verdict')).toContainText('What could be seen is in order.', { timeout: 20_000 });
  await expect(page.getByTestId('verdict').locator('.mark-unseen')).toBeVisible();
}
async function show(screen: string) {
  await page.locator('.nav').nth(screens.indexOf(screen)).click();
  await expect(page.getByRole('heading', { level: 1, name: screen })).toBeVisible();
  expect(await accessibilityFaults(page), screen).toEqual([]);
}

test('new Outlook: its accounts are listed as mailboxes, and what cannot be seen is said', async () => {
  await look('outlook-new');
  await expect(page.locator('main')).toContainText('Of the new Outlook only the addresses and kinds');
  for (const screen of screens) await show(screen);
  await show('Accounts');
  const main = page.locator('main');
  await expect(main).toContainText('IMAP; server not named on this computer');
  await expect(main).toContainText('Outlook (new)');
  await expect(main).not.toContainText('Folders on this disk');
  await expect(main).not.toContainText('Not mail');
  await show('Outbox');
  await expect(main).toContainText('The outbox could not be read completely.');
});

test('Outlook for Mac: its profiles are named as unread, its accounts as not all read', async () => {
  await look('outlook-mac');
  const main = page.locator('main');
  await expect(main).toContainText('this version cannot read yet');
  for (const screen of screens) await show(screen);
  await show('Accounts');
  await expect(main).toContainText('Not every account could be read.');
});
