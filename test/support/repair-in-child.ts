import { readSync, writeSync } from 'node:fs';
import { applyPlan, look, planWish } from '../../main/engine/repair.ts';
import { quietRun } from './homes.ts';

/**
 * Applies one repair in a process of its own, which a test then ends at any moment, or holds up:
 * `node repair-in-child.ts MACHINE DATA FIX [wait|hold]`. It says `ready` before it begins, and at the end its state and refusal.
 * `wait`: it begins after a byte on its standard input. `hold`: right before the first change it says `writing`, and waits for a byte.
 */
const [folder = '', data = '', fix = '', pause = ''] = process.argv.slice(2);
const place = { target: { folder, users: { kind: 'all' as const } }, data };
const say = (line: string) => writeSync(1, `${line}\n`);
const waitForByte = () => readSync(0, Buffer.alloc(1));
const seen = await look(place.target, quietRun());
if (!seen.ok) throw new Error(seen.error.code);
for (const { id } of seen.value.evaluation.findings) {
  const planned = await planWish(seen.value, { finding: id, fix, chosen: new Map() }, place, quietRun());
  if (planned.plan.refusal) continue;
  say('ready');
  if (pause === 'wait') waitForByte();
  let isHeld = pause === 'hold';
  const run = {
    ...quietRun(),
    progress: ({ step }: { readonly step: string }) => {
      if (!isHeld || step !== 'writing') return;
      isHeld = false;
      say('writing');
      waitForByte();
    },
  };
  const { state, refusal } = await applyPlan(seen.value, planned, place, run);
  say(`${state} ${refusal ? JSON.stringify(refusal) : ''}`.trim());
  break;
}
