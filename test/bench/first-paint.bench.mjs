import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { resolveElectron } from '../../build/electron-runtime.mjs';
import { median } from './support/processes.mjs';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const runs = 7;

/** Milliseconds from the start of the process to the moment at which its window could be shown. */
function firstPaint(exe, args, env) {
  const asRoot = process.platform === 'linux' && process.getuid() === 0 ? ['--no-sandbox'] : [];
  const began = Date.now();
  const { stdout, status } = spawnSync(exe, [...asRoot, '-r', here('support/when-ready.cjs'), ...args], {
    encoding: 'utf8',
    env,
    timeout: 60_000,
    killSignal: 'SIGKILL',
  });
  const at = /^ready (\d+)$/m.exec(stdout)?.[1];
  if (at === undefined) throw new Error(`no window: ${args.join(' ')} ended with ${status}`);
  return Number(at) - began;
}

/** A display of our own where there is none. */
async function display() {
  if (process.platform !== 'linux' || process.env.DISPLAY) return { env: process.env, close: () => undefined };
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x800x24'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [number] = await once(server.stdout, 'data');
  return { env: { ...process.env, DISPLAY: `:${String(number).trim()}` }, close: () => server.kill() };
}

export default {
  name: 'Window: first paint beside an empty Electron window',
  run: async () => {
    const { exe } = await resolveElectron();
    const data = mkdtempSync(path.join(tmpdir(), 'bench-'));
    const { env, close } = await display();
    try {
      const times = { ours: [], empty: [] };
      for (let at = 0; at <= runs; at += 1) {
        const ours = firstPaint(exe, [here('../..'), '--data', data], env);
        const empty = firstPaint(exe, [here('support/empty-window')], env);
        if (at === 0) continue;
        times.ours.push(ours);
        times.empty.push(empty);
      }
      const [ours, empty] = [median(times.ours), median(times.empty)];
      const ratio = ours / empty;
      return {
        rows: [
          { what: 'our window, from spawn to ready-to-show', value: ours, unit: 'ms' },
          { what: 'an empty window', value: empty, unit: 'ms' },
          { what: 'ratio', value: ratio, unit: '×', limit: 1.3, ok: ratio <= 1.3 },
        ],
      };
    } finally {
      close();
      rmSync(data, { recursive: true, force: true });
    }
  },
};
