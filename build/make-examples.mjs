// Looks at some of our machines with the built scanner and saves the scans as the examples the window can open.
// Run after `electron-vite build`: node build/make-examples.mjs
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';

mkdirSync('out/examples', { recursive: true });
for (const machine of [
  'thunderbird/pop-imap-conflict',
  'thunderbird/stuck-outbox',
  'thunderbird/control-clean',
  'outlook-and-thunderbird',
]) {
  const id = path.basename(machine);
  const args = ['scan', '--machine', `test/machines/${machine}`, '--save', `out/examples/${id}.json`, '--quiet'];
  const { status } = spawnSync(process.execPath, ['out/cli/postmender.js', ...args], {
    stdio: ['ignore', 'ignore', 2],
  });
  // 0 and 1 say whether something was found; both have written the scan.
  if (status !== 0 && status !== 1) process.exitCode = 1;
}
