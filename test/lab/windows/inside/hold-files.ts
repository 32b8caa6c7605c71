// Runs under Windows as OUTLOOK.EXE: holds files as `FILE=none` or `FILE=read-write` says, and says so, until the file `stop` is there.
import { existsSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { hold, share } from './win32.ts';

const [, , ready = '', stop = '', ...files] = process.argv;
for (const [file = '', way = ''] of files.map((one) => one.split('='))) {
  const shared = Object.keys(share).find((name): name is keyof typeof share => name === way);
  if (!shared) throw new Error(`no such way of sharing: ${way}`);
  hold(file, shared);
}
writeFileSync(ready, '');
while (!existsSync(stop)) await sleep(100);
process.exit(0);
