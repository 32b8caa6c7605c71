// Looks at three of our Thunderbird homes with the built scanner and saves the scans as the examples the window can open.
// Run after `electron-vite build`: node build/make-examples.mjs
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

mkdirSync('out/examples', { recursive: true });
for (const id of ['pop-imap-conflict', 'stuck-outbox', 'control-clean']) {
  const args = ['scan', '--machine', `test/machines/thunderbird/${id}`, '--save', `out/examples/${id}.json`, '--quiet'];
  const { status } = spawnSync(process.execPath, ['out/cli/postmender.js', ...args], {
    stdio: ['ignore', 'ignore', 2],
  });
  // 0 and 1 say whether something was found; both have written the scan.
  if (status !== 0 && status !== 1) process.exitCode = 1;
}
