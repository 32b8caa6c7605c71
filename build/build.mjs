// Builds the program and its examples into out/, unless nothing that goes into them has changed. `npm run build -- --logLevel warn`
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stampFile = join(root, 'out/stamp');
const sources = [
  'shared',
  'main',
  'renderer',
  'docs/checks',
  'build/build.mjs',
  'build/make-examples.mjs',
  'test/machines',
  'package-lock.json',
  'electron.vite.config.ts',
];

/** Name, size and time of every source: cheap to take, and a checkout or an edit changes it. */
function stamp() {
  const hash = createHash('sha256');
  const take = (path) => {
    const { size, mtimeMs } = statSync(join(root, path));
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  };
  for (const source of sources) {
    if (!statSync(join(root, source)).isDirectory()) take(source);
    else
      for (const entry of readdirSync(join(root, source), { recursive: true, withFileTypes: true }))
        if (entry.isFile()) take(join(entry.parentPath, entry.name).slice(root.length));
  }
  return hash.digest('hex');
}

const now = stamp();
if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === now) process.exit(0);
for (const [command, args] of [
  ['electron-vite', ['build', ...process.argv.slice(2)]],
  [process.execPath, ['build/make-examples.mjs']],
]) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error) console.error(error.message);
  if (status !== 0) process.exit(status ?? 1);
}
writeFileSync(stampFile, now);
