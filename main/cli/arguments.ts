import { err, ok, type Result } from '../../shared/result.ts';

/** Wrong usage, as data: the message is `cli.<code>`, with these parameters. */
export type UsageError = { readonly code: string; readonly params: Readonly<Record<string, string>> };

export type OptionSpec = {
  readonly name: string;
  readonly short?: string;
  /** Message key of the placeholder; null: a switch. */
  readonly value: string | null;
  /** What it knows; shown in place of a placeholder. */
  readonly known?: readonly string[];
  /** Takes several, with commas between. */
  readonly many?: boolean;
  /** May be given again; what was given, one by one, is in `repeated`. */
  readonly repeats?: boolean;
};

export type Parsed = {
  readonly operands: readonly string[];
  /** Option name → its value; `true` for a switch. */
  readonly options: ReadonlyMap<string, string | true>;
  /** Every value of an option that may be given again, in their order. */
  readonly repeated: ReadonlyMap<string, readonly string[]>;
};

/** Splits what was typed by the options a command takes: `--name value`, `--name=value`, `-h`, and `--` before operands that begin with a dash. */
export function parse(
  command: string,
  specs: readonly OptionSpec[],
  args: readonly string[],
): Result<Parsed, UsageError> {
  const operands: string[] = [];
  const options = new Map<string, string | true>();
  const repeated = new Map<string, readonly string[]>();
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '--') {
      operands.push(...args.slice(at + 1));
      break;
    }
    if (!arg.startsWith('-') || arg === '-') {
      operands.push(arg);
      continue;
    }
    const cut = arg.indexOf('=');
    const option = cut < 0 ? arg : arg.slice(0, cut);
    const spec = specs.find(
      ({ name, short }) => option === `--${name}` || (short !== undefined && option === `-${short}`),
    );
    if (!spec) return err({ code: 'unknown-option', params: { option, command } });
    if (options.has(spec.name) && !spec.repeats) return err({ code: 'twice-option', params: { option } });
    if (spec.value === null) {
      if (cut >= 0) return err({ code: 'unwanted-value', params: { option } });
      options.set(spec.name, true);
      continue;
    }
    const next = args[at + 1];
    const given =
      cut >= 0 ? arg.slice(cut + 1) : next !== undefined && (next === '-' || !next.startsWith('-')) ? next : '';
    if (given === '')
      return err({ code: 'missing-value', params: { option, value: spec.known?.join('|') ?? spec.value } });
    if (cut < 0) at += 1;
    const wrong = valuesOf(spec, given).find((value) => spec.known && !spec.known.includes(value));
    if (wrong !== undefined)
      return err({ code: 'wrong-value', params: { option, given: wrong, known: (spec.known ?? []).join(', ') } });
    options.set(spec.name, given);
    if (spec.repeats) repeated.set(spec.name, [...(repeated.get(spec.name) ?? []), given]);
  }
  return ok({ operands, options, repeated });
}

const valuesOf = (spec: OptionSpec, given: string) => (spec.many ? listOf(given) : [given]);

export const listOf = (given: string): string[] =>
  given
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** The names nearest to a mistyped one, at most three, nearest first; none where nothing is near. */
export function nearest(typed: string, names: readonly string[]): string[] {
  const far = Math.max(2, Math.floor(typed.length / 3));
  return names
    .map((name) => ({ name, distance: holds(name, typed) ? 1 : distanceOf(typed, name) }))
    .filter(({ distance }) => distance <= far)
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name);
}

/** Whether every part of a mistyped `outbox-stuck` occurs in `outbox-item-stuck`. */
const holds = (name: string, typed: string) =>
  typed.length > 2 && typed.split('-').every((part) => part !== '' && name.includes(part));

/** How many letters must be changed, added or taken away (Levenshtein). */
function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1)
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === b[j] ? 0 : 1)));
    row = next;
  }
  return row.at(-1) ?? 0;
}
