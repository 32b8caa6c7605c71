import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Exported, exportMessages } from '../../../main/engine/export-messages.ts';
import { applyPlan, look, planWish } from '../../../main/engine/repair.ts';
import { homeFolder, quietRun } from '../../support/homes.ts';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function quarantined() {
  const root = mkdtempSync(path.join(tmpdir(), 'export-'));
  made.push(root);
  const folder = path.join(root, 'machine');
  const out = path.join(root, 'out');
  mkdirSync(out);
  cpSync(homeFolder('stuck-outbox'), folder, { recursive: true });
  const place = { target: { folder, users: { kind: 'all' as const } }, data: path.join(root, 'data') };
  const seen = await look(place.target, quietRun());
  if (!seen.ok) throw new Error(seen.error.code);
  const wish = { finding: 'outbox-sender-gone', fix: 'outbox-quarantine', chosen: new Map<string, string>() };
  const planned = await planWish(seen.value, wish, place, quietRun());
  const entry = await applyPlan(seen.value, planned, place, quietRun());
  return { data: place.data, entry, out };
}

async function outcomes(exported: AsyncIterable<Exported>): Promise<Exported['outcome'][]> {
  const all: Exported['outcome'][] = [];
  for await (const { outcome } of exported) all.push(outcome);
  return all;
}

describe('kept messages are saved elsewhere', () => {
  it('copies each, and leaves alone what is there already', async () => {
    const { data, entry, out } = await quarantined();
    expect(await outcomes(exportMessages(data, entry, out))).toEqual(['written']);
    const [name = ''] = readdirSync(out).filter((one) => one.endsWith('.eml'));
    expect(readFileSync(path.join(out, name), 'utf8')).toContain('Subject: Account was deleted');
    writeFileSync(path.join(out, name), 'theirs');
    expect(await outcomes(exportMessages(data, entry, out))).toEqual(['there']);
    expect(readFileSync(path.join(out, name), 'utf8')).toBe('theirs');
  });

  it('says why nothing could be written, and has nothing to write for an entry that keeps none', async () => {
    const { data, entry, out } = await quarantined();
    expect(await outcomes(exportMessages(data, entry, path.join(out, 'gone')))).toEqual(['folder-missing']);
    expect(await outcomes(exportMessages(data, { ...entry, quarantined: [] }, out))).toEqual([]);
  });
});
