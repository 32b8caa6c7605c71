// Reads the Outbox of one store and prints what it took, as JSON; a process of its own, so that the memory is the reader's alone.
// With --once it reads no second time; with --write it makes the store first: 10,000 messages in the Outbox, a million in Sent Items.
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
  const { signal } = new AbortController();
  const once = async () => {
    const started = performance.now();
    const [read, bytes] = await withFile(file, async (source, count) => [
      await readOutbox(source, { exchange: mode === '--exchange', signal }),
      count(),
    ]);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    return { took: performance.now() - started, read: read.value, bytes };
  };
  const { took, read, bytes } = await once();
  const peakMegabytes = process.resourceUsage().maxRSS / 1024;
  const later: number[] = [];
  for (let at = 0; at < 5 && !process.argv.includes('--once'); at += 1) later.push((await once()).took);
  console.log(
    JSON.stringify({
      took,
      /** Once the code of the reader is compiled, as in a window that is open. */
      again: later.sort((a, b) => a - b)[2] ?? null,
      peakMegabytes,
      rows: read.outbox?.length ?? null,
      bytes,
      counted: read.bytesRead,
      faults: read.faults.length,
    }),
  );
}
