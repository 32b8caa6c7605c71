import { decodeText } from './text.ts';

export type RuleAction = { readonly action: string; value: string | null };
export type Rule = {
  readonly name: string;
  readonly line: number;
  enabled: boolean;
  /** Bits: 1 arriving, 16 by hand, 32 after junk, 64 after sending, 128 archiving, 256 periodic. */
  type: number;
  readonly actions: RuleAction[];
  condition: string;
};
export type FilterRules = {
  readonly filters: readonly Rule[];
  readonly faults: readonly { readonly code: 'bad-line' | 'cut' | 'text'; readonly line: number }[];
};

const attribute = /^(\w+)="/;

/** The text between the quotes, escapes and all; null where the closing quote is not the line's end. By hand: a pattern overflows. */
function quotedPart(line: string, start: number): string | null {
  for (let at = start; at < line.length; at += 1) {
    if (line[at] === '"') return at === line.length - 1 ? line.slice(start, at) : null;
    if (line[at] === '\\') at += 1;
  }
  return null;
}

/** msgFilterRules.dat, version 9: `key="value"` a line; `name` begins a filter (measured on Thunderbird 153.7 ESR). */
export function parseFilterRules(bytes: Uint8Array): FilterRules {
  const { text, faults: textFaults } = decodeText(bytes);
  const filters: Rule[] = [];
  const faults: { code: 'bad-line' | 'cut' | 'text'; line: number }[] = textFaults.map(() => ({
    code: 'text',
    line: 1,
  }));
  const lines = text.split(/\r\n|\r|\n/);
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const found = attribute.exec(line.trim());
    const raw = found && quotedPart(line.trim(), found[0].length);
    if (!found || raw === null) {
      faults.push({ code: index === lines.length - 1 ? 'cut' : 'bad-line', line: index + 1 });
      continue;
    }
    const [, key = ''] = found;
    const value = raw.replace(/\\(["\\])/g, '$1');
    const rule = filters.at(-1);
    if (key === 'name')
      filters.push({ name: value, line: index + 1, enabled: false, type: 0, actions: [], condition: '' });
    else if (rule) takeAttribute(rule, key, value);
  }
  for (const rule of filters)
    if (rule.actions.length === 0 || rule.condition === '' || rule.type === 0)
      faults.push({ code: 'cut', line: rule.line });
  return { filters, faults };
}

function takeAttribute(rule: Rule, key: string, value: string): void {
  const action = rule.actions.at(-1);
  if (key === 'enabled') rule.enabled = value === 'yes';
  else if (key === 'type') rule.type = Number(value) || 0;
  else if (key === 'action') rule.actions.push({ action: value, value: null });
  else if (key === 'actionValue' && action) action.value = value;
  else if (key === 'condition') rule.condition = value;
}
