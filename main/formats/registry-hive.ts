import type { ByteSource, ReadError } from '../../shared/byte-source.ts';
import type { RegistryError, RegistryTree, RegistryValue } from '../../shared/registry.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { damagedAt, firstBin, HiveCells, type KeyCell, noCell, signatureOf, viewOf } from './registry-hive-cells.ts';
import { foldName } from './registry-text.ts';
import { latin1Of } from './text.ts';

export type HiveFault = { readonly code: 'checksum' | 'cut' | 'version'; readonly offset: number };
export type Hive = {
  readonly tree: RegistryTree;
  /** The sequence numbers differ: the newest changes are only in the log files, which are not replayed. */
  readonly dirty: boolean;
  /** What is wrong with the header. Damage further in is an error of the keys it concerns. */
  readonly faults: readonly HiveFault[];
};
export type HiveError = ReadError | { readonly code: 'not-a-hive' } | { readonly code: 'damaged'; readonly at: string };

/** Windows allows 512 levels; the other two are above anything seen. */
const depthLimit = 512;
const subkeyLimit = 70_000;
const bytesLimit = 64 * 1024 * 1024;
const keptKeys = 256;

/** What a key's list of sub-keys gave: those that could be read, and the first thing that could not. */
type Children = {
  readonly list: readonly KeyCell[];
  /** By the name as Windows compares it; the first where one is doubled. */
  readonly named: ReadonlyMap<string, KeyCell>;
  readonly fault: RegistryError | null;
};

/**
 * A hive file (NTUSER.DAT) by ranged reads; nothing is written, log files are not replayed. A broken cell is an error of its own key;
 * keys beside it that can still be found are read. Source: msuhanov/regf, "Windows registry file format specification".
 */
export async function openHive(source: ByteSource, signal: AbortSignal): Promise<Result<Hive, HiveError>> {
  const head = await source.read(0, firstBin);
  if (!head.ok) return head;
  if (head.value.length < firstBin || latin1Of(head.value.subarray(0, 4)) !== 'regf')
    return err({ code: 'not-a-hive' });
  const view = viewOf(head.value);
  const faults: HiveFault[] = [];
  if (checksumOf(view) !== view.getUint32(508, true)) faults.push({ code: 'checksum', offset: 508 });
  const [major, minor] = [view.getUint32(20, true), view.getUint32(24, true)];
  if (major !== 1 || minor < 2 || minor > 6) faults.push({ code: 'version', offset: 20 });
  if (firstBin + view.getUint32(40, true) > source.size) faults.push({ code: 'cut', offset: source.size });
  const cells = new HiveCells(source, signal);
  const root = await cells.key(view.getUint32(36, true));
  if (!root.ok) return root;
  const dirty = view.getUint32(4, true) !== view.getUint32(8, true);
  return ok({ tree: new HiveTree(cells, root.value), dirty, faults });
}

class HiveTree implements RegistryTree {
  readonly #cells: HiveCells;
  readonly #root: KeyCell;
  readonly #children = new Map<number, Children>();

  constructor(cells: HiveCells, root: KeyCell) {
    this.#cells = cells;
    this.#root = root;
  }

  async keys(path: string): Promise<Result<readonly string[], RegistryError>> {
    const found = await this.#find(path);
    if (!found.ok) return found;
    const children = await this.#childrenOf(found.value);
    if (children.fault) return err(children.fault);
    // Every key names its parent, so a list that leads back or into another branch shows, and a walk over the tree ends.
    // A name that is empty, doubled or holds a backslash would lead a path to another key.
    const seen = new Set<string>();
    for (const { name, parent, offset } of children.list) {
      const folded = foldName(name);
      const wrong = name === '' || name.includes('\\') || seen.has(folded);
      if (wrong || parent !== found.value.offset || offset === this.#root.offset) return damagedAt(offset);
      seen.add(folded);
    }
    return ok(children.list.map((child) => child.name));
  }

  async values(path: string): Promise<Result<readonly RegistryValue[], RegistryError>> {
    const found = await this.#find(path);
    if (!found.ok) return found;
    const { values: count, valueList } = found.value;
    if (count === 0) return ok([]);
    const list = await this.#cells.cell(valueList, 4 * count);
    if (!list.ok) return list;
    const values: RegistryValue[] = [];
    let bytes = 0;
    for (let number = 0; number < count; number += 1) {
      const cell = await this.#cells.value(viewOf(list.value).getUint32(4 * number, true));
      if (!cell.ok) return cell;
      bytes += cell.value.length;
      if (bytes > bytesLimit) return err({ code: 'too-large' });
      const data = await this.#cells.data(cell.value);
      if (!data.ok) return data;
      values.push({ name: cell.value.name, type: cell.value.type, data: data.value });
    }
    return ok(values);
  }

  async #find(path: string): Promise<Result<KeyCell, RegistryError>> {
    const names = path === '' ? [] : path.split('\\');
    if (names.length > depthLimit) return err({ code: 'missing' });
    let key = this.#root;
    const above = new Set([key.offset]);
    for (const name of names) {
      const children = await this.#childrenOf(key);
      const child = children.named.get(foldName(name));
      // Not among those that could be read: it may be among those that could not.
      if (!child) return err(children.fault ?? { code: 'missing' });
      if (above.has(child.offset)) return damagedAt(child.offset);
      above.add(child.offset);
      key = child;
    }
    return ok(key);
  }

