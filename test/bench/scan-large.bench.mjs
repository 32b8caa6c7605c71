import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { twentyProfiles } from './support/machines.mjs';
import { median, once } from './support/processes.mjs';

const script = (name) => fileURLToPath(new URL(`./support/${name}`, import.meta.url));

export default {
  name: 'Scan: 20 profiles, one with a queue of 10 GB',
  run: async () => {
    const root = mkdtempSync(path.join(tmpdir(), 'bench-'));
    try {
      const { folder, mailBytes } = twentyProfiles(path.join(root, 'machine'));
      const scanOnce = (mode) => JSON.parse(once(process.execPath, [script('scan-once.ts'), folder, mode])[1]);
      const list = path.join(root, 'reads.json');
      const recorded = scanOnce('--replay');
      writeFileSync(list, JSON.stringify(recorded.reads));
      const scans = [];
      const loops = [];
      for (let at = 0; at < 5; at += 1) {
        scans.push(scanOnce('--outbox'));
        loops.push(JSON.parse(once(process.execPath, [script('plain-loop.mjs'), folder, list])[1]).read);
      }
      const whole = median(scans.map((one) => one.scanned));
      const loop = median(loops);
      const outbox = median(scans.map((one) => one.outbox));
      const memory = Math.max(...scans.map((one) => one.peakMegabytes));
      const share = (100 * recorded.bytesRead) / mailBytes;
      const limit = 2 * loop + 150;
      return {
        rows: [
          { what: 'plain loop over the same bytes', value: loop, unit: 'ms' },
          { what: 'whole scan', value: whole, unit: 'ms', limit, ok: whole <= limit },
          { what: 'outbox part of the large profile', value: outbox, unit: 'ms', limit: 50, ok: outbox <= 50 },
          { what: 'bytes read, of the mail on disk', value: share, unit: '%', limit: 1, ok: share <= 1 },
          { what: 'peak memory of the process', value: memory, unit: 'MB', limit: 150, ok: memory <= 150 },
          { what: 'queued messages found', value: scans[0].messages, unit: '' },
        ],
      };
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  },
};
