// npm start [-- --machine DIR]: builds and opens the window; on Linux without a display the CLI scans instead.
import { forWindow, provision } from './provision.mjs';
import { ready, run } from './ready.mjs';

ready();
const args = process.argv.slice(2).filter((arg) => arg !== '--provision');
const built = run('npm', ['run', '--silent', 'build', '--', '--logLevel', 'warn'], { stdio: ['ignore', 2, 2] });
if (built) process.exit(built);
const asCli = ['scan', 'evaluate', 'checks', 'explain', '--help', '--version'].includes(args[0]);
const blind = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
if (!asCli && blind) console.error('[postmender] no display here, so no window: scanning in the terminal');
if (asCli) process.exitCode = run('node', ['out/cli/postmender.js', ...args]);
else if (blind) process.exitCode = run('node', ['out/cli/postmender.js', 'scan', ...args]);
else {
  provision(forWindow, process.argv.includes('--provision'));
  process.exitCode = run('npm', ['run', '--silent', 'electron', '--', '.', ...args]);
}
