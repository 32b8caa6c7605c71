import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRegistryExport } from '../../../main/formats/registry-export.ts';
import { openHive } from '../../../main/formats/registry-hive.ts';
import { memorySource } from '../../../shared/byte-source.ts';
import { writeHive } from '../../support/hive-writer.ts';
import { hivexListing } from '../../support/hivex.ts';
import { outlookRegistry } from '../../support/outlook-registry.ts';
import { writeReg } from '../../support/reg-writer.ts';
import { accountLines, scanRegistry, withoutFile } from '../../support/registry-image.ts';
import { listed } from '../../support/registry-listing.ts';

// The third way, the live registry, is test/lab/registry-three-ways.test.ts.
describe('a registry made at random', () => {
  it('is the same as an export and as a hive, and a scan finds its accounts', async () => {
    const seen = { accounts: 0, most: 0, keys: 0 };
    const lists = fc.constantFrom('lf', 'lh', 'li');
    await fc.assert(
      fc.asyncProperty(outlookRegistry, lists, fc.integer({ min: 1, max: 40 }), async (made, list, perList) => {
        const [asExport, asHive] = [writeReg(made.root), writeHive(made.root, { list, perList })];
        const hive = await openHive(memorySource(asHive), new AbortController().signal);
        if (!hive.ok) throw new Error(hive.error.code);
        const rows = await listed(hive.value.tree);
        // Only a hive of which an independent reader lists the same proves something.
        expect(await hivexListing(asHive)).toEqual(rows);
        const { tree, faults } = parseRegistryExport(asExport);
        expect([faults, await listed(tree)]).toEqual([[], rows]);

        const byExport = await scanRegistry('user.reg', asExport);
        const byHive = await scanRegistry('NTUSER.DAT', asHive);
        expect(accountLines(byExport)).toEqual(made.lines);
        expect(withoutFile(byHive)).toEqual(withoutFile(byExport));
        expect(JSON.stringify(byHive)).not.toContain('CANARY');
        seen.accounts += made.lines.length;
        seen.most = Math.max(seen.most, made.lines.length);
        seen.keys += rows.size;
      }),
      // Every try starts hivex, so a failing registry is shown as it is instead of being made smaller.
      { numRuns: 60, seed: 11, endOnFailure: true },
    );
    console.info(`registries made at random: 60, ${JSON.stringify(seen)}`);
    expect(seen.most).toBeGreaterThan(20);
  }, 180_000);
});
