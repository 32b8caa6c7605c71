import type { ReadError } from '../../../shared/byte-source.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import type { RegistryError, RegistryTree, RegistryValue } from '../../../shared/registry.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { parseRegistryExport } from '../../formats/registry-export.ts';
import { openHive } from '../../formats/registry-hive.ts';
import { foldName, numberOf, textOf } from '../../formats/registry-text.ts';
import type { Machine, MachineUser, RegistryPart } from '../../machine/machine.ts';
import type { Run } from '../client.ts';
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

type ReadPart = { readonly file: string; readonly tree: RegistryTree; readonly problems: readonly Problem[] };
type ReadParts = { readonly parts: readonly ReadPart[]; readonly problems: readonly Problem[] };

/** What one scan has read already: every profile of a user needs the same parts, and reading a hive is most of the work. */
const readIn = new WeakMap<Run, WeakMap<Machine, Map<string, Promise<ReadParts>>>>();

/** Every part of a user's registry that the machine has; read once in a run. */
export async function openRegistry(machine: Machine, user: MachineUser, run: Run): Promise<OpenedRegistry> {
  const machines = readIn.get(run) ?? new WeakMap<Machine, Map<string, Promise<ReadParts>>>();
  readIn.set(run, machines);
  const users = machines.get(machine) ?? new Map<string, Promise<ReadParts>>();
  machines.set(machine, users);
  const subject = `user:${user.name}`;
  const reading = users.get(subject) ?? readParts(machine, user, subject, run.signal);
  users.set(subject, reading);
  const read = await reading;
  const problems = [...read.problems, ...read.parts.flatMap((part) => part.problems)];
  const tell = (problem: Problem) => problems.push(problem);
  return { registries: read.parts.map(({ tree, file }) => over(tree, file, tell, subject)), problems };
}

async function readParts(
  machine: Machine,
  user: MachineUser,
  subject: string,
  signal: AbortSignal,
): Promise<ReadParts> {
  const named = await machine.registry(user);
  if (!named.ok) return { parts: [], problems: [makeProblem('registry-unreadable', subject, everySection, {})] };
  const parts: ReadPart[] = [];
  const problems: Problem[] = [];
  for (const part of named.value) {
    const opened = await openPart(part, signal, subject);
    if (opened.ok) parts.push(opened.value);
    else problems.push(readProblem(opened.error, subject, part.kind === 'file' ? part.file : '', everySection));
  }
  return { parts, problems };
}

async function openPart(
  part: RegistryPart,
  signal: AbortSignal,
  subject: string,
): Promise<Result<ReadPart, ReadError>> {
  if (part.kind === 'live') return ok({ tree: part.tree, file: 'HKEY_CURRENT_USER', problems: [] });
  const { file } = part;
  const opened = await part.withSource(async (source): Promise<Result<ReadPart, ReadError>> => {
    const head = await source.read(0, 4);
    if (!head.ok) return head;
    if (Buffer.from(head.value).toString('latin1') !== 'regf') {
      if (source.size > exportLimit) return { ok: false, error: { code: 'too-large' } };
      const bytes = await source.read(0, source.size);
      if (!bytes.ok) return bytes;
      const { tree, faults } = parseRegistryExport(bytes.value);
      const params = { file, line: faults[0]?.line ?? 0, count: faults.length };
      const problems = faults.length > 0 ? [makeProblem('file-damaged', subject, everySection, params)] : [];
      return ok({ tree, file, problems });
    }
    // A hive is read by ranges, but its source ends with this call: the part that we need is small, so it is copied.
    const whole = await source.read(0, source.size);
    if (!whole.ok) return whole;
    const hive = await openHive(
      { size: whole.value.length, read: async (at, length) => ok(whole.value.subarray(at, at + length)) },
      signal,
    );
    if (!hive.ok)
      return ok({ tree: nothing, file, problems: [makeProblem('file-damaged', subject, everySection, { file })] });
    const { tree, faults, dirty } = hive.value;
    const code = faults.some((fault) => fault.code === 'cut') ? 'file-cut' : 'file-damaged';
    const problems = faults.length > 0 ? [makeProblem(code, subject, everySection, { file })] : [];
    // Log files beside a hive that was closed in order keep their size: only the hive itself says whether they were replayed.
    if (dirty) problems.push(makeProblem('registry-not-settled', subject, [], { file }));
    return ok({ tree, file, problems });
  });
  return opened.ok ? opened.value : opened;
}

const nothing: RegistryTree = {
  keys: async () => ({ ok: false, error: { code: 'missing' } }),
  values: async () => ({ ok: false, error: { code: 'missing' } }),
};

function sorted(names: readonly string[]): readonly string[] {
  const folded = names.map((name) => ({ name, key: foldName(name) }));
  return folded.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ name }) => name);
}

function over(tree: RegistryTree, file: string, tell: (problem: Problem) => void, subject: string): UserRegistry {
  const told = new Set<string>();
  /** A broken list stands in the way to every key below it: each place is told once. */
  const damaged = (path: string, error: RegistryError) => {
    const place = 'at' in error ? error.at : path;
    if (error.code === 'missing' || told.has(place)) return;
    told.add(place);
    tell(makeProblem('registry-key-damaged', subject, everySection, { file, detail: path }));
  };
  return {
    file,
    async keys(path) {
      const keys = await tree.keys(path);
      if (keys.ok) return sorted(keys.value);
      damaged(path, keys.error);
      return [];
    },
    async values(path) {
      const values = await tree.values(path);
      if (values.ok) return new Values(values.value);
      damaged(path, values.error);
      return new Values([]);
    },
  };
}
