import { applyPlan, look, planWish } from '../../main/engine/repair.ts';
import { quietRun } from './homes.ts';

/** Applies one repair in a process of its own, which a test then ends at any moment: `node repair-in-child.ts MACHINE DATA FIX`. */
const [folder = '', data = '', fix = ''] = process.argv.slice(2);
const place = { target: { folder, users: { kind: 'all' as const } }, data };
const seen = await look(place.target, quietRun());
if (!seen.ok) throw new Error(seen.error.code);
for (const { id } of seen.value.evaluation.findings) {
  const planned = await planWish(seen.value, { finding: id, fix, chosen: new Map() }, place, quietRun());
  if (planned.plan.refusal) continue;
  process.stdout.write('ready\n');
  const { state } = await applyPlan(seen.value, planned, place, quietRun());
  process.stdout.write(`${state}\n`);
  break;
}
