// Reads the given ranges one after the other and does nothing with them: the floor for a scan of the same bytes.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import path from 'node:path';

const [root, list] = process.argv.slice(2);
const reads = JSON.parse(readFileSync(list, 'utf8'));
const started = performance.now();
let bytes = 0;
for (const { path: file, offset, length } of reads) {
  const handle = openSync(path.join(root, 'files', file), 'r');
  bytes += readSync(handle, Buffer.alloc(length), 0, length, offset);
  closeSync(handle);
}
console.log(JSON.stringify({ read: performance.now() - started, bytes }));
