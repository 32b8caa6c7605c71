import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { twentyProfiles } from './support/machines.mjs';
import { once } from './support/processes.mjs';

const script = fileURLToPath(new URL('./support/fix-once.ts', import.meta.url));
/** The journal's own texts: entry.json three times, README.txt. */
const journal = 32 * 1024;

export default {
  name: 'Repair: a message out of an outbox of 10 GB',
  run: async () => {
    const root = mkdtempSync(path.join(tmpdir(), 'bench-'));
    try {
      const { folder } = twentyProfiles(path.join(root, 'machine'));
      const [, printed] = once(process.execPath, [script, folder, path.join(root, 'data')]);
      const { previewSettings, previewMove, applied, bytesWritten, message, indexes } = JSON.parse(printed);
      // The message once into Drafts and once into our copy, the index into our copy.
      const limit = 2 * message + indexes + journal;
      return {
        rows: [
          {
            what: 'preview of a settings repair',
            value: previewSettings,
            unit: 'ms',
            limit: 100,
            ok: previewSettings <= 100,
          },
          { what: 'preview of moving the message', value: previewMove, unit: 'ms' },
          { what: 'carried out, looked at again and verified', value: applied, unit: 'ms' },
          { what: 'bytes written', value: bytesWritten, unit: 'bytes', limit, ok: bytesWritten <= limit },
        ],
      };
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  },
};
