import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { answerDialogs, homes, openPlace, type Place, pressShortcut } from './program.ts';

const machine = path.join(homes, 'pop-imap-conflict');
const title = 'One account empties the mailbox that another one reads';

let place: Place;
test.beforeEach(async () => {
  place = await openPlace();
});
test.afterEach(() => place.remove());

const show = (page: Page, screen: string) => page.getByRole('navigation').getByText(screen, { exact: true }).click();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function openFinding(page: Page): Promise<void> {
  await expect(page.getByTestId('verdict')).toBeVisible({ timeout: 20_000 });
  await show(page, 'Findings');
  await page.getByRole('option').first().click();
  await expect(page.getByRole('heading', { name: 'What we saw' })).toBeVisible();
}

test('a finding is ignored with a reason, stays so after a restart, and comes back', async () => {
  const first = await place.start('--machine', machine);
  await openFinding(first.page);
  const finding = (await first.page.locator('#finding-title').textContent()) ?? '';
  const before = await first.page.getByRole('option').count();
  await press(first.page, 'Ignore…');
  await expect(first.page.getByRole('button', { name: 'Ignore the finding' })).toBeDisabled();
  await first.page.getByLabel('Reason').fill('Wanted: the shop prints from here');
  await press(first.page, 'Ignore the finding');
  await expect(first.page.getByRole('option', { name: finding })).toHaveCount(0);
  await expect(first.page.getByRole('option')).toHaveCount(before - 1);

  const second = await place.start('--machine', machine);
  await expect(second.page.getByTestId('verdict')).not.toContainText('needs you', { timeout: 20_000 });
  await show(second.page, 'Settings');
  const entry = second.page.getByRole('listitem').filter({ hasText: finding });
  await expect(entry).toContainText('Wanted: the shop prints from here');
  await entry.getByRole('button').click();
  await expect(second.page.getByText('No finding is ignored.')).toBeVisible();
  await show(second.page, 'Findings');
  await expect(second.page.getByRole('option', { name: finding })).toHaveCount(1);

  const third = await place.start('--machine', machine);
  await expect(third.page.getByTestId('verdict')).toContainText('needs you', { timeout: 20_000 });
});

test('“Explain more” shows the check’s page, Copy puts the finding on the clipboard', async () => {
  const { app, page } = await place.start('--machine', machine);
  await openFinding(page);
  await press(page, 'Explain more');
  const dialog = page.getByRole('dialog', { name: title });
  await expect(dialog.getByRole('heading', { name: 'What Postmender saw' })).toBeVisible();
  await expect(dialog).toContainText('"leave messages on server" off');
  await expect(dialog).not.toContainText('<!--');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await app.evaluate(({ clipboard }) => clipboard.clear());
  await press(page, 'Copy');
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toContain((await page.locator('#finding-title').textContent()) ?? '?');
  expect(copied).toContain('prefs.js');
  expect(copied).toContain('switch on “Leave messages on server”');
});

