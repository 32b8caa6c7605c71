import { spawnSync } from 'node:child_process';

/** Runs a command `runs` times after one warm-up; wall milliseconds, sorted. Its own output is dropped. */
export function wallTimes(command, args, runs = 9, options = {}) {
  const times = [];
  for (let at = 0; at <= runs; at += 1) {
    const started = performance.now();
    const { status, error } = spawnSync(command, args, { stdio: 'ignore', ...options });
    if (error || status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? `exit ${status}`}`);
    if (at > 0) times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b);
}

/** Two commands in turn, A B A B …, so that a machine whose speed drifts treats both alike; medians and their ratio. */
export function paired(a, b, runs = 9) {
  const times = { a: [], b: [] };
  for (let at = 0; at <= runs; at += 1)
    for (const [key, [command, args, options]] of Object.entries({ a, b })) {
      const [time] = once(command, args, options);
      if (at > 0) times[key].push(time);
    }
  const medianA = median(times.a);
  const medianB = median(times.b);
  return { a: medianA, b: medianB, ratio: medianA / medianB };
}

export const median = (values) => [...values].sort((x, y) => x - y)[Math.floor(values.length / 2)] ?? Number.NaN;

/** One run: wall milliseconds and what it printed. */
export function once(command, args, options = {}) {
  const started = performance.now();
  const { status, error, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', ...options });
  const time = performance.now() - started;
  if (error || status !== 0)
    throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? `exit ${status}\n${stderr ?? ''}`}`);
  return [time, stdout];
}