  async #childrenOf(key: KeyCell): Promise<Children> {
    const kept = this.#children.get(key.offset);
    if (kept) return kept;
    const children = await this.#readChildren(key);
    const oldest = this.#children.keys().next();
    if (this.#children.size >= keptKeys && !oldest.done) this.#children.delete(oldest.value);
    this.#children.set(key.offset, children);
    return children;
  }

  async #readChildren(key: KeyCell): Promise<Children> {
    if (key.subkeys === 0) return { list: [], named: new Map(), fault: null };
    const listed = await this.#offsets(key);
    let fault = listed.fault;
    const list: KeyCell[] = [];
    const named = new Map<string, KeyCell>();
    for (const offset of listed.offsets) {
      const child = await this.#cells.key(offset);
      if (!child.ok) {
        fault ??= child.error;
        continue;
      }
      list.push(child.value);
      const folded = foldName(child.value.name);
      if (!named.has(folded)) named.set(folded, child.value);
    }
    if (!fault && list.length !== key.subkeys) fault = damagedAt(key.offset).error;
    return { list, named, fault };
  }

  /** The sub-keys' cells. `lf` and `lh` hold pairs of offset and hash, `li` offsets, `ri` offsets of such lists, one level deep. */
  async #offsets(key: KeyCell): Promise<{ offsets: readonly number[]; fault: RegistryError | null }> {
    const offsets: number[] = [];
    if (key.subkeyList === noCell) return { offsets, fault: damagedAt(key.offset).error };
    const top = await this.#list(key.subkeyList);
    if (!top.ok) return { offsets, fault: top.error };
    if (top.value.kind !== 'ri') return { offsets: top.value.offsets, fault: null };
    let fault: RegistryError | null = null;
    for (const at of top.value.offsets) {
      const part = await this.#list(at);
      if (!part.ok || part.value.kind === 'ri') fault ??= part.ok ? damagedAt(at).error : part.error;
      else for (const offset of part.value.offsets) offsets.push(offset);
      if (offsets.length > subkeyLimit) return { offsets, fault: { code: 'too-large' } };
    }
    return { offsets, fault };
  }

  async #list(at: number): Promise<Result<{ kind: string; offsets: readonly number[] }, RegistryError>> {
    const cell = await this.#cells.cell(at);
    if (!cell.ok) return cell;
    const kind = signatureOf(cell.value);
    const width = kind === 'lf' || kind === 'lh' ? 8 : kind === 'li' || kind === 'ri' ? 4 : 0;
    const view = viewOf(cell.value);
    const count = view.getUint16(2, true);
    if (width === 0 || 4 + width * count > cell.value.length) return damagedAt(at);
    return ok({
      kind,
      offsets: Array.from({ length: count }, (_, number) => view.getUint32(4 + width * number, true)),
    });
  }
}

/** All 32-bit words before it, exclusive or; 0 and -1 are written as 1 and -2. */
function checksumOf(view: DataView): number {
  let sum = 0;
  for (let at = 0; at < 508; at += 4) sum ^= view.getUint32(at, true);
  if (sum === -1) return 0xfffffffe;
  return sum === 0 ? 1 : sum >>> 0;
}
