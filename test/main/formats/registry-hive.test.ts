import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRegistryExport } from '../../../main/formats/registry-export.ts';
import { openHive } from '../../../main/formats/registry-hive.ts';
import { memorySource } from '../../../shared/byte-source.ts';
import type { RegistryTree, RegistryValue } from '../../../shared/registry.ts';
import { sealHeader, writeHive } from '../../support/hive-writer.ts';
import { mutations } from '../../support/mutations.ts';
import { type WrittenKey, writeReg } from '../../support/reg-writer.ts';

const regs = path.join(import.meta.dirname, '../../machines/outlook/reg');
const hives = path.resolve(import.meta.dirname, '../../../../shared/machines/outlook/hive');
const live = new AbortController().signal;

/** Every key with its values as `type:hex`, in an order of their own; what could not be read stands there as an error. */
async function listed(tree: RegistryTree, from = ''): Promise<Map<string, unknown>> {
  const rows = new Map<string, unknown>();
  const waiting = [from];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const [keys, values] = [await tree.keys(at), await tree.values(at)];
    const row = (value: RegistryValue) => `${value.name}=${value.type}:${Buffer.from(value.data).toString('hex')}`;
    rows.set(at.toUpperCase(), values.ok ? values.value.map(row).toSorted() : values.error);
    if (keys.ok) for (const name of keys.value) waiting.push(at === '' ? name : `${at}\\${name}`);
    else rows.set(`${at.toUpperCase()}\\`, keys.error);
  }
  return new Map([...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

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
    { weight: 9, arbitrary: fc.uint8Array({ maxLength: 40 }) },
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

describe('a hive and an export of the same content', () => {
  it('give the same tree', async () => {
    const lists = fc.constantFrom('lf', 'lh', 'li');
    await fc.assert(
      fc.asyncProperty(key, lists, fc.integer({ min: 1, max: 3 }), async (root, list, perList) => {
        const hive = writeHive(root, { list, perList });
        const mine = await listed(await hiveTree(hive));
        expect(mine).toEqual(await listed(parseRegistryExport(writeReg(root)).tree));
      }),
      { numRuns: 15, seed: 5 },
    );
  }, 60_000);

  it.runIf(existsSync(hives))('hold the same keys and values in every sample', async () => {
    for (const file of readdirSync(regs).filter((each) => each.endsWith('.reg'))) {
      const parsed = parseRegistryExport(readFileSync(path.join(regs, file)));
      expect(parsed.faults, file).toEqual([]);
      const hive = await hiveTree(readFileSync(path.join(hives, file.replace('.reg', '.hiv'))));
      const rows = await listed(parsed.tree, 'Software');
      expect(rows.size, file).toBeGreaterThan(5);
      expect(await listed(hive, 'Software'), file).toEqual(rows);
    }
  });

  it.runIf(existsSync(hives))('names the broken list of the damaged sample', async () => {
    const rows = await listed(await hiveTree(readFileSync(path.join(hives, 'damaged-sub-key-list.hiv'))));
    expect([...rows.values()]).toContainEqual({ code: 'damaged', at: expect.stringMatching(/^0x/) });
  });
});

describe('openHive', () => {
  const accounts: WrittenKey = {
    name: 'root',
    values: [],
    keys: Array.from({ length: 201 }, (_, at) => ({
      name: at.toString(16).padStart(8, '0'),
      keys: [],
      values: Array.from({ length: 25 }, (__, number) => ({
        name: `v${number}`,
        type: 3,
        data: new Uint8Array(40).fill(at),
      })),
    })),
  };
  it('says that the newest changes are only in a log', async () => {
    const bytes = Buffer.from(writeHive(accounts));
    bytes.writeUInt32LE(7, 4);
    sealHeader(bytes);
    expect(await openHive(memorySource(bytes), live)).toMatchObject({ ok: true, value: { dirty: true, faults: [] } });
  });

  it('reads 201 accounts of 25 values each', async () => {
    const bytes = writeHive(accounts);
    const start = performance.now();
    const rows = await listed(await hiveTree(bytes));
    console.info(`201 accounts from a hive: ${(performance.now() - start).toFixed(0)} ms`);
    expect(rows.size).toBe(202);
  });

  it('neither throws nor hangs on 1,000 damaged copies', async () => {
    const few = { ...accounts, keys: accounts.keys.slice(0, 12) };
    for (const { bytes } of mutations(writeHive(few), 1000)) {
      const hive = await openHive(memorySource(bytes), live);
      if (hive.ok) await listed(hive.value.tree);
    }
  });
});
