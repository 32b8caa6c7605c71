import type { ReadError } from '../../../shared/byte-source.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import type { RegistryTree, RegistryValue } from '../../../shared/registry.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { parseRegistryExport } from '../../formats/registry-export.ts';
import { openHive } from '../../formats/registry-hive.ts';
import { foldName, numberOf, textOf } from '../../formats/registry-text.ts';
import type { Machine, MachineUser, RegistryPart } from '../../machine/machine.ts';
import { everySection, makeProblem, readProblem } from '../problem.ts';

/** An export of a whole user is rarely above 200 MB. */
const exportLimit = 512 * 1024 * 1024;

/** A key's values by lower-case name. Never handed on as they are: one of them may be a sealed password. */
export class Values {
  readonly #values: ReadonlyMap<string, RegistryValue>;
  constructor(values: readonly RegistryValue[]) {
    this.#values = new Map(values.map((value) => [value.name.toLowerCase(), value]));
  }
  has(name: string): boolean {
    return this.#values.has(name.toLowerCase());
  }
  /** Text as REG_SZ or as UTF-16LE in REG_BINARY: Outlook writes both (seen in real exports). */
  text(name: string): string | null {
    const value = this.#values.get(name.toLowerCase());
    const text = value ? textOf(value) : null;
    return text === null || text === '' ? null : text;
  }
  number(name: string): number | null {
    const value = this.#values.get(name.toLowerCase());
    return value ? numberOf(value) : null;
  }
  /** For keys that are lists. */
  all(): readonly RegistryValue[] {
    return [...this.#values.values()];
  }
  bytes(name: string): Uint8Array | null {
    return this.#values.get(name.toLowerCase())?.data ?? null;
  }
  /** Whether a secret is there; its bytes stay here. */
  holds(name: string): boolean {
    return (this.#values.get(name.toLowerCase())?.data.length ?? 0) > 1;
  }
}

export type UserRegistry = {
  /** Where it was read from, for a person: a file, or the live registry. */
  readonly file: string;
  /** In the order of their names, in which Windows keeps them: a .reg file may have any. */
  keys(path: string): Promise<readonly string[]>;
  /** Empty where the key is not there; a damaged one becomes a problem. */
  values(path: string): Promise<Values>;
};

/** Damage that shows later, in a key that is asked for, is added to `problems` then. */
export type OpenedRegistry = { readonly registries: readonly UserRegistry[]; readonly problems: readonly Problem[] };

/** Every part of a user's registry that the machine has. */
export async function openRegistry(machine: Machine, user: MachineUser, signal: AbortSignal): Promise<OpenedRegistry> {
  const subject = `user:${user.name}`;
  const parts = await machine.registry(user);
  if (!parts.ok) return { registries: [], problems: [makeProblem('registry-unreadable', subject, everySection, {})] };
  const registries: UserRegistry[] = [];
  const problems: Problem[] = [];
  for (const part of parts.value) {
    const opened = await openPart(part, signal, (problem) => problems.push(problem), subject);
    if (opened.ok) registries.push(opened.value);
    else problems.push(readProblem(opened.error, subject, part.kind === 'file' ? part.file : '', everySection));
  }
  return { registries, problems };
}

async function openPart(
  part: RegistryPart,
  signal: AbortSignal,
  tell: (problem: Problem) => void,
  subject: string,
): Promise<Result<UserRegistry, ReadError>> {
  if (part.kind === 'live') return ok(over(part.tree, 'HKEY_CURRENT_USER', tell, subject));
  const { file } = part;
  const opened = await part.withSource(async (source): Promise<Result<UserRegistry, ReadError>> => {
    const head = await source.read(0, 4);
    if (!head.ok) return head;
    if (Buffer.from(head.value).toString('latin1') !== 'regf') {
      if (source.size > exportLimit) return { ok: false, error: { code: 'too-large' } };
      const bytes = await source.read(0, source.size);
      if (!bytes.ok) return bytes;
      const { tree, faults } = parseRegistryExport(bytes.value);
      const [fault] = faults;
      if (fault)
        tell(makeProblem('file-damaged', subject, everySection, { file, line: fault.line, count: faults.length }));
      return ok(over(tree, file, tell, subject));
    }
    // A hive is read by ranges, but its source ends with this call: the part that we need is small, so it is copied.
    const whole = await source.read(0, source.size);
    if (!whole.ok) return whole;
    const hive = await openHive(
      { size: whole.value.length, read: async (at, length) => ok(whole.value.subarray(at, at + length)) },
      signal,
    );
    if (!hive.ok) {
      tell(makeProblem('file-damaged', subject, everySection, { file }));
      return ok(over(nothing, file, tell, subject));
    }
    const isCut = hive.value.faults.some(({ code }) => code === 'cut');
    if (hive.value.faults.length > 0)
      tell(makeProblem(isCut ? 'file-cut' : 'file-damaged', subject, everySection, { file }));
    if (hive.value.dirty) tell(makeProblem('registry-not-settled', subject, [], { file }));
    return ok(over(hive.value.tree, file, tell, subject));
  });
  return opened.ok ? opened.value : opened;
}

const nothing: RegistryTree = {
  keys: async () => ({ ok: false, error: { code: 'missing' } }),
  values: async () => ({ ok: false, error: { code: 'missing' } }),
};

const byName = (a: string, b: string) => (foldName(a) < foldName(b) ? -1 : 1);

function over(tree: RegistryTree, file: string, tell: (problem: Problem) => void, subject: string): UserRegistry {
  const damaged = (path: string, code: string) => {
    if (code !== 'missing') tell(makeProblem('registry-key-damaged', subject, everySection, { file, detail: path }));
  };
  return {
    file,
    async keys(path) {
      const keys = await tree.keys(path);
      if (keys.ok) return keys.value.toSorted(byName);
      damaged(path, keys.error.code);
      return [];
    },
    async values(path) {
      const values = await tree.values(path);
      if (values.ok) return new Values(values.value);
      damaged(path, values.error.code);
      return new Values([]);
    },
  };
}
