import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { copyMachine, hideProfiles, openWindow, writeProfiles, writeSlowProfiles } from '../../build/situations.mjs';
import { accessibilityFaults } from '../support/accessibility.ts';

let home: string;
let app: ElectronApplication;
let page: Page;

test.beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'postmender-states-'));
});
test.afterEach(async () => {
  await app.close();
  rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

async function open(args: readonly string[] = []): Promise<void> {
  ({ app, page } = await openWindow({ home, args }));
}
const lookHere = () => page.getByTestId('look-again').click();

/** The state's own heading and words, and no accessibility fault in either theme. */
async function expectState(heading: string, words: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 2, name: heading })).toBeVisible({ timeout: 20_000 });
  await expect(page.locator('main')).toContainText(words);
  await expectNoFault(heading);
}
async function expectNoFault(what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await accessibilityFaults(page), `${what}, ${colorScheme}`).toEqual([]);
  }
}

test('the first start says what the program does and promises, and waits to be told', async () => {
  await open();
  await expectState('What is wrong with your mail?', 'It changes only what you have seen and agreed to.');
  await expect(page.getByTestId('look-again')).toBeFocused();
});

test('where no mail program is installed, it says what it looked for and offers an example', async () => {
  await open();
  await lookHere();
  await expectState('No mail program was found here.', 'Looked for: Thunderbird.');
  await page.getByRole('button', { name: 'Example: An outbox that is stuck' }).click();
  await expect(page.getByTestId('verdict')).toContainText('things need you');
});

test('where a mail program was never set up, it says so', async () => {
  writeProfiles(home, [{ name: 'default', lines: null }]);
  await open();
  await lookHere();
  await expectState('A mail program is installed, but no account is set up in it.', 'Once an account is set up');
});

test('where nothing can be opened, it gives the reason and what to do', async () => {
  hideProfiles(home);
  await open();
  await lookHere();
  await expectState('Nothing could be seen.', 'start Postmender as that person or as an administrator');
  await expect(page.getByRole('region', { name: 'What was not visible' })).toContainText('leads back to itself');
  await page.getByRole('button', { name: 'Findings' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Nothing could be seen.' })).toBeVisible();
  await page.getByRole('button', { name: 'Accounts' }).click();
  await expect(page.getByText('Not every account could be read.')).toBeVisible();
  await page.getByRole('button', { name: 'Outbox' }).click();
  await expect(page.getByText('The outbox could not be read completely.')).toBeVisible();
});

test('while it looks, it names what it reads and can be cancelled; then it shows nothing half', async () => {
  writeSlowProfiles(home);
  await open();
  await lookHere();
  const steps = page.getByRole('region', { name: 'What is being read' }).getByRole('listitem');
  await expect(steps.last()).toHaveText('Reading Thunderbird, profile Archive', { timeout: 20_000 });
  await expect(steps.first()).toHaveText('Thunderbird, profile Office Read');
  await expect(page.getByRole('status')).toHaveText('Reading Thunderbird, profile Archive');
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expectState('You stopped it before it had seen everything.', 'half a picture misleads');
  await expect(page.getByTestId('verdict')).toBeHidden();
});

test('the running state has no accessibility fault', async () => {
  writeSlowProfiles(home);
  await open();
  await lookHere();
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeEnabled();
  expect(await accessibilityFaults(page)).toEqual([]);
  await expect(page.getByRole('button', { name: 'Cancel' }), 'it was judged while it ran').toBeVisible();
});

test('where the folder is not there, it says which one and where the log stands', async () => {
  const folder = path.join(home, 'customer');
  await open(['--machine', folder]);
  await expectState('The scan ended early.', `The folder is not there: ${folder}`);
  await expect(page.locator('main code')).toHaveText(path.join(home, '.local/share/postmender/logs/postmender.log'));
  await page.getByRole('button', { name: 'Copy details' }).click();
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toContain('Code: folder-missing');
});

test('where the engine dies, the window says that nothing was changed and can look again', async () => {
  writeSlowProfiles(home);
  await open();
  await lookHere();
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeEnabled();
  await app.evaluate(({ app: inside }) => {
    const engine = inside.getAppMetrics().find((one) => one.type === 'Utility' && one.name === 'engine');
    if (!engine) throw new Error('no engine is running');
    process.kill(engine.pid, 'SIGKILL');
  });
  await expectState('The scan ended early.', 'Something happened that should not. Nothing was changed.');
  await lookHere();
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeEnabled();
});

test('a computer in good order is told so in one sentence', async () => {
  await open(['--example', 'control-clean']);
  await expect(page.getByTestId('verdict')).toHaveText('Everything we looked at is in order.', { timeout: 20_000 });
  await expect(page.getByRole('heading', { name: 'What needs you' })).toBeHidden();
  await expectNoFault('healthy');
  await page.getByRole('button', { name: 'Findings' }).click();
  await expectState('Nothing was found.', 'Every check that applies here is in order');
});

test('what could not be seen is never called fine: the reason and what was not judged stand there', async () => {
  await open(['--machine', copyMachine(home, 'primary-password')]);
  await expect(page.getByTestId('verdict')).toContainText('What could be seen is in order.', { timeout: 20_000 });
  await expectState('What was not visible', 'A primary password protects the saved sign-ins');
  const blind = page.getByRole('region', { name: 'What was not visible' });
  await expect(blind).toContainText('Therefore not judged:');
  await expect(blind.locator('.dashes').getByRole('listitem')).toHaveCount(4);
  await page.getByRole('button', { name: 'Findings' }).click();
  await expectState('What could be seen is in order.', 'Not everything was visible');
  await expect(page.getByText('4 checks could not be judged')).toBeVisible();
});

const screens = ['Overview', 'Findings', 'Accounts', 'Outbox', 'Report', 'Settings'] as const;
async function show(at: number): Promise<void> {
  await page.locator('.nav').nth(at).click();
  if (screens[at] === 'Findings' && !(await page.locator('.detail').isVisible()))
    await page.getByRole('option').first().click();
}

/** Everything that is wider than the place it has, with how much: [class, pixels wanted, pixels there]. */
const sideways = `[document.documentElement, ...document.querySelectorAll('body, main, .screen, .band, .sidebar, .panes, .pane-list, .pane-detail, .table-frame')]
  .filter((one) => one.scrollWidth > one.clientWidth)
  .map((one) => [one.className || one.localName, one.scrollWidth, one.clientWidth])`;
/** Text that is cut: a box that hides what does not fit and has more than fits; what only screen readers see is one pixel wide. */
const cut = `[...document.querySelectorAll('main *, .sidebar *')]
  .filter((one) => one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX === 'hidden' && !one.matches('.progress'))
  .map((one) => one.outerHTML.slice(0, 120))`;

async function resize(width: number, height: number, zoom: number): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setContentSize(size.width, size.height);
      window?.webContents.setZoomFactor(size.zoom);
    },
    { width, height, zoom },
  );
  await expect.poll(() => page.evaluate('innerWidth')).toBe(width / zoom);
}

