// Scans a folder once and prints what it took, as JSON. A process of its own, so that the memory is the scan's alone.
// With --replay it prints the reads instead, for the plain loop that the scan is compared with.
import { collectOutbox } from '../../../main/clients/thunderbird/outbox.ts';
import { openMachine } from '../../../main/engine/open-machine.ts';
import { scan } from '../../../main/engine/scan.ts';
import type { Machine } from '../../../main/machine/machine.ts';
import { evaluate } from '../../../shared/evaluate.ts';

const [folder = '', mode = ''] = process.argv.slice(2);
const run = {
  signal: new AbortController().signal,
  progress: () => undefined,
  log: { info: () => undefined, error: () => undefined },
};
const opened = await openMachine({ folder, users: { kind: 'all' } });
if (!opened.ok) throw new Error(JSON.stringify(opened.error));

const reads: { path: string; offset: number; length: number }[] = [];
const recording: Machine = Object.create(opened.value, {
  read: {
    value: async (path: string, limit: number) => {
      const read = await opened.value.read(path, limit);
      if (read.ok) reads.push({ path, offset: 0, length: read.value.length });
      return read;
    },
  },
  withSource: {
    value: <T>(path: string, use: Parameters<Machine['withSource']>[1]) =>
      opened.value.withSource(path, (source) =>
        use({
          size: source.size,
          read: async (offset, length) => {
            const read = await source.read(offset, length);
            if (read.ok) reads.push({ path, offset, length: read.value.length });
            return read;
          },
        }),
      ) as Promise<T>,
  },
});

const started = performance.now();
const inventory = await scan(mode === '--replay' ? recording : opened.value, run);
const scanned = performance.now() - started;
const { findings } = evaluate(inventory);
const judged = performance.now() - started - scanned;

let outbox = 0;
const [profile] = inventory.profiles.filter((one) => one.use === 'used');
if (profile && mode === '--outbox') {
  const { accounts, identities } = inventory;
  const again = performance.now();
  await collectOutbox(profile, opened.value, { accounts, identities }, run);
  outbox = performance.now() - again;
}
console.log(
  JSON.stringify({
    scanned,
    judged,
    outbox,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
    bytesRead: opened.value.bytesRead,
    profiles: inventory.profiles.length,
    accounts: inventory.accounts.length,
    messages: inventory.outbox.length,
    problems: inventory.problems.length,
    findings: findings.length,
    ...(mode === '--replay' ? { reads } : {}),
  }),
);
