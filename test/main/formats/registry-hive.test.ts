import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRegistryExport } from '../../../main/formats/registry-export.ts';
import { openHive } from '../../../main/formats/registry-hive.ts';
import { memorySource } from '../../../shared/byte-source.ts';
import { type RegistryTree, registryType } from '../../../shared/registry.ts';
import { sealHeader, writeHive } from '../../support/hive-writer.ts';
import { hivexListing } from '../../support/hivex.ts';
import { mutations } from '../../support/mutations.ts';
import { type WrittenKey, writeReg } from '../../support/reg-writer.ts';
import { listed } from '../../support/registry-listing.ts';

const regs = path.join(import.meta.dirname, '../../machines/outlook/reg');
/** Third-party samples beside the checkout; build/test.mjs names them as left out where they are absent. */
const hives = path.resolve(import.meta.dirname, '../../../../shared/machines/outlook/hive');
const live = new AbortController().signal;

async function hiveTree(bytes: Uint8Array): Promise<RegistryTree> {
  const hive = await openHive(memorySource(bytes), live);
  if (!hive.ok) throw new Error(hive.error.code);
  return hive.value.tree;
}

const name = fc
  .string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...'abcXYZ019 _-.{}"@=;[]äßéЖ邮') })
  .filter((text) => text.trim() === text);
const value = fc.record({
  name: fc.oneof(name, fc.constant('')),
  type: fc.constantFrom(0, 1, 2, 3, 4, 7, 11, 0xffff0012),
  data: fc.oneof(
    { weight: 60, arbitrary: fc.uint8Array({ maxLength: 40 }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 70_000 }).map((size) => new Uint8Array(size).fill(size)) },
  ),
});
const distinct = <T extends { readonly name: string }>(one: fc.Arbitrary<T>, maxLength: number) =>
  fc.uniqueArray(one, { maxLength, selector: (each) => each.name.toLowerCase().toUpperCase() });
const { key } = fc.letrec<{ key: WrittenKey }>((tie) => ({
  key: fc.record({
    name,
    values: distinct(value, 5),
    keys: fc.oneof({ maxDepth: 3 }, fc.constant([]), distinct(tie('key'), 4)),
  }),
}));

/** The results of `work` in the order of `items`, `many` at a time. */
async function each<T, R>(items: readonly T[], work: (item: T) => Promise<R>, many: number): Promise<R[]> {
  const results: R[] = [];
  for (let at = 0; at < items.length; at += many)
    results.push(...(await Promise.all(items.slice(at, at + many).map(work))));
  return results;
}

const accounts = (count: number): WrittenKey => ({
  name: 'root',
  values: [],
  keys: Array.from({ length: count }, (_, at) => ({
    name: at.toString(16).padStart(8, '0'),
    keys: [],
    values: Array.from({ length: 25 }, (__, number) => ({
      name: `v${number}`,
      type: registryType.binary,
      data: new Uint8Array(40).fill(at),
    })),
  })),
});

describe('a hive and an export of the same content', () => {
  it('give the same tree, and hivex lists the same of the hive', async () => {
    const lists = fc.constantFrom('lf', 'lh', 'li');
    await fc.assert(
      fc.asyncProperty(key, lists, fc.integer({ min: 1, max: 3 }), async (root, list, perList) => {
        const hive = writeHive(root, { list, perList });
        const rows = await listed(await hiveTree(hive));
        expect(await listed(parseRegistryExport(writeReg(root)).tree)).toEqual(rows);
        expect(await hivexListing(hive)).toEqual(rows);
      }),
      // Every try starts hivex, so a failing tree is shown as it is instead of being made smaller.
      { numRuns: 40, seed: 5, endOnFailure: true },
    );
  }, 60_000);
});