/** What the command line makes of a saved scan; leaves with 1 where there are findings. */
function evaluated(file: string, ...args: string[]): string {
  const command = ['out/cli/postmender.js', 'evaluate', file, '--lang', 'en', '--fail-on', 'never', ...args];
  return execFileSync(process.execPath, command, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

const forms = [
  { name: 'Web page (HTML)', format: 'html', ending: 'html' },
  { name: 'Markdown', format: 'markdown', ending: 'md' },
  { name: 'Plain text', format: 'text', ending: 'txt' },
  { name: 'JSON', format: 'json', ending: 'json' },
] as const;

test('the scan and the report in every form are saved, as the command line would write them', async () => {
  const { app, page } = await place.start('--machine', machine);
  await expect(page.getByTestId('verdict')).toBeVisible({ timeout: 20_000 });
  await show(page, 'Report');
  const scan = path.join(place.folder, 'scan.json');
  await answerDialogs(app, scan);
  await press(page, 'Save the scan…');
  await expect(page.locator('main').getByRole('status')).toHaveText(`Saved: ${scan}`);
  expect(JSON.parse(await readFile(scan, 'utf8')).machine.name).toBe('pop-imap-conflict');
  for (const hides of [true, false]) {
    const box = page.getByRole('checkbox');
    if ((await box.isChecked()) !== hides) await page.getByText('Replace addresses, names').click();
    for (const { name, format, ending } of forms) {
      const file = path.join(place.folder, `report-${hides}.${ending}`);
      await answerDialogs(app, file);
      await page.locator('label').filter({ hasText: name }).click();
      await press(page, 'Save the report…');
      await expect(page.locator('main').getByRole('status')).toHaveText(`Saved: ${file}`);
      const written = await readFile(file, 'utf8');
      expect(written, `${name}, ${hides}`).toBe(evaluated(scan, '--format', format, ...(hides ? ['--shareable'] : [])));
      expect(written.includes('anna'), `${name}, ${hides}`).toBe(!hides);
    }
  }
});

/** A folder nobody may write to; root may write everywhere but in the kernel's own tree. */
async function closedFolder(): Promise<string> {
  if (process.getuid?.() === 0) return '/sys';
  const folder = path.join(place.folder, 'closed');
  await mkdir(folder);
  await chmod(folder, 0o500);
  return folder;
}

test('where nothing can be written it says so and says what to do; a cancelled dialog says nothing', async () => {
  const { app, page } = await place.start('--machine', machine);
  await expect(page.getByTestId('verdict')).toBeVisible({ timeout: 20_000 });
  await show(page, 'Report');
  const status = page.locator('main').getByRole('status');
  const closed = path.join(await closedFolder(), 'report.html');
  await answerDialogs(app, closed);
  await press(page, 'Save the report…');
  await expect(status).toContainText(closed);
  await expect(status).toContainText(/you may not write there|the disk can only be read/);
  await answerDialogs(app, null);
  await press(page, 'Save the report…');
  await expect(status).toBeEmpty();
  await answerDialogs(app, path.join(place.folder, 'missing', 'scan.json'));
  await press(page, 'Save the scan…');
  await expect(status).toContainText('its folder is not there any more');
});

type Told = { told?: string[] };
/** From now on the file manager is not opened; what it was asked is kept. */
const listenToFileManager = (app: ElectronApplication) =>
  app.evaluate(({ shell }) => {
    const kept: string[] = [];
    (globalThis as Told).told = kept;
    shell.showItemInFolder = (file) => kept.push(file);
  });
const toldFileManager = (app: ElectronApplication) => app.evaluate(() => (globalThis as Told).told ?? []);

test('“Open the folder” is offered for this computer only, and shows the file that was seen', async () => {
  await place.settle('pop-imap-conflict');
  const { app, page } = await place.start();
  await listenToFileManager(app);
  await press(page, 'Look at this computer');
  await openFinding(page);
  await press(page, 'Open the folder');
  const prefs = path.join(place.home, '.thunderbird/k3v9x2ab.default-default/prefs.js');
  await expect.poll(() => toldFileManager(app)).toEqual([prefs]);

  await show(page, 'Overview');
  await press(page, 'Open');
  await answerDialogs(app, machine);
  await page.getByRole('menuitem', { name: 'Another computer’s folder…' }).click();
  await openFinding(page);
  await expect(page.getByRole('button', { name: 'Explain more' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open the folder' })).toHaveCount(0);
  const asked = await page.evaluate(`window.postmender.ask('file.show', ${JSON.stringify(prefs)})`);
  expect(asked).toEqual({ ok: false, error: { code: 'not-in-scan', file: null } });
  expect(await toldFileManager(app)).toEqual([prefs]);
});

test('the Open menu opens a folder, a saved scan and an example, and leads back to this computer', async () => {
  const { app, page } = await place.start('--machine', path.join(homes, 'control-clean'));
  await expect(page.getByTestId('verdict')).toBeVisible({ timeout: 20_000 });
  const choose = async (name: string) => {
    await press(page, 'Open');
    await page.getByRole('menuitem', { name, exact: true }).click();
  };
  await answerDialogs(app, machine);
  await choose('Another computer’s folder…');
  await expect(page.locator('.band')).toContainText(machine);
  await expect(page.getByTestId('verdict')).toContainText('needs you', { timeout: 20_000 });

  const saved = path.join(place.folder, 'saved.json');
  await show(page, 'Report');
  await answerDialogs(app, saved);
  await press(page, 'Save the scan…');
  await expect(page.locator('main').getByRole('status')).toContainText('Saved:');
  await show(page, 'Overview');
  await choose('Example: A computer in good order');
  await expect(page.locator('.band')).toContainText('an example: A computer in good order');
  await expect(page.getByTestId('verdict')).not.toContainText('needs you', { timeout: 20_000 });
  await choose('A saved scan…');
  await expect(page.locator('.band')).toContainText('a saved scan of pop-imap-conflict');
  await expect(page.getByTestId('verdict')).toContainText('needs you', { timeout: 20_000 });

  const letter = path.join(place.folder, 'letter.json');
  await writeFile(letter, 'Dear Anna');
  await answerDialogs(app, letter);
  await choose('A saved scan…');
  await expect(page.getByRole('heading', { name: 'The scan ended early.' })).toBeVisible();
  await expect(page.getByText(`This file is not a saved scan: ${letter}`)).toBeVisible();
  await choose('This computer');
  await expect(page.locator('.band')).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'No mail program was found here.' })).toBeVisible({ timeout: 20_000 });
});

test('Ctrl+F filters, Ctrl+R looks again, and the menu zooms without being seen', async () => {
  const { app, page } = await place.start('--machine', machine);
  await expect(page.getByTestId('verdict')).toBeVisible({ timeout: 20_000 });
  const looks =
    'window.looks = 0; window.postmender.onScan((event) => { if (event.kind === "done") window.looks += 1; })';
  await page.evaluate(looks);
  await page.keyboard.press('Control+f');
  await expect(page.getByPlaceholder('Filter')).toBeFocused();
  await page.keyboard.type('empties');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('nothing like this');
  await expect(page.getByRole('option')).toHaveCount(0);
  await pressShortcut(app, 'R');
  await expect.poll(() => page.evaluate('window.looks')).toBe(1);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview');

  const zoom = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomLevel() ?? null);
  for (const key of ['Plus', '=', 'numadd']) {
    await pressShortcut(app, key);
    await expect.poll(zoom, key).toBe(0.5);
    await pressShortcut(app, '0');
    await expect.poll(zoom).toBe(0);
  }
  await pressShortcut(app, '-');
  await expect.poll(zoom).toBe(-0.5);
  const bar = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMenuBarVisible());
  if (process.platform !== 'darwin') expect(bar).toBe(false);
  expect(page.url()).toBe('app://postmender/');
});

