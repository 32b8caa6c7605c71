import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRegistryExport } from '../../../main/formats/registry-export.ts';
import { openHive } from '../../../main/formats/registry-hive.ts';
import { memorySource } from '../../../shared/byte-source.ts';
import { type DamageOutcome, DamageTally } from '../../support/damage-tally.ts';
import { writeHive } from '../../support/hive-writer.ts';
import { hivexImport, hivexListing } from '../../support/hivex.ts';
import { mutations } from '../../support/mutations.ts';
import { outlookRegistry } from '../../support/outlook-registry.ts';
import { writeReg } from '../../support/reg-writer.ts';
import { accountLines, scanRegistry } from '../../support/registry-image.ts';
import { listed } from '../../support/registry-listing.ts';

const live = new AbortController().signal;
type Rows = ReadonlyMap<string, unknown>;
/** Values in rows that could be read. */
const valuesIn = (rows: Rows) =>
  [...rows.values()].reduce<number>((sum, row) => sum + (Array.isArray(row) ? row.length : 0), 0);
/** hivex keeps a name that stands twice in a key twice; in Windows the later one wins. */
const namesIn = (rows: ReadonlyMap<string, readonly string[]>) =>
  new Set(
    [...rows].flatMap(([key, row]) => row.map((one) => `${key}\n${one.replace(/=\d+:[^=]*$/, '').toUpperCase()}`)),
  ).size;
const isSame = (a: Rows, b: Rows) => JSON.stringify([...a]) === JSON.stringify([...b]);

/** A registry of some 20 accounts, as a whole small enough to be written a thousand times. */
function registry() {
  const made = fc.sample(outlookRegistry, { numRuns: 200, seed: 3 });
  const right = made.find(
    ({ root, lines }) => lines.length > 15 && lines.length < 25 && writeReg(root).length < 100_000,
  );
  if (!right) throw new Error('no registry of that size among those made');
  return right.root;
}
const root = registry();

/** What a plain reader of lines finds in a .reg file: the value lines below keys, each name once. The second opinion on damaged exports. */
function plainCount(text: string): number {
  const found = new Set<string>();
  let key: string | null = null;
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (line.startsWith('[')) key = /^\[HKEY_CURRENT_USER(\\.*)?\]/.test(line) ? line.toUpperCase() : null;
    const name = /^(@|"(?:[^"\\]|\\.)*")\s*=\s*(?!-)/.exec(line)?.[1];
    if (key !== null && name !== undefined) found.add(`${key}\n${name.toUpperCase()}`);
  }
  return found.size;
}

describe('1,000 damaged exports', () => {
  const text = Buffer.from(writeReg(root)).toString('utf16le');
  it.each([
    ['UTF-16LE', Buffer.from(text, 'utf16le'), (bytes: Uint8Array) => Buffer.from(bytes).toString('utf16le')],
    ['UTF-8', Buffer.from(text), (bytes: Uint8Array) => Buffer.from(bytes).toString()],
  ])('in %s: none throws, hangs or loses a value that its lines still hold', async (name, whole, textOf) => {
    const truth = await listed(parseRegistryExport(whole).tree);
    // Both second opinions see all of a whole file.
    expect([plainCount(textOf(whole)), valuesIn((await hivexImport(textOf(whole))) ?? new Map())]).toEqual([
      valuesIn(truth),
      valuesIn(truth),
    ]);
    const tally = new DamageTally(`.reg, ${name}`);
    let [asked, taken] = [0, 0];
    for (const { what, bytes } of mutations(whole, 1000, 13))
      await tally.add(what, async (): Promise<DamageOutcome> => {
        const { tree, faults } = parseRegistryExport(bytes);
        const rows = await listed(tree);
        const count = valuesIn(rows);
        if (faults.length > 0) return count < valuesIn(truth) ? 'fewer' : 'damaged';
        if (isSame(rows, truth)) return 'right';
        if (count < plainCount(textOf(bytes))) return 'short';
        // A quarter of a second each.
        asked += 1;
        const theirs = asked > 40 ? null : await hivexImport(textOf(bytes));
        if (theirs) taken += 1;
        return theirs && count < namesIn(theirs) ? 'short' : 'changed';
      });
    expect(tally.bad).toEqual([]);
    console.info(`hivex was asked about 40 of ${asked} copies in ${name} without a fault, and took over ${taken}`);
    expect(tally.copies).toBe(1000);
    tally.report();
  });
});

