import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { millionFiles } from './support/machines.mjs';
import { median, once } from './support/processes.mjs';

const script = fileURLToPath(new URL('./support/scan-once.ts', import.meta.url));

export default {
  name: 'Scan: a maildir inbox with a million files',
  run: async () => {
    const root = mkdtempSync(path.join(tmpdir(), 'bench-'));
    try {
      const { folder } = millionFiles(path.join(root, 'machine'));
      const scans = Array.from({ length: 5 }, () => JSON.parse(once(process.execPath, [script, folder])[1]));
      const scanned = median(scans.map((one) => one.scanned));
      return {
        rows: [
          { what: 'whole scan', value: scanned, unit: 'ms', limit: 50, ok: scanned <= 50 },
          { what: 'queued messages found', value: scans[0].messages, unit: '' },
        ],
      };
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  },
};