for (const language of ['en', 'de'] as const)
  for (const [width, height, zoom] of [
    [1280, 800, 2],
    [800, 560, 1],
  ] as const)
    test(`at ${width} × ${height} and ${zoom * 100} % nothing scrolls sideways and no text is cut (${language})`, async () => {
      ({ app, page } = await openWindow({ home, language, args: ['--example', 'stuck-outbox'] }));
      await expect(page.getByTestId('verdict')).toBeVisible({ timeout: 20_000 });
      await resize(width, height, zoom);
      for (const [at, screen] of screens.entries()) {
        await show(at);
        expect(await page.evaluate(sideways), screen).toEqual([]);
        expect(await page.evaluate(cut), screen).toEqual([]);
        expect(await accessibilityFaults(page), screen).toEqual([]);
      }
    });

test('a long page fits into its dialog, with the button to close it in view and no accessibility fault', async () => {
  await open(['--example', 'pop-imap-conflict']);
  await expect(page.getByTestId('verdict')).toBeVisible({ timeout: 20_000 });
  for (const [width, height, zoom] of [
    [1080, 720, 1],
    [1280, 800, 2],
  ] as const) {
    await resize(width, height, zoom);
    await show(1);
    await page.getByRole('button', { name: 'Explain more' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('heading', { name: 'Why it matters' })).toBeAttached();
    await expect(dialog.getByRole('button', { name: 'Close' })).toBeInViewport({ ratio: 1 });
    await expectNoFault(`dialog at ${zoom * 100} %`);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await page.locator('.nav').first().click();
  }
});

/** Colours as Chromium paints them under forced colours: [what is drawn, what is behind it]. */
const painted = (selector: string, property: string) =>
  `(() => {
    const one = document.querySelector(${JSON.stringify(selector)});
    const behind = (at) => {
      const colour = getComputedStyle(at).backgroundColor;
      return colour === 'rgba(0, 0, 0, 0)' && at.parentElement ? behind(at.parentElement) : colour;
    };
    return { drawn: getComputedStyle(one)[${JSON.stringify(property)}], behind: behind(one) };
  })()`;

for (const colorScheme of ['light', 'dark'] as const)
  test(`forced colours keep borders, focus and severities readable (${colorScheme})`, async () => {
    await open(['--example', 'stuck-outbox']);
    await expect(page.getByTestId('verdict')).toBeVisible({ timeout: 20_000 });
    await page.emulateMedia({ forcedColors: 'active', colorScheme });
    const expectSeen = async (selector: string, property: string) => {
      const { drawn, behind } = (await page.evaluate(painted(selector, property))) as Record<string, string>;
      expect(drawn, `${selector} ${property}`).not.toBe(behind);
      expect(drawn, `${selector} ${property}`).not.toBe('rgba(0, 0, 0, 0)');
    };
    await expectSeen('.verdict .mark-error', 'color');
    await expectSeen('.rows', 'borderTopColor');
    await expectSeen('.nav[aria-current]', 'color');
    await expectSeen('.nav .count', 'color');
    const [fill, hole] = (await page.evaluate(`[
      getComputedStyle(document.querySelector('.verdict .mark-error')).color,
      getComputedStyle(document.querySelector('.verdict .icon-cut')).stroke,
    ]`)) as string[];
    expect(hole, 'the sign inside the stop shape').not.toBe(fill);
    for (const [at, screen] of screens.entries()) {
      await show(at);
      expect(await accessibilityFaults(page), screen).toEqual([]);
      await page.keyboard.press('Tab');
      const ring = (await page.evaluate(`(() => {
        const one = document.activeElement.closest('label') ? document.activeElement.closest('label').querySelector('.dot, .box') : document.activeElement;
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
        return { element: one.className, outlineStyle, outlineWidth, outlineColor, behind: getComputedStyle(document.body).backgroundColor };
      })()`)) as Record<string, string>;
      expect(ring, screen).toMatchObject({ outlineStyle: 'solid', outlineWidth: '2px' });
      expect(ring.outlineColor, screen).not.toBe(ring.behind);
    }
  });
