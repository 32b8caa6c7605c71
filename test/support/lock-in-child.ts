// Takes and gives back a lock many times, and sometimes dies with it: for lock.test.ts.
import { appendFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { takeLock } from '../../main/store/lock.ts';

const [data = '', log = ''] = process.argv.slice(2);
const until = Date.now() + 4000;
let holds = 0;
while (Date.now() < until) {
  const lock = await takeLock(data);
  if (!lock.ok) {
    await setTimeout(1);
    continue;
  }
  holds += 1;
  const name = `${process.pid}.${holds}`;
  appendFileSync(log, `+ ${name}\n`);
  if (holds === 15) process.kill(process.pid, 'SIGKILL');
  await setTimeout(2);
  appendFileSync(log, `- ${name}\n`);
  lock.value.release();
}
