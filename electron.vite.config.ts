import { cpSync, existsSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const engine: Record<string, string> = existsSync('main/workers/engine.ts')
  ? { 'main/workers/engine': 'main/workers/engine.ts' }
  : {};
/** `explain` and the window show the pages; they look for them beside the bundle. */
const pages = { name: 'pages', closeBundle: () => cpSync('docs/checks', 'out/docs/checks', { recursive: true }) };

export default defineConfig({
  main: {
    plugins: [pages],
    build: {
      outDir: 'out',
      chunkSizeWarningLimit: 1000, // kB: read from a disk, not fetched over a network
      emptyOutDir: true,
      target: 'node20',
      externalizeDeps: { include: ['electron', 'keytar'], exclude: ['zod', 'intl-messageformat'] },
      rollupOptions: {
        input: { 'main/index': 'main/index.ts', 'cli/postmender': 'main/cli/index.ts', ...engine },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'main/chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      rollupOptions: {
        input: { preload: 'main/electron/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      chunkSizeWarningLimit: 1000,
      target: 'chrome130',
      minify: true,
      rollupOptions: { input: 'renderer/index.html' },
    },
  },
});
