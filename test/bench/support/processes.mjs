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

/**
 * Commands in turn, A B C A B C …, so that a machine whose speed drifts treats all alike; the median of each, and what each printed in
 * its turns.
 */
export function inTurn(commands, runs = 9) {
  const all = Object.fromEntries(Object.keys(commands).map((key) => [key, { times: [], printed: [] }]));
  for (let at = 0; at <= runs; at += 1)
    for (const [key, [command, args, options]] of Object.entries(commands)) {
      const [time, printed] = once(command, args, options);
      if (at === 0) continue;
      all[key].times.push(time);
      all[key].printed.push(printed);
    }
  return Object.fromEntries(
    Object.entries(all).map(([key, { times, printed }]) => [key, { time: median(times), printed }]),
  );
}

/** Two commands in turn; medians and their ratio. */
export function paired(first, second, runs = 9) {
  const { a, b } = inTurn({ a: first, b: second }, runs);
  return { a: a.time, b: b.time, ratio: a.time / b.time };
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
