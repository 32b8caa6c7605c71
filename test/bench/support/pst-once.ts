// Reads the Outbox of one store and prints what it took, as JSON; a process of its own, so that the memory is the reader's alone.
// With --write it makes the store first: 10,000 messages in the Outbox, a million in Sent Items.
import { writeFileSync } from 'node:fs';
import { readOutbox } from '../../../main/formats/pst/outbox.ts';
import { withFile } from '../../support/pst-samples.ts';

const [file = '', mode = ''] = process.argv.slice(2);
if (mode === '--write') {
  const { writePst } = await import('../../support/pst-writer.ts');
  const outbox = Array.from({ length: 10_000 }, (_, at) => ({
    subject: `Message number ${at} of a long queue`,
    flags: 13,
    submitted: Date.UTC(2026, 0, 1) + at * 60_000,
  }));
  writeFileSync(file, writePst({ outbox, sent: 1_000_000 }));
} else {
  const started = performance.now();
  const { signal } = new AbortController();
  const [read, bytes] = await withFile(file, async (source, count) => [
    await readOutbox(source, { exchange: mode === '--exchange', signal }),
    count(),
  ]);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  console.log(
    JSON.stringify({
      took: performance.now() - started,
      peakMegabytes: process.resourceUsage().maxRSS / 1024,
      rows: read.value.outbox?.length ?? null,
      bytes,
      counted: read.value.bytesRead,
      faults: read.value.faults.length,
    }),
  );
}