describe('openHive', () => {
  it.each(['lf', 'lh', 'li'] as const)('reads a list of %s lists as hivex does', async (list) => {
    const hive = writeHive(accounts(30), { list, perList: 7 });
    expect(Buffer.from(hive).includes('ri\x05\0')).toBe(true);
    const rows = await listed(await hiveTree(hive));
    expect([...rows.keys()]).toEqual(['', ...accounts(30).keys.map((each) => each.name.toUpperCase())]);
    expect(rows).toEqual(await hivexListing(hive));
  });

  it.each([16_344, 16_345, 2 * 16_344, 65_536])('reads a value of %i bytes as hivex does', async (size) => {
    const data = Uint8Array.from({ length: size }, (_, at) => (at * 31 + (at >> 8)) & 0xff);
    const hive = writeHive({ name: 'root', values: [{ name: 'big', type: 3, data }], keys: [] });
    const tree = await hiveTree(Uint8Array.from(hive));
    expect(await tree.values('')).toEqual({ ok: true, value: [{ name: 'big', type: 3, data }] });
    expect(await listed(tree)).toEqual(await hivexListing(hive));
  });

  it('says that the newest changes are only in a log', async () => {
    const bytes = Buffer.from(writeHive(accounts(3)));
    bytes.writeUInt32LE(7, 4);
    sealHeader(bytes);
    expect(await openHive(memorySource(bytes), live)).toMatchObject({ ok: true, value: { dirty: true, faults: [] } });
  });

  it('reads 201 accounts of 25 values each', async () => {
    const bytes = writeHive(accounts(201));
    const start = performance.now();
    const rows = await listed(await hiveTree(bytes));
    console.info(`201 accounts from a hive: ${(performance.now() - start).toFixed(0)} ms`);
    expect(rows.size).toBe(202);
  });

  it('neither throws nor hangs on 1,000 damaged copies', async () => {
    for (const { bytes } of mutations(writeHive(accounts(12)), 1000)) {
      const hive = await openHive(memorySource(bytes), live);
      if (hive.ok) await listed(hive.value.tree);
    }
  });

  it('reads what hivex reads of 100 damaged copies, or names the damage', async () => {
    // Copies that are cut short are left out: hivex opens none of them.
    const copies = [...mutations(writeHive(accounts(6), { perList: 2 }), 460, 3)].filter(
      ({ what }) => !/^cut/.test(what),
    );
    const theirs = await each(copies, ({ bytes }) => hivexListing(bytes), 4);
    const kinds = new Map<string, number>();
    let named = 0;
    for (const [at, { what, bytes }] of copies.entries()) {
      const rows = theirs[at];
      if (!rows) continue;
      const kind = what.replace(/ .*/, '');
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      const opened = await openHive(memorySource(bytes), live);
      const mine = opened.ok ? await listed(opened.value.tree) : new Map<string, unknown>();
      const fault =
        !opened.ok || opened.value.faults.length > 0 || [...mine.values()].some((row) => !Array.isArray(row));
      if (fault) named += 1;
      else
        for (const [key, row] of rows)
          expect(mine.get(key), `${what}: ${key}`).toEqual(expect.arrayContaining([...row]));
    }
    console.info(
      `damaged hives that hivex opens: ${JSON.stringify(Object.fromEntries(kinds))}, ${named} with named damage`,
    );
    expect([...kinds.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(100);
  }, 180_000);
});

if (existsSync(hives))
  describe('the sample hives', () => {
    it.each(readdirSync(regs).filter((each) => each.endsWith('.reg')))(
      '%s and its hive hold the same',
      async (file) => {
        const parsed = parseRegistryExport(readFileSync(path.join(regs, file)));
        expect(parsed.faults).toEqual([]);
        const bytes = readFileSync(path.join(hives, file.replace('.reg', '.hiv')));
        const rows = await listed(parsed.tree, 'Software');
        expect(rows.size).toBeGreaterThan(5);
        expect(await listed(await hiveTree(bytes), 'Software')).toEqual(rows);
        expect(await listed(await hiveTree(bytes))).toEqual(await hivexListing(bytes));
      },
    );

    it('names the broken list of the damaged sample', async () => {
      const rows = await listed(await hiveTree(readFileSync(path.join(hives, 'damaged-sub-key-list.hiv'))));
      expect([...rows.values()]).toContainEqual({ code: 'damaged', at: expect.stringMatching(/^0x/) });
    });
  });