/** Every list of sub-keys and of values, each entry in turn leading to the list itself, to its key and to the root. */
function* looped(hive: Uint8Array) {
  const whole = Buffer.from(hive);
  const top = whole.readUInt32LE(36);
  for (let at = 4096; at < whole.length - 8; at += 8) {
    const size = -whole.readInt32LE(at);
    if (size < 80 || whole.toString('latin1', at + 4, at + 6) !== 'nk' || at + size > whole.length) continue;
    const list = whole.readUInt32LE(at + 4 + 28);
    if (list === 0xffffffff) continue;
    const count = whole.readUInt16LE(4096 + list + 6);
    const width = whole.toString('latin1', 4096 + list + 4, 4096 + list + 6) === 'ri' ? 4 : 8;
    for (let entry = 0; entry < Math.min(count, 8); entry += 1)
      for (const target of [list, at - 4096, top]) {
        const bytes = Buffer.from(whole);
        bytes.writeUInt32LE(target, 4096 + list + 8 + width * entry);
        yield { what: `loops in the list of ${at}, entry ${entry}`, bytes };
      }
  }
}

describe('1,000 damaged hives', () => {
  it('none throws, hangs or has fewer values than hivex lists without a word', async () => {
    const whole = writeHive(root, { perList: 7 });
    const opened = await openHive(memorySource(whole), live);
    if (!opened.ok) throw new Error(opened.error.code);
    const truth = await listed(opened.value.tree);
    const tally = new DamageTally('hive');
    let asked = 0;
    const judge = async (bytes: Uint8Array): Promise<DamageOutcome> => {
      const hive = await openHive(memorySource(bytes), live);
      if (!hive.ok) return 'damaged';
      const rows = await listed(hive.value.tree);
      const isNamed = hive.value.faults.length > 0 || [...rows.values()].some((row) => !Array.isArray(row));
      if (isNamed) return valuesIn(rows) < valuesIn(truth) ? 'fewer' : 'damaged';
      if (isSame(rows, truth)) return 'right';
      asked += 1;
      const theirs = await hivexListing(bytes);
      return theirs && valuesIn(rows) < valuesIn(theirs) ? 'short' : 'changed';
    };
    for (const { what, bytes } of mutations(whole, 1000, 17)) await tally.add(what, () => judge(bytes));
    for (const { what, bytes } of looped(whole)) await tally.add(what, () => judge(bytes));
    expect(tally.bad).toEqual([]);
    tally.report();
    console.info(`hivex was asked about ${asked} of ${tally.copies} copies`);
  }, 200_000);
});

describe('a scan of a damaged registry', () => {
  const named = ['file-damaged', 'file-cut', 'registry-key-damaged', 'account-list-broken'];
  it.each([
    ['user.reg', writeReg(root)],
    ['NTUSER.DAT', writeHive(root, { perList: 7 })],
  ] as const)(
    '%s: where accounts are not as they were, it names the damage',
    async (file, whole) => {
      const truth = accountLines(await scanRegistry(file, whole));
      let different = 0;
      for (const { what, bytes } of mutations(whole, 150, 23)) {
        if (!(await isDamaged(bytes))) continue;
        const scanned = await scanRegistry(file, bytes);
        if (JSON.stringify(accountLines(scanned)) === JSON.stringify(truth)) continue;
        different += 1;
        expect(named, what).toContain(scanned.problems.find(({ code }) => named.includes(code))?.code);
      }
      expect(different).toBeGreaterThan(60);
    },
    60_000,
  );
});

async function isDamaged(bytes: Uint8Array): Promise<boolean> {
  if (Buffer.from(bytes.subarray(0, 4)).toString('latin1') !== 'regf')
    return parseRegistryExport(bytes).faults.length > 0;
  const hive = await openHive(memorySource(bytes), live);
  return (
    !hive.ok ||
    hive.value.faults.length > 0 ||
    [...(await listed(hive.value.tree)).values()].some((row) => !Array.isArray(row))
  );
}