test('the menu speaks the language that is chosen', async () => {
  const { app, page } = await place.start('--machine', machine);
  await expect(page.getByTestId('verdict')).toBeVisible({ timeout: 20_000 });
  const items = () => app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label) ?? []);
  await expect.poll(items).toEqual(expect.arrayContaining(['Edit', 'View', 'Window']));
  await show(page, 'Settings');
  await page.locator('label').filter({ hasText: 'Deutsch' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Einstellungen');
  await expect.poll(items).toEqual(expect.arrayContaining(['Bearbeiten', 'Ansicht', 'Fenster']));
});

/** A home with so many profiles that reading it takes seconds. */
async function slowHome(): Promise<string> {
  await place.settle('pop-imap-conflict');
  const folder = path.join(place.home, '.thunderbird');
  const profiles = Array.from({ length: 1_500 }, (_, at) => `p${at}`);
  for (const name of profiles) await symlink('k3v9x2ab.default-default', path.join(folder, name), 'junction');
  const sections = profiles.map((name, at) => `[Profile${at}]\nName=${name}\nIsRelative=1\nPath=${name}\n`);
  await writeFile(path.join(folder, 'profiles.ini'), sections.join('\n'));
  return place.home;
}

/** Milliseconds from the press on Cancel to the screen that says so, measured in the page. */
async function cancel(page: Page): Promise<number> {
  await page.evaluate(`window.cancelled = new Promise((done) => {
    let pressed = 0;
    addEventListener('pointerdown', () => { pressed = performance.now(); }, { capture: true });
    new MutationObserver(() => {
      if (document.body.textContent.includes('You stopped it')) done(performance.now() - pressed);
    }).observe(document.body, { childList: true, subtree: true });
  }); null`);
  await press(page, 'Cancel');
  return Number(await page.evaluate('window.cancelled'));
}

const engines = (app: ElectronApplication): Promise<number[]> =>
  app.evaluate(({ app: program }) =>
    program
      .getAppMetrics()
      .filter(({ type, name }) => type === 'Utility' && name === 'engine')
      .map(({ pid }) => pid),
  );

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
    throw error;
  }
};

test('Cancel ends a scan within 200 ms, and the next scan runs in the same engine', async () => {
  const { app, page } = await place.start('--machine', await slowHome());
  await expect(page.getByText(/Thunderbird, profile p\d+/).nth(2)).toBeVisible({ timeout: 20_000 });
  const [engine = 0, ...others] = await engines(app);
  expect(others).toEqual([]);
  expect(await cancel(page)).toBeLessThan(200);
  await press(page, 'Open');
  await page.getByRole('menuitem', { name: 'Example: A computer in good order' }).click();
  await expect(page.getByTestId('verdict')).toBeVisible({ timeout: 20_000 });
  expect(await engines(app)).toEqual([engine]);
});

test('an engine that does not listen is ended, and the next scan has a new one', async () => {
  const { app, page } = await place.start('--machine', await slowHome());
  await expect(page.getByText(/Thunderbird, profile p\d+/).nth(2)).toBeVisible({ timeout: 20_000 });
  const [deaf = 0] = await engines(app);
  process.kill(deaf, 'SIGSTOP'); // hears nothing, as behind a disk that hangs
  expect(await cancel(page)).toBeLessThan(200);
  await press(page, 'Open');
  await page.getByRole('menuitem', { name: 'Example: A computer in good order' }).click();
  await expect(page.getByTestId('verdict')).toBeVisible({ timeout: 20_000 });
  await expect.poll(() => isAlive(deaf), { timeout: 10_000 }).toBe(false);
  expect(await engines(app)).not.toContain(deaf);
});
