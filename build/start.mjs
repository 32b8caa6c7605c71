// npm start [-- --machine DIR]: builds and opens the window; on Linux without a display the CLI scans instead.
import { fileURLToPath, pathToFileURL } from 'node:url';
import { forWindow, provision } from './provision.mjs';
import { ready, run } from './ready.mjs';

const inCheckout = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const ofCli = [
  ...['scan', 'evaluate', 'checks', 'explain', 'plan', 'fix', 'history', 'undo', 'recover', 'live'],
  ...['--help', '-h', '--version', '-V'],
];

/** What is run for what was typed, and where: npm changes into the checkout, but a relative path counts from where the person stands. */
export function programOf(args, platform, env) {
  const cwd = env.INIT_CWD || process.cwd();
  const cli = inCheckout('out/cli/postmender.js');
  if (ofCli.includes(args[0])) return { kind: 'cli', command: [cli, ...args], cwd };
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY)
    return { kind: 'scan', command: [cli, 'scan', ...args], cwd };
  return { kind: 'window', command: [inCheckout('build/electron-runtime.mjs'), inCheckout('.'), ...args], cwd };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  ready();
  const args = process.argv.slice(2).filter((arg) => arg !== '--provision');
  const built = run('npm', ['run', '--silent', 'build', '--', '--logLevel', 'warn'], { stdio: ['ignore', 2, 2] });
  if (built) process.exit(built);
  const { kind, command, cwd } = programOf(args, process.platform, process.env);
  if (kind === 'scan') console.error('[postmender] no display here, so no window: scanning in the terminal');
  if (kind === 'window') provision(forWindow, process.argv.includes('--provision'));
  process.exitCode = run('node', command, { cwd });
}
