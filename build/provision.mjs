// System packages that the program's window and the tests need, on Debian and Ubuntu.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { run } from './ready.mjs';

/** What Electron's window needs. */
export const forWindow = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libatk-bridge2.0-0',
  'libx11-xcb1',
];
/** What the tests need besides: a display, the real Thunderbird, mail servers for it, other readers of PST and hives, their counter. */
export const forTests = [
  ...forWindow,
  'xvfb',
  'xauth',
  'thunderbird',
  'dovecot-imapd',
  'dovecot-pop3d',
  'postfix',
  'openssl',
  'xdotool',
  'pst-utils',
  'pff-tools',
  'libwin-hivex-perl',
  'libhivex-bin',
  'wine',
  'wine64',
  'gcc-mingw-w64-x86-64-win32',
  'strace',
];

/** Those of the packages that are not installed; none where this is not Debian. Takes some 20 ms. */
function missing(packages) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return [];
  const field = (name) => `\${${name}}`;
  const format = ['--show', `--showformat=${field('Package')} ${field('db:Status-Status')}\n`];
  const { stdout } = spawnSync('dpkg-query', [...format, ...packages], { encoding: 'utf8' });
  const installed = new Set(
    stdout.split('\n').flatMap((line) => (/ installed$/.test(line) ? [line.split(' ')[0]] : [])),
  );
  return packages.filter((name) => !installed.has(name));
}

/** Installs what is missing as root or with --provision; otherwise names it. */
export function provision(packages, wanted) {
  const lacks = missing(packages);
  if (lacks.length === 0) return;
  const root = process.getuid() === 0;
  if (!root && !wanted) {
    console.error(`[postmender] missing: ${lacks.join(' ')} (install them, or run again with --provision)`);
    return;
  }
  console.error(`[postmender] installing ${lacks.join(' ')}`);
  const apt = [...(root ? [] : ['sudo']), 'apt-get', '-qq', '-o', 'DPkg::Lock::Timeout=120'];
  for (const what of [['update'], ['install', '-y', '--no-install-recommends', ...lacks]]) {
    const [first, ...rest] = [...apt, ...what];
    run(first, rest, { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  }
}
