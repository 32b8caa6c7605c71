import { type ChildProcessWithoutNullStreams, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { history } from '../../../main/engine/history.ts';
import { recover } from '../../../main/engine/recover.ts';
import { applyPlan, look, planWish, type RepairPlace } from '../../../main/engine/repair.ts';
import type { RepairRun } from '../../../main/engine/repair-run.ts';
import { undo } from '../../../main/engine/undo.ts';
import { translator } from '../../../shared/messages/format.ts';
import { type Refusal, refusal as refusalSchema } from '../../../shared/model/plan.ts';
import { refusalText } from '../../../shared/reports/plan-text.ts';
import { homeFolder, quietRun } from '../../support/homes.ts';
import { treeOf as treeWithTimes } from '../../support/test-fix.ts';

let root = '';
let place: RepairPlace;
const machine = () => path.join(root, 'machine');
/** Without the times: a copy and a repair have their own. */
const treeOf = (folder: string) =>
  new Map([...treeWithTimes(folder)].map(([name, facts]) => [name, facts.replace(/^(\d+ \d+) [\d.]+ /, '$1 ')]));
async function entriesOf() {
  const listed = await history(place.data);
  if (!listed.ok) throw new Error(listed.error.code);
  return listed.value;
}
const lockFile = () => path.join(root, 'data/working.lock');

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'crash-'));
  cpSync(homeFolder('pop-imap-leave'), machine(), { recursive: true });
  mkdirSync(path.join(root, 'data'));
  place = { target: { folder: machine(), users: { kind: 'all' } }, data: path.join(root, 'data') };
});
afterEach(() => {
  for (const { process } of children.splice(0)) process.kill('SIGKILL');
  rmSync(root, { recursive: true, force: true });
});

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

/** A sentence as a person reads it; `file` stands for a path of this test. */
const sentence = (refusal: Refusal | undefined) =>
  refusal && refusalText(translator('en'), refusal.file?.startsWith(root) ? { ...refusal, file: 'FILE' } : refusal);
const sentences = {
  other: 'Another window or command of this program is working just now. Wait for it to end, then try again.',
  unfinished: 'An earlier change was cut off in the middle. Recover it first.',
  full: 'The disk became full. What was begun was taken back. Make room, then try again.',
};

const childFile = new URL('../../support/repair-in-child.ts', import.meta.url).pathname;
type Child = { readonly process: ChildProcessWithoutNullStreams; readonly lines: AsyncIterator<string> };
const children: Child[] = [];
async function inChild(pause = ''): Promise<Child> {
  const started = spawn(process.execPath, [childFile, machine(), place.data, 'pop3-leave-on-server', pause]);
  const child = { process: started, lines: createInterface({ input: started.stdout })[Symbol.asyncIterator]() };
  children.push(child);
  expect(await nextLine(child)).toBe('ready');
  return child;
}
const nextLine = async ({ lines }: Child): Promise<string> => String((await lines.next()).value);
function answerOf(line: string): { readonly state: string; readonly refusal: Refusal | undefined } {
  const [state = ''] = line.split(' ', 1);
  const rest = line.slice(state.length).trim();
  return { state, refusal: rest === '' ? undefined : refusalSchema.parse(JSON.parse(rest)) };
}

