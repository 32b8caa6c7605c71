import { defineConfig } from 'vitest/config';

const elsewhere = ['test/e2e/**', 'test/lab/**'];
/** Not for the fast loop: every repair applied, broken off and taken back, whole processes, and a thousand damaged files of a kind. */
const thorough = [
  'test/main/fixes/**/*.test.ts',
  'test/main/engine/{faults-*,crash,every-home}.test.ts',
  'test/main/cli/{cli,stopped-fix,terminal,interrupt}.test.ts',
  'test/main/canaries.test.ts',
  'test/main/formats/{registry-hive,registry-three-ways,registry-damage,prefs-js,settings-rescue}.test.ts',
  'test/main/formats/pst/damage.test.ts',
  'test/main/workers/repair-several.test.ts',
  'test/build/layers.test.ts',
];

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'pure', include: ['test/shared/**/*.test.ts'], isolate: false } },
      {
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [...elsewhere, ...thorough, 'test/shared/**'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'thorough',
          include: thorough,
          testTimeout: 300_000,
          maxWorkers: 2,
          // Vitest asks for an order of its own wherever the number of workers differs.
          sequence: { groupOrder: 1 },
        },
      },
      { test: { name: 'lab', include: ['test/lab/**/*.test.ts'], testTimeout: 300_000, hookTimeout: 300_000 } },
    ],
  },
});
