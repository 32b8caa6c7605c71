import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { history } from '../../../main/engine/history.ts';
import { recover } from '../../../main/engine/recover.ts';
import { applyPlan, look, planWish, type RepairPlace } from '../../../main/engine/repair.ts';
import type { RepairRun } from '../../../main/engine/repair-run.ts';
import { homeFolder, quietRun } from '../../support/homes.ts';
import { treeOf as treeWithTimes } from '../../support/test-fix.ts';

let root = '';
let place: RepairPlace;
const machine = () => path.join(root, 'machine');
/** Without the times: a copy and a repair have their own. */
const treeOf = (folder: string) =>
  new Map([...treeWithTimes(folder)].map(([name, facts]) => [name, facts.replace(/^(\d+ \d+) [\d.]+ /, '$1 ')]));
const lockFile = () => path.join(root, 'data/working.lock');

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'crash-'));
  cpSync(homeFolder('pop-imap-leave'), machine(), { recursive: true });
  mkdirSync(path.join(root, 'data'));
  place = { target: { folder: machine(), users: { kind: 'all' } }, data: path.join(root, 'data') };
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

async function apply(run: RepairRun = quietRun()) {
  const seen = await look(place.target, quietRun());
  if (!seen.ok) throw new Error(seen.error.code);
  for (const finding of seen.value.evaluation.findings) {
    const wish = { finding: finding.id, fix: 'pop3-leave-on-server', chosen: new Map() };
    const planned = await planWish(seen.value, wish, place, quietRun());
    if (!planned.plan.refusal) return applyPlan(seen.value, planned, place, run);
  }
  throw new Error('nothing to repair');
}

const childFile = new URL('../../support/repair-in-child.ts', import.meta.url).pathname;
const inChild = async () => {
  const child = spawn(process.execPath, [childFile, machine(), place.data, 'pop3-leave-on-server']);
  await once(child.stdout, 'data');
  return child;
};

it('leaves the old or the new files when it is killed at any moment', { timeout: 120_000 }, async () => {
  const start = path.join(root, 'start');
  cpSync(machine(), start, { recursive: true });
  const reset = () => {
    for (const folder of [machine(), place.data]) rmSync(folder, { recursive: true, force: true });
    cpSync(start, machine(), { recursive: true });
  };
  const before = treeOf(machine());
  const whole = await inChild();
  const began = performance.now();
  await once(whole, 'exit');
  const takes = performance.now() - began;
  const after = treeOf(machine());
  expect(after).not.toEqual(before);
  for (let turn = 0; turn < 20; turn += 1) {
    reset();
    const child = await inChild();
    const gone = once(child, 'exit');
    const moment = Math.random() * takes;
    await new Promise((resolve) => setTimeout(resolve, moment));
    child.kill('SIGKILL');
    await gone;
    const result = await recover(place, quietRun());
    expect(result.ok, `killed after ${moment} ms`).toBe(true);
    const listed = await history(place.data);
    const states = listed.ok ? listed.value.map(({ state }) => state) : [];
    expect(treeOf(machine()), `killed after ${moment} ms`).toEqual(states.includes('done') ? after : before);
    expect(states).not.toContain('open');
  }
});

/** A process that lives until it is ended. */
async function other() {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000); console.log("up")']);
  await once(child.stdout, 'data');
  return child;
}

it('refuses while another one works, and not once that one is dead', async () => {
  const child = await other();
  writeFileSync(lockFile(), `${child.pid} ${new Date().toISOString()}\n`);
  expect((await apply()).refusal?.code).toBe('other-postmender');
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect((await apply()).state).toBe('done');
});

it('knows a lock from before the computer started, though its number is in use again', async () => {
  const child = await other();
  writeFileSync(lockFile(), `${child.pid} 2020-01-01T00:00:00.000Z\n`);
  expect((await apply()).state).toBe('done');
  child.kill('SIGKILL');
});

it('rolls back where a person stops it', async () => {
  const before = treeOf(machine());
  const stop = new AbortController();
  const progress: RepairRun['progress'] = ({ step }) => (step === 'writing' ? stop.abort() : undefined);
  const entry = await apply({ ...quietRun(), signal: stop.signal, progress });
  expect([entry.state, entry.refusal?.code]).toEqual(['rolled-back', 'stopped']);
  expect(treeOf(machine())).toEqual(before);
});

it('refuses a journal of a newer version', async () => {
  const done = await apply();
  const file = path.join(place.data, 'journal', done.id, 'entry.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"journalVersion": 1', '"journalVersion": 2'));
  for (const answer of [await history(place.data), await recover(place, quietRun())])
    expect(answer.ok ? 'ok' : answer.error.code).toBe('newer-journal');
});
