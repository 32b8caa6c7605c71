import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { openWindow } from '../../build/situations.mjs';
import { accessibilityFaults } from '../support/accessibility.ts';
import { answerDialogs } from './program.ts';

/** Outlook beside Thunderbird on one Windows computer: the same screens and the same words. */
let home: string;
let app: ElectronApplication;
let page: Page;

const machine = path.resolve('test/machines/outlook-and-thunderbird');
const key =
  'HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\16.0\\Outlook\\Profiles\\Outlook\\9375CFF0413111d3B88A00104B2A6676\\00000002';
const conflict = 'The POP3 account anna@example.test in Outlook takes mail off the server';
const screens = ['Overview', 'Findings', 'Accounts', 'Outbox', 'History', 'Report', 'Settings'];

test.beforeEach(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'postmender-outlook-'));
  ({ app, page } = await openWindow({ home, args: ['--machine', machine] }));
  await expect(page.getByTestId('verdict')).toContainText('Four things need you.', { timeout: 20_000 });
});
test.afterEach(async () => {
  await app.close();
  rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

async function show(screen: string) {
  await page.locator('.nav').nth(screens.indexOf(screen)).click();
  await expect(page.getByRole('heading', { level: 1, name: screen })).toBeVisible();
}
const clipboard = () => app.evaluate(({ clipboard: board }) => board.readText());

test('every screen and every finding is free of accessibility faults, light and dark, and calls nothing undefined', async () => {
  const faultless = async (where: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await accessibilityFaults(page), `${where}, ${colorScheme}`).toEqual([]);
    }
    await expect(page.locator('main')).not.toContainText(/undefined|unknown|outlook:anna/);
  };
  for (const screen of screens) {
    await show(screen);
    await faultless(screen);
  }
  await show('Findings');
  const findings = page.getByRole('option');
  await expect(findings).toHaveCount(6);
  for (let at = 0; at < 6; at += 1) {
    await findings.nth(at).click();
    await faultless(`finding ${at}`);
    const overflow = await page
      .locator('.evidence')
      .evaluate((table) => table.scrollWidth - (table.parentElement?.clientWidth ?? 0));
    expect(overflow, `evidence of finding ${at}`).toBeLessThanOrEqual(0);
  }
});

test('in a narrow window no evidence is cut and nothing scrolls sideways', async () => {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(800, 560));
  await expect.poll(() => page.evaluate('innerWidth')).toBe(800);
  for (const screen of screens) {
    await show(screen);
    for (let at = 0; at < (screen === 'Findings' ? 6 : 1); at += 1) {
      if (screen === 'Findings') {
        await page.getByRole('option').nth(at).click();
        await expect(page.getByRole('article')).toBeVisible();
      }
      const wide = await page.evaluate(
        `[...document.querySelectorAll('main, .screen, .pane-list, .pane-detail, .table-frame')].filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.className)`,
      );
      expect(wide, `${screen} ${at}`).toEqual([]);
      if (screen === 'Findings') await page.keyboard.press('Escape');
    }
  }
});

test('a finding names the registry key once, whole, and each value by its name; all of it can be copied', async () => {
  await show('Findings');
  await page.getByRole('option').filter({ hasText: conflict }).click();
  const evidence = page.locator('.evidence');
  await expect(evidence.locator('.table-group').first()).toHaveText(`anna@example.test Outlook${key}`);
  await expect(evidence.getByText('Leave on Server', { exact: true })).toBeVisible();
  await expect(evidence).toContainText('prefs.js, line');
  await page.getByRole('button', { name: 'Copy the place of Leaves mail on the server' }).click();
  await expect.poll(clipboard).toBe(`${key} (Leave on Server)`);
  await page.getByRole('button', { name: 'Copy the registry key' }).click();
  await expect.poll(clipboard).toBe(key);
  await expect(page.getByRole('button', { name: 'Open the folder' })).toHaveCount(0);
});

test('nothing of the registry, of a server or of another computer is opened in the file manager', async () => {
  for (const place of [
    key,
    '\\\\server\\share\\mail.pst',
    'C:\\Users\\anna\\Documents\\Outlook Files\\anna@example.test.pst',
  ]) {
    const answer = await page.evaluate(`window.postmender.ask('file.show', ${JSON.stringify(place)})`);
    expect(answer, place).toMatchObject({ ok: false });
  }
});

test('the steps by hand are shown and copied with the finding; no repair is offered', async () => {
  await show('Findings');
  await page.getByRole('option').filter({ hasText: conflict }).click();
  const article = page.getByRole('article');
  await expect(article.locator('.guide li').filter({ hasText: 'Leave a copy of messages on the server' })).toHaveCount(
    1,
  );
  await expect(article.getByRole('button', { name: 'I have done it, look again' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Repair several at once' })).toHaveCount(0);
  await article.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect.poll(clipboard).toContain('Leave a copy of messages on the server');
  expect(await clipboard()).toContain(`Leaves mail on the server: no (${key} (Leave on Server))`);
});

test('accounts of both programs stand together, an Exchange account beside them', async () => {
  await show('Accounts');
  const main = page.locator('main');
  await expect(main).toContainText('7 accounts in 2 programs.');
  const shared = main.locator('tbody').filter({ hasText: 'The same mailbox: anna@example.test' });
  await expect(shared.locator('tr')).toHaveCount(4);
  await expect(shared).toContainText('Outlook');
  await expect(shared).not.toContainText('anna@example.org');
  await expect(main.locator('tr').filter({ hasText: 'office@example.com' })).toContainText('Exchange or Microsoft 365');
});

test('the outbox tells what is stuck, parked and scheduled, and leads to the finding by keyboard', async () => {
  await show('Outbox');
  const row = (subject: string) => page.locator('tbody tr').filter({ hasText: subject });
  await expect(row('Invoice 2026-118')).toContainText('3 days');
  await expect(row('Offer for the garden fence')).toContainText('Opened and put back, will not be sent');
  await expect(row('Opening hours in December')).toContainText('Scheduled for later');
  await expect(page.locator('main')).not.toContainText('to 0 recipients');
  await row('Offer for the garden fence').getByRole('button', { name: 'See the finding' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article')).toContainText('is not queued for sending');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('article')).toHaveCount(0);
});

test('the report for others tells of Outlook, with what to do in it, and names nobody', async () => {
  await show('Report');
  const file = path.join(home, 'report.html');
  await answerDialogs(app, file);
  await page.getByRole('button', { name: 'Save the report…' }).click();
  await expect.poll(() => existsSync(file)).toBe(true);
  const report = readFileSync(file, 'utf8');
  for (const told of ['Outlook 2016 or later', 'Leave on Server', 'Leave a copy of messages on the server'])
    expect(report).toContain(told);
  expect(report).not.toMatch(/anna@|shop@|example\.(?:test|net)|Invoice|undefined/);
});
