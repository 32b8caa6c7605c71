import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseRegistryExport } from '../../main/formats/registry-export.ts';
import { openHive } from '../../main/formats/registry-hive.ts';
import { memorySource } from '../../shared/byte-source.ts';
import { writeHive } from '../support/hive-writer.ts';
import { outlookRegistry } from '../support/outlook-registry.ts';
import { type WrittenKey, writeReg } from '../support/reg-writer.ts';
import { listed } from '../support/registry-listing.ts';
import { openWindowsLab, readLiveRegistry, type WindowsLab } from './windows/in-wine.ts';

let lab: WindowsLab;
beforeAll(async () => {
  lab = await openWindowsLab();
});
afterAll(() => lab.close());

// The first two ways, with hivex and with what a scan finds: test/main/formats/registry-three-ways.test.ts.
describe('24 registries made at random', () => {
  it('are the same in the live registry, in the export that it was made from and in a hive', async () => {
    const made = fc.sample(outlookRegistry, { numRuns: 24, seed: 29 });
    const users = made.map(({ root }, at): WrittenKey => ({ ...root, name: `user ${at}` }));
    const root: WrittenKey = { name: 'root', values: [], keys: [{ name: 'Made', values: [], keys: users }] };
    const asExport = writeReg(root);
    const file = path.join(lab.folder, 'made.reg');
    await writeFile(file, asExport);
    const [live] = await readLiveRegistry(lab, [file]);
    const hive = await openHive(memorySource(writeHive(root)), new AbortController().signal);
    if (!hive.ok) throw new Error(hive.error.code);
    const rows = await listed(hive.value.tree);
    expect(rows.size).toBeGreaterThan(500);
    expect(await listed(parseRegistryExport(asExport).tree)).toEqual(rows);
    expect(live).toEqual(rows);
  });
});
