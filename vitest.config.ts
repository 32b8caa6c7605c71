import { defineConfig } from 'vitest/config';

const elsewhere = ['test/e2e/**', 'test/lab/**'];

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'pure', include: ['test/shared/**/*.test.ts'], isolate: false } },
      {
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [...elsewhere, 'test/shared/**'],
          testTimeout: 30_000,
        },
      },
      { test: { name: 'lab', include: ['test/lab/**/*.test.ts'], testTimeout: 300_000, hookTimeout: 300_000 } },
    ],
  },
});
