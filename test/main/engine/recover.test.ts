import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { history } from '../../../main/engine/history.ts';
import { recover } from '../../../main/engine/recover.ts';
import { applyPlan, look, planWish, type RepairPlace } from '../../../main/engine/repair.ts';
import { realDisk } from '../../../main/machine/disk.ts';
import type { Disk } from '../../../shared/disk.ts';
import { homeFolder, quietRun } from '../../support/homes.ts';

const run = quietRun();
let root = '';
let place: RepairPlace;
const folder = () =>
  path.join(root, 'machine/files/home/anna/.thunderbird/k3v9x2ab.default-default/Mail/Local Folders');
/** Every file of the local folders, with its bytes; temporary ones as well. */
const tree = () =>
  readdirSync(folder(), { withFileTypes: true })
    .filter((one) => one.isFile())
    .map(
      ({ name }) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(path.join(folder(), name)))
          .digest('hex')}`,
    )
    .sort();

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'recover-'));
  const machine = path.join(root, 'machine');
  cpSync(homeFolder('stuck-outbox'), machine, { recursive: true, preserveTimestamps: true });
  place = { target: { folder: machine, users: { kind: 'all' } }, data: path.join(root, 'data') };
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Lives for `calls` calls that change names, and is dead then: nothing works any more. */
function dyingAfter(calls: number): Disk {
  let left = calls;
  const living = <T>(work: () => Promise<T>): Promise<T> => {
    left -= 1;
    return left < 0 ? Promise.reject(new Error('killed')) : work();
  };
  return {
    ...realDisk,
    create: (file, mode) => living(() => realDisk.create(file, mode)),
    open: (file) => living(() => realDisk.open(file)),
    rename: (from, to) => living(() => realDisk.rename(from, to)),
    remove: (file) => living(() => realDisk.remove(file)),
    makeFolder: (file, mode) => living(() => realDisk.makeFolder(file, mode)),
  };
}

async function apply(disk: Disk) {
  const seen = await look(place.target, run);
  if (!seen.ok) throw new Error(seen.error.code);
  const item = seen.value.evaluation.findings.find(({ check }) => check === 'outbox-item-stuck');
  const wish = { finding: item?.id ?? '', fix: 'outbox-move-to-drafts', chosen: new Map<string, string>() };
  const planned = await planWish(seen.value, wish, { ...place, disk }, run);
  return applyPlan(seen.value, planned, { ...place, disk }, run);
}

describe('recover', () => {
  it('brings every file to before or after, wherever the repair died, also when it dies itself', async () => {
    const before = tree();
    let deaths = 0;
    let isWhole = false;
    for (let calls = 0; !isWhole; calls += 1) {
      isWhole = await apply(dyingAfter(calls)).then(
        ({ state }) => state === 'done',
        () => false,
      );
      if (isWhole) break;
      deaths += 1;
      await recover({ ...place, disk: dyingAfter(1) }, run).catch((error: unknown) => {
        if (!(error instanceof Error && error.message === 'killed')) throw error;
      });
      const ended = await recover(place, run);
      expect(ended.ok, `after ${calls} calls`).toBe(true);
      const listed = await history(place.data);
      const [last] = listed.ok ? listed.value : [];
      expect(last?.state ?? 'rolled-back', `after ${calls} calls`).toMatch(/^(done|rolled-back)$/);
      if (last?.state === 'done') break;
      expect(tree(), `after ${calls} calls`).toEqual(before);
    }
    expect(deaths).toBeGreaterThan(10);
    expect(tree()).not.toEqual(before);
  }, 60_000);

  it('has nothing to do where nothing was left open', async () => {
    expect(await recover(place, run)).toEqual({ ok: true, value: [] });
  });
});
