import { defineConfig } from 'vitest/config';

const elsewhere = ['test/e2e/**', 'test/lab/**'];
/** Every repair applied, broken off and taken back: thorough, and not for the fast loop. */
const repairs = ['test/main/fixes/**/*.test.ts', 'test/main/engine/{faults-*,crash,every-home}.test.ts'];

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'pure', include: ['test/shared/**/*.test.ts'], isolate: false } },
      {
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [...elsewhere, ...repairs, 'test/shared/**'],
          testTimeout: 30_000,
        },
      },
      { test: { name: 'repairs', include: repairs, testTimeout: 300_000, maxWorkers: 2 } },
      { test: { name: 'lab', include: ['test/lab/**/*.test.ts'], testTimeout: 300_000, hookTimeout: 300_000 } },
    ],
  },
});
