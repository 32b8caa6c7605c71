// Pictures of every screen and every state, light and dark, English and German, into docs/screenshots. Needs a display, a build and its examples.
// The states are real: the program runs in a home made for them. Two runs make the same pictures, byte by byte.
// Usage: npm run screenshots
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { copyMachine, hideProfiles, openWindow, writeSlowProfiles } from './situations.mjs';
import { walk } from './walk.mjs';

const screens = ['overview', 'findings', 'accounts', 'outbox', 'history', 'report', 'settings'];
const folder = 'docs/screenshots';

/** An empty home called anna, as near to the root as it may be made, so that paths read naturally and are always the same. */
function makeHome() {
  for (const parent of process.platform === 'linux' ? ['/home', tmpdir()] : [tmpdir()]) {
    const home = path.join(parent, 'anna');
    try {
      mkdirSync(home);
      return home;
    } catch (error) {
      if (!['EEXIST', 'EACCES', 'ENOENT', 'EROFS'].includes(error.code)) throw error;
    }
  }
  throw new Error(`${path.join(tmpdir(), 'anna')} is there already, perhaps left over from a run that was stopped`);
}

/** The window as it is once three pictures in a row are the same: a mark of the focus or a scrollbar may come a moment later. */
async function stillOf(page) {
  let last = await page.screenshot({ animations: 'disabled' });
  for (let same = 0, turn = 0; same < 2; turn += 1) {
    if (turn === 50) throw new Error('the window does not come to rest');
    await page.waitForTimeout(50);
    const next = await page.screenshot({ animations: 'disabled' });
    same = next.equals(last) ? same + 1 : 0;
    last = next;
  }
  return last;
}

async function picture(page, name, language) {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    writeFileSync(`${folder}/${name}-${colorScheme}-${language}.png`, await stillOf(page));
  }
}

/** What is done in each situation, in a home of its own; `show` takes a picture. */
const situations = [
  {
    async act({ page, show }) {
      await show('first-start');
      await page.getByTestId('look-again').click();
      await page.locator('.state-page .promises').waitFor({ state: 'detached' });
      await page.locator('.state-page').waitFor();
      await show('nothing-installed');
    },
  },
  {
    prepare: writeSlowProfiles,
    async act({ page, show }) {
      await page.getByTestId('look-again').click();
      await page.locator('.steps').getByText('Archive').waitFor();
      await show('running');
      await page.locator('.running-bar .button').click();
      await page.locator('.state-page').waitFor();
      await show('cancelled');
    },
  },
  {
    prepare: hideProfiles,
    async act({ page, show }) {
      await page.getByTestId('look-again').click();
      await page.locator('#not-visible').waitFor();
      await show('nothing-visible');
    },
  },
  {
    args: (home) => ['--machine', path.join(home, 'customer')],
    async act({ page, show }) {
      await page.locator('.state-page code').waitFor();
      await show('failed');
    },
  },
  {
    args: () => ['--example', 'control-clean'],
    async act({ page, show }) {
      await page.getByTestId('verdict').waitFor();
      await show('healthy');
    },
  },
  {
    args: (home) => ['--machine', copyMachine(home, 'primary-password')],
    async act({ page, show }) {
      await page.getByTestId('verdict').waitFor();
      await show('partly-visible');
    },
  },
  {
    args: () => ['--example', 'stuck-outbox'],
    async act({ page, show }) {
      await page.getByTestId('verdict').waitFor();
      for (const [at, screen] of screens.entries()) {
        await page.locator('.nav').nth(at).click();
        if (screen === 'findings') await page.getByRole('option').first().click();
        await show(screen);
      }
    },
  },
  {
    args: (home) => ['--machine', copyMachine(home, 'outlook-and-thunderbird', '.')],
    async act({ page, show }) {
      await page.getByTestId('verdict').waitFor();
      await show('outlook-overview');
      await page.locator('.nav').nth(screens.indexOf('findings')).click();
      // The conflict of the two programs, and the sign-in that is left over.
      for (const [at, name] of [
        [2, 'conflict'],
        [4, 'sign-in'],
      ]) {
        await page.getByRole('option').nth(at).click();
        await show(`outlook-finding-${name}`);
      }
      for (const screen of ['accounts', 'outbox']) {
        await page.locator('.nav').nth(screens.indexOf(screen)).click();
        await show(`outlook-${screen}`);
      }
    },
  },
];

/** Runs in an empty home, which is gone afterwards. */
async function inHome(run) {
  const home = makeHome();
  try {
    await run(home);
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

mkdirSync(folder, { recursive: true });
for (const language of ['en', 'de']) {
  for (const { prepare, args, act } of situations)
    await inHome(async (home) => {
      prepare?.(home);
      const { app, page } = await openWindow({ home, language, args: args?.(home) ?? [] });
      await act({ page, show: (name) => picture(page, name, language) });
      await app.close();
    });
  for (const act of walk)
    await inHome((home) => act({ home, language, show: (page, name) => picture(page, name, language) }));
}
