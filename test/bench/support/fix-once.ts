// Plans a settings repair, moves one message out of a 10 GB outbox, and prints what it took, as JSON. A process of its own.

import { applyPlan, look, planWish } from '../../../main/engine/repair.ts';
import { realDisk } from '../../../main/machine/disk.ts';
import type { Disk, DiskFile } from '../../../shared/disk.ts';

const [folder = '', data = ''] = process.argv.slice(2);
let bytesWritten = 0;
const counted = (file: DiskFile): DiskFile => ({
  ...file,
  write: (bytes, position) => {
    bytesWritten += bytes.length;
    return file.write(bytes, position);
  },
});
const disk: Disk = {
  ...realDisk,
  create: async (path, mode) => counted(await realDisk.create(path, mode)),
  open: async (path) => counted(await realDisk.open(path)),
};
const place = { target: { folder, users: { kind: 'all' } as const }, data, disk };
const run = {
  signal: new AbortController().signal,
  progress: () => undefined,
  log: { info: () => undefined, error: () => undefined },
};

const seen = await look(place.target, run);
if (!seen.ok) throw new Error(seen.error.code);
const { findings } = seen.value.evaluation;
const { outbox } = seen.value.inventory;
const stuck = findings.find(
  ({ check, subject }) => check === 'outbox-item-stuck' && outbox.some((one) => one.id === subject && one.offset === 0),
);
const settings = findings.find(({ check }) => check === 'password-orphaned');
if (!stuck || !settings) throw new Error('the machine has not the troubles that this needs');
const timed = async <T>(work: () => Promise<T>): Promise<[number, T]> => {
  const started = performance.now();
  const value = await work();
  return [performance.now() - started, value];
};
const chosen = new Map<string, string>();
const [previewSettings] = await timed(() => planWish(seen.value, { finding: settings.id, chosen }, place, run));
const wish = { finding: stuck.id, fix: 'outbox-move-to-drafts', chosen };
const [previewMove, planned] = await timed(() => planWish(seen.value, wish, place, run));
const [applied, entry] = await timed(() => applyPlan(seen.value, planned, place, run));
if (entry.state !== 'done') throw new Error(`the repair ended as ${entry.state}: ${JSON.stringify(entry.refusal)}`);
const message = outbox.find(({ id }) => id === stuck.subject)?.size ?? 0;
const indexes = entry.changes.reduce((sum, one) => sum + (one.kind === 'set-aside' ? (one.before?.size ?? 0) : 0), 0);
console.log(JSON.stringify({ previewSettings, previewMove, applied, bytesWritten, message, indexes }));
