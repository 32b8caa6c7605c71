import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, expect, test } from '@playwright/test';
import { resolveElectron } from '../../build/electron-runtime.mjs';

const machine = path.resolve('test/machines/thunderbird/pop-imap-conflict');

test('the window looks at a computer, opens a finding by keyboard and goes back', async () => {
  const { exe } = await resolveElectron();
  const data = await mkdtemp(path.join(tmpdir(), 'postmender-e2e-'));
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const app = await _electron.launch({
    executablePath: exe,
    args: [...(asRoot ? ['--no-sandbox'] : []), '.', '--machine', machine, '--lang', 'en', '--data', data],
  });
  try {
    const page = await app.firstWindow();
    await expect(page.getByTestId('verdict')).toContainText('needs you', { timeout: 15_000 });
    expect(page.url()).toBe('app://postmender/');
    await page.getByRole('button', { name: 'Findings' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Findings');
    await page.getByRole('option').first().focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'What we saw' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { name: 'What we saw' })).toBeHidden();
    const refused = await page.evaluate("window.postmender.ask('scan.start', { kind: 'moon' })");
    expect(refused).toEqual({ ok: false, error: { code: 'bad-request', file: null } });
  } finally {
    await app.close();
    await rm(data, { recursive: true, force: true });
  }
});