it('leaves the old or the new files when it is killed at any moment', { timeout: 120_000 }, async () => {
  const start = path.join(root, 'start');
  cpSync(machine(), start, { recursive: true });
  const reset = () => {
    for (const folder of [machine(), place.data]) rmSync(folder, { recursive: true, force: true });
    cpSync(start, machine(), { recursive: true });
  };
  const before = treeOf(machine());
  const { process: whole } = await inChild();
  const began = performance.now();
  await once(whole, 'exit');
  const takes = performance.now() - began;
  const after = treeOf(machine());
  expect(after).not.toEqual(before);
  for (let turn = 0; turn < 20; turn += 1) {
    reset();
    const { process: child } = await inChild();
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

it('refuses the second of two processes while the first one writes, and lets the first one end', async () => {
  const [first, second] = [await inChild('hold'), await inChild('wait')];
  expect(await nextLine(first)).toBe('writing');
  second.process.stdin.write('.');
  const refused = answerOf(await nextLine(second));
  expect([refused.state, refused.refusal?.code]).toEqual(['refused', 'other-postmender']);
  expect(sentence(refused.refusal)).toBe(sentences.other);
  first.process.stdin.write('.');
  expect(answerOf(await nextLine(first)).state).toBe('done');
});

it('lets one of two processes that begin at the same moment do it', async () => {
  for (let turn = 0; turn < 3; turn += 1) {
    const both = [await inChild('wait'), await inChild('wait')];
    const before = treeOf(machine());
    for (const { process } of both) process.stdin.write('.');
    const answers = (await Promise.all(both.map(nextLine))).map(answerOf);
    expect(answers.map(({ state }) => state).sort()).toEqual(['done', 'refused']);
    const code = answers.find(({ state }) => state === 'refused')?.refusal?.code;
    expect(['other-postmender', 'changed-since-preview']).toContain(code);
    const [done] = await entriesOf();
    expect((await undo(done?.id ?? '', place, quietRun())).state).toBe('done');
    expect(treeOf(machine())).toEqual(before);
  }
});

it('says that a change was cut off, until it is recovered', async () => {
  const before = treeOf(machine());
  const child = await inChild('hold');
  expect(await nextLine(child)).toBe('writing');
  child.process.kill('SIGKILL');
  await once(child.process, 'exit');
  const refused = await apply();
  expect([refused.state, refused.refusal?.code]).toEqual(['refused', 'unfinished']);
  expect(sentence(refused.refusal)).toBe(sentences.unfinished);
  expect((await recover(place, quietRun())).ok).toBe(true);
  expect(treeOf(machine())).toEqual(before);
  expect((await apply()).state).toBe('done');
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
  const { refusal } = await apply();
  expect(refusal?.code).toBe('other-postmender');
  expect(sentence(refusal)).toBe(sentences.other);
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
  expect(sentence(entry.refusal)).toBe('Stopped. What was begun was taken back.');
  expect(treeOf(machine())).toEqual(before);
});

it('refuses a journal of a newer version', async () => {
  const done = await apply();
  const file = path.join(place.data, 'journal', done.id, 'entry.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"journalVersion": 1', '"journalVersion": 2'));
  for (const answer of [await history(place.data), await recover(place, quietRun())]) {
    expect(answer.ok ? 'ok' : answer.error.code).toBe('newer-journal');
    if (answer.ok) continue;
    expect(sentence(answer.error)).toBe('FILE was written by a newer version of this program. Use that one.');
  }
  expect((await undo(done.id, place, quietRun())).refusal?.code).toBe('newer-journal');
});

/** A disk of `megabytes` in the place of a folder, which it gets back. */
function withDisk(folder: string, megabytes: number): () => void {
  const aside = path.join(root, 'aside');
  if (existsSync(folder)) cpSync(folder, aside, { recursive: true });
  mkdirSync(folder, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  if (existsSync(aside)) cpSync(aside, folder, { recursive: true });
  return () => execFileSync('umount', ['-l', folder]);
}

function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const folder = mkdtempSync(path.join(tmpdir(), 'mount-'));
  const isMounted = spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', folder]).status === 0;
  if (isMounted) execFileSync('umount', [folder]);
  rmSync(folder, { recursive: true });
  return isMounted;
}

/** A file that takes the room that is left on the disk of a folder. */
function fill(folder: string): string {
  const file = path.join(folder, 'filler');
  const piece = Buffer.alloc(4096);
  const handle = openSync(file, 'w');
  for (let isFull = false; !isFull; ) {
    try {
      writeSync(handle, piece);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      isFull = true;
    }
  }
  closeSync(handle);
  return file;
}

const parts = { 'the data folder': () => place.data, "the machine's own disk": machine };
if (canMount())
  describe.each(Object.entries(parts))('%s on a small disk', (_, folderOf) => {
    it('refuses before anything is written where the room is too little', async () => {
      const unmount = withDisk(folderOf(), 2);
      try {
        const before = treeOf(machine());
        const { state, refusal } = await apply();
        expect([state, refusal?.code]).toEqual(['refused', 'no-room']);
        expect(sentence(refusal)).toBe(
          'The disk is too full: about 5 MB are needed for the change and its safety copy. Make room, then try again.',
        );
        expect(treeOf(machine())).toEqual(before);
        expect(await entriesOf()).toEqual([]);
      } finally {
        unmount();
      }
    });

    it('leaves the old files where another program fills the disk while it writes', async () => {
      const unmount = withDisk(folderOf(), 16);
      try {
        const before = treeOf(machine());
        let filler = '';
        const progress: RepairRun['progress'] = ({ step }) => {
          if (step === 'writing' && filler === '') filler = fill(folderOf());
        };
        const entry = await apply({ ...quietRun(), progress });
        rmSync(filler);
        expect(entry.refusal?.code).toBe('disk-full');
        expect(sentence(entry.refusal)).toBe(sentences.full);
        expect(treeOf(machine())).toEqual(before);
        if (entry.state === 'open') expect((await recover(place, quietRun())).ok).toBe(true);
        expect(treeOf(machine())).toEqual(before);
        expect((await entriesOf()).map(({ state }) => state)).toEqual(['rolled-back']);
        expect((await apply()).state).toBe('done');
      } finally {
        unmount();
      }
    });
  });
else console.info('full disks: not tried, since only root on Linux can mount one');
