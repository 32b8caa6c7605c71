import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { chromium, expect, test } from '@playwright/test';

/** `release-test` holds what was packed with the stand-in runtime, `release` with the official one. */
const packaged = () =>
  ['release-test', 'release']
    .map((folder) => path.resolve(folder, 'linux-unpacked/postmender'))
    .find((file) => existsSync(file)) ?? 'postmender';

test.beforeAll(() => {
  test.setTimeout(300_000);
  const packed = spawnSync('npm', ['run', '--silent', 'pack:dir'], { encoding: 'utf8' });
  expect(packed.status, packed.stdout + packed.stderr).toBe(0);
});

test('the package carries all production fuses', async () => {
  const wire = await getCurrentFuseWire(packaged());
  const { DISABLE, ENABLE } = FuseState;
  expect({
    runAsNode: wire[FuseV1Options.RunAsNode],
    cookies: wire[FuseV1Options.EnableCookieEncryption],
    nodeOptions: wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable],
    inspect: wire[FuseV1Options.EnableNodeCliInspectArguments],
    integrity: wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation],
    onlyAsar: wire[FuseV1Options.OnlyLoadAppFromAsar],
    fileProtocol: wire[FuseV1Options.GrantFileProtocolExtraPrivileges],
  }).toEqual({
    runAsNode: DISABLE,
    cookies: ENABLE,
    nodeOptions: DISABLE,
    inspect: DISABLE,
    integrity: ENABLE,
    onlyAsar: ENABLE,
    fileProtocol: DISABLE,
  });
});

/** The fuses forbid the inspector, so the page is driven over the DevTools port. */
test('the package starts, shows an example and looks again', async () => {
  const data = mkdtempSync(path.join(tmpdir(), 'postmender-packaged-'));
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [
    ...asRoot,
    '--remote-debugging-port=0',
    `--user-data-dir=${path.join(data, 'chromium')}`,
    `--data=${path.join(data, 'own')}`,
    '--example=stuck-outbox',
    '--lang=en',
  ];
  const child = spawn(packaged(), args, { stdio: ['ignore', 'ignore', 'pipe'] });
  try {
    const address = `http://127.0.0.1:${await devToolsPort(child)}`;
    await pageListed(address);
    const browser = await chromium.connectOverCDP(address);
    const page = browser.contexts()[0]?.pages()[0];
    if (!page) throw new Error('no page');
    await expect(page.getByTestId('verdict')).toBeVisible({ timeout: 20_000 });
    await page.getByTestId('look-again').click();
    await expect(page.getByTestId('verdict')).toBeVisible({ timeout: 20_000 });
    expect(page.url()).toBe('app://postmender/');
    await browser.close();
  } finally {
    child.kill();
    rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
});

function devToolsPort(child: ChildProcess): Promise<string> {
  return new Promise((found, lost) => {
    let text = '';
    child.stderr?.on('data', (data) => {
      text += String(data);
      const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(text)?.[1];
      if (port) found(port);
    });
    child.on('exit', (code) => lost(new Error(`exited with ${code}\n${text}`)));
  });
}

/** Attaching while the window is still being made hung in one of eight runs: wait until its page is listed. */
async function pageListed(address: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await fetch(`${address}/json/list`);
    const targets = (await answer.json()) as { type: string; url: string }[];
    if (targets.some((target) => target.type === 'page' && target.url.startsWith('app://'))) return;
    await sleep(100);
  }
  throw new Error('no window within 10 s');
}
