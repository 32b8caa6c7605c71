import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { inTurn, median, once } from './support/processes.mjs';

const script = (name) => fileURLToPath(new URL(`./support/${name}`, import.meta.url));

export default {
  name: 'Scan: 201 accounts of Outlook in a registry',
  note: 'A scan of the image of a PC on which nothing else is, from the opened machine to the inventory; medians of seven turns in new processes.',
  run: async () => {
    const root = mkdtempSync(path.join(tmpdir(), 'bench-'));
    try {
      once(process.execPath, [script('registry-write.ts'), root]);
      const scan = (name) => [process.execPath, [script('scan-once.ts'), path.join(root, name)]];
      const turns = inTurn({ export: scan('export'), hive: scan('hive') }, 7);
      const rows = Object.entries(turns).flatMap(([name, { printed }]) => {
        const runs = printed.map((line) => JSON.parse(line));
        const took = median(runs.map((run) => run.scanned));
        const { accounts } = runs[0];
        const from = name === 'export' ? 'from a .reg file' : 'from a hive';
        return [
          { what: `accounts ${from}`, value: accounts, unit: '', limit: 201, ok: accounts === 201 },
          { what: `the whole scan ${from}`, value: took, unit: 'ms', limit: 150, ok: took <= 150 },
        ];
      });
      return { rows };
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  },
};
