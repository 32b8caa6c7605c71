// Pictures of the screens, light and dark, English and German, into docs/screenshots. Needs a build and its examples.
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron } from 'playwright-core';
import { resolveElectron } from './electron-runtime.mjs';

const { exe } = await resolveElectron();
const asRoot = process.platform === 'linux' && process.getuid() === 0;
mkdirSync('docs/screenshots', { recursive: true });
for (const language of ['en', 'de']) {
  const data = mkdtempSync(path.join(tmpdir(), 'postmender-shots-'));
  const args = [
    ...(asRoot ? ['--no-sandbox'] : []),
    '.',
    '--example',
    'stuck-outbox',
    '--lang',
    language,
    '--data',
    data,
  ];
  const app = await _electron.launch({ executablePath: exe, args });
  const page = await app.firstWindow();
  await page.getByTestId('verdict').waitFor();
  const screens = ['overview', 'findings', 'accounts', 'outbox', 'report', 'settings'];
  for (const [at, screen] of screens.entries()) {
    await page.locator('.nav').nth(at).click();
    if (screen === 'findings') await page.getByRole('option').first().click();
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: `docs/screenshots/${screen}-${colorScheme}-${language}.png` });
    }
  }
  await app.close();
}
