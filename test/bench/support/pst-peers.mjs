// The readers that ours is compared with. One that cannot be had here is left out by name.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const extractor = 'pst-extractor@1.12.0';
/** No dependency of ours: its package is 47 MB of samples. */
const cache = here('../../../node_modules/.cache/bench-peers');

const has = (command) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;
export const canCount = () => has('strace');

function fetchExtractor() {
  if (existsSync(path.join(cache, 'node_modules/pst-extractor'))) return true;
  mkdirSync(cache, { recursive: true });
  const parameters = ['install', '--prefix', cache, '--ignore-scripts', '--no-save', '--no-package-lock', extractor];
  return spawnSync('npm', parameters, { cwd: cache, stdio: 'ignore', timeout: 120_000 }).status === 0;
}

/** Each with the command that reads `file`; `out`: an empty folder for what two of them write. */
export function peersFor(file, out) {
  const shell = (script) => ['sh', ['-c', script, out, file]];
  const peers = {};
  // readpst ends with 11 on the 4k sample now and then (seen with 0.6.76); what it took counts all the same.
  if (has('readpst')) peers.readpst = shell('readpst -q -o "$0" "$1" || :');
  if (has('pffexport')) peers.pffexport = shell('pffexport -q -m items -t "$(mktemp -d -p "$0")/x" "$1" || :');
  if (fetchExtractor()) peers['pst-extractor'] = [process.execPath, [here('pst-extractor-once.mjs'), cache, file]];
  return peers;
}

/**
 * Bytes that a command reads from one file, as the kernel gives them: the calls on the descriptors of that file. A list for each thread,
 * or calls that overlap would be torn in two and lost.
 */
export function bytesOf([command, args], file) {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    const list = ['-ff', '-o', path.join(folder, 'calls'), '-y', '-e', 'trace=read,pread64'];
    spawnSync('strace', [...list, command, ...args], { stdio: 'ignore' });
    const lines = readdirSync(folder).flatMap((name) => readFileSync(path.join(folder, name), 'latin1').split('\n'));
    const own = lines.filter((line) => line.includes(`<${file}>`));
    return own.reduce((sum, line) => sum + Number(/= (\d+)$/.exec(line)?.[1] ?? 0), 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
