import { spawnSync } from 'node:child_process';

// Every fault at every point of every repair: takes long, so the suite itself lets one fault happen at each point.
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--project', 'node', 'test/main/engine/faults.test.ts'],
  { stdio: 'inherit', env: { ...process.env, POSTMENDER_FAULTS: 'all' } },
);
process.exitCode = status ?? 1;
