import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { resolveElectron } from '../../build/electron-runtime.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const headings = {
  en: ['Overview', 'Findings', 'Accounts', 'Outbox', 'History', 'Report', 'Settings'],
  de: ['Übersicht', 'Befunde', 'Konten', 'Postausgang', 'Verlauf', 'Bericht', 'Einstellungen'],
} as const;

let app: ElectronApplication;
let data: string;
async function open(language: 'en' | 'de'): Promise<Page> {
  const { exe } = await resolveElectron();
  data = await mkdtemp(path.join(tmpdir(), 'postmender-e2e-'));
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [...asRoot, '.', '--example', 'stuck-outbox', '--lang', language, '--data', data];
  app = await _electron.launch({ executablePath: exe, args });
  const page = await app.firstWindow();
  await expect(page.getByTestId('verdict')).toBeVisible({ timeout: 20_000 });
  return page;
}
test.afterEach(async () => {
  await app.close();
  await rm(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

for (const language of ['en', 'de'] as const)
  test(`every screen, light and dark, has no accessibility fault (${language})`, async () => {
    const page = await open(language);
    for (const [at, heading] of headings[language].entries()) {
      await page.locator('.nav').nth(at).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
      if (at === 1) await page.getByRole('option').first().click();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.evaluate(axe);
        const run =
          'axe.run().then((found) => found.violations.map((one) => [one.id, one.nodes.map((node) => node.html)]))';
        const faults = await page.evaluate(run);
        expect(faults, `${heading}, ${colorScheme}`).toEqual([]);
      }
    }
  });

test('the page cannot reach Node, a foreign address or a channel of its own', async () => {
  const page = await open('en');
  expect(await page.evaluate('typeof require + typeof process')).toBe('undefinedundefined');
  expect(await page.evaluate('Object.keys(window.postmender).sort()')).toEqual(['ask', 'onScan']);
  expect(await page.evaluate("fetch('https://example.com').then(() => 'reached', () => 'blocked')")).toBe('blocked');
  const foreign = await page.evaluate("window.postmender.ask('file.show', '/etc/passwd')");
  expect(foreign).toMatchObject({ ok: false });
});
