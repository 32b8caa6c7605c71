import { err, ok, type Result } from '../../shared/result.ts';
import { parseFilterRules } from './filter-rules.ts';
import { editableText, utf8Of } from './text.ts';

const enabledLine = /^(\s*enabled=")(?:yes|no)("\s*)$/;

/**
 * msgFilterRules.dat with one filter switched on or off; every other byte stays. The filter is the one whose `name` stands in that
 * line (1-based); where the line has moved, the only one of that name, else `not-there`. `damaged`: the file is not read without a
 * fault, or the filter has no switch that reads yes or no.
 */
export function switchFilter(
  bytes: Uint8Array,
  filter: { readonly name: string; readonly line: number },
  enabled: boolean,
): Result<Uint8Array, { readonly code: 'damaged' | 'not-there' }> {
  const read = editableText(bytes);
  const { filters, faults } = parseFilterRules(bytes);
  if (!read || faults.length > 0) return err({ code: 'damaged' });
  const named = filters.filter(({ name }) => name === filter.name);
  const rule = named.find(({ line }) => line === filter.line) ?? (named.length === 1 ? named[0] : undefined);
  if (!rule) return err({ code: 'not-there' });
  // Lines at even places, their breaks between them.
  const parts = read.text.split(/(\r\n|\r|\n)/);
  const next = filters[filters.indexOf(rule) + 1]?.line ?? parts.length;
  const at = parts.findLastIndex(
    (part, index) => isWithin(index / 2 + 1, rule.line, next) && /^\s*enabled="/.test(part),
  );
  const line = parts[at] ?? '';
  if (!enabledLine.test(line)) return err({ code: 'damaged' });
  parts[at] = line.replace(enabledLine, `$1${enabled ? 'yes' : 'no'}$2`);
  return ok(utf8Of(read.mark + parts.join('')));
}

const isWithin = (line: number, from: number, to: number): boolean => line > from && line < to;
