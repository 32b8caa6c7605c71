import { createHash } from 'node:crypto';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { look } from '../../../main/engine/repair.ts';
import { undo } from '../../../main/engine/undo.ts';
import { applySeveral, planSeveral } from '../../../main/workers/repair-several.ts';
import { quietRun } from '../../support/homes.ts';

const homeOf = (name: string) => fileURLToPath(new URL(`../../machines/thunderbird/${name}`, import.meta.url));
const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function opened(home: string) {
  const root = mkdtempSync(path.join(tmpdir(), 'several-'));
  made.push(root);
  const folder = path.join(root, 'machine');
  cpSync(homeOf(home), folder, { recursive: true });
  const place = { target: { folder, users: { kind: 'all' as const } }, data: path.join(root, 'data') };
  const seen = await look(place.target, quietRun());
  if (!seen.ok) throw new Error(seen.error.code);
  const plans = await planSeveral(
    seen.value.evaluation.findings.map(({ id }) => id),
    place,
    quietRun(),
  );
  if (!plans.ok) throw new Error(plans.error.code);
  const wishes = plans.value.plans.map(({ finding, fix, digest }) => ({ finding, fix, digest }));
  return { folder, place, wishes, leftOut: plans.value.leftOut };
}

const tree = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ parentPath, name }) => {
      const file = path.join(parentPath, name);
      return `${path.relative(folder, file)} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`;
    })
    .sort();

describe('several repairs with one consent', () => {
  for (const home of ['stuck-outbox', 'filters', 'saved-logins', 'pop-deferred'])
    it(`${home}: does each as it was shown, though they touch the same files, and each can be taken back`, async () => {
      const { folder, place, wishes } = await opened(home);
      const before = tree(folder);
      expect(wishes.length).toBeGreaterThan(1);
      const done = await applySeveral(wishes, place, quietRun());
      expect(done.ok && done.value.map(({ state, refusal }) => [state, refusal?.code])).toEqual(
        wishes.map(() => ['done', undefined]),
      );
      const after = await look(place.target, quietRun());
      const left = after.ok ? after.value.evaluation.findings.map(({ id }) => id) : [];
      expect(left.filter((id) => wishes.some(({ finding }) => finding === id))).toEqual([]);
      for (const { id } of done.ok ? [...done.value].reverse() : [])
        expect((await undo(id, place, quietRun())).state).toBe('done');
      expect(tree(folder)).toEqual(before);
    });

  it('leaves out by name what needs a decision, a hand, or is refused', async () => {
    expect((await opened('outbox-smtp-gone')).leftOut).toMatchObject([{ why: 'choice' }]);
    expect((await opened('saved-logins')).leftOut).toMatchObject([{ why: 'by-hand', refusal: null }]);
    expect((await opened('outbox-maildir')).leftOut).toMatchObject([
      { why: 'refused', refusal: { code: 'no-drafts' } },
    ]);
  });

  it('does nothing at all where one is not as it was shown', async () => {
    const { folder, place, wishes } = await opened('filters');
    appendFileSync(path.join(folder, 'files/home/anna/.thunderbird', profileOf(folder), 'prefs.js'), '// changed\n');
    const before = tree(folder);
    const done = await applySeveral(wishes, place, quietRun());
    expect(done.ok && done.value.map(({ state, refusal }) => [state, refusal?.code])).toEqual([
      ['refused', 'changed-since-preview'],
    ]);
    expect(tree(folder)).toEqual(before);
  });

  it('begins nothing more after Cancel, and tells what was done', async () => {
    const { place, wishes } = await opened('filters');
    const stop = new AbortController();
    const run = quietRun();
    let writes = 0;
    const done = await applySeveral(wishes, place, {
      ...run,
      signal: stop.signal,
      progress: ({ step }) => {
        if (step === 'verifying') writes += 1;
        if (writes === 2) stop.abort();
      },
    });
    expect(done.ok && done.value.map(({ state, refusal }) => [state, refusal?.code])).toEqual([
      ['done', undefined],
      ['rolled-back', 'stopped'],
    ]);
  });
});

const profileOf = (folder: string): string =>
  readdirSync(path.join(folder, 'files/home/anna/.thunderbird')).find((name) => name.endsWith('.default-default')) ??
  '';
