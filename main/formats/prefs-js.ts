import { decodeText } from './text.ts';

export type PrefEntry = { readonly value: string | number | boolean; readonly line: number; readonly locked: boolean };
export type PrefsFault = { readonly code: 'bad-line' | 'cut' | 'nul-bytes' | 'not-utf8'; readonly line: number };
export type Prefs = { readonly values: ReadonlyMap<string, PrefEntry>; readonly faults: readonly PrefsFault[] };

const callOf = /(user_pref|lockPref|sticky_pref|pref)[ \t\r\n]*\(/y;
const number = /[+-]?\d+/y;
const word = /true|false/y;

/**
 * prefs.js and user.js: `user_pref("name", value);`, value a string, an integer or a boolean; the last one of a name wins.
 * Thunderbird gives up at the first broken line (measured on 153.7 ESR). We read on at the next line and say where it broke, so
 * that what is still legible is not lost. Linear in the size of the file.
 */
export function parsePrefs(bytes: Uint8Array): Prefs {
  const { text, faults: textFaults } = decodeText(bytes);
  const values = new Map<string, PrefEntry>();
  const faults: PrefsFault[] = [];
  const lines = lineCounter(text);
  for (const fault of textFaults)
    faults.push({ code: fault.code, line: fault.code === 'nul-bytes' ? lineCounter(text)(text.indexOf('\0')) : 1 });
  for (const statement of prefStatements(text)) {
    const line = lines(statement.start);
    if (statement.kind === 'pref')
      values.set(statement.name, { value: statement.value, line, locked: statement.call === 'lockPref' });
    else faults.push({ code: statement.kind, line });
  }
  return { values, faults };
}

/** Offsets are in characters of the text; `end` is behind the semicolon, `literal` the value as it stands there, quotes and all. */
export type PrefStatement = {
  readonly kind: 'pref';
  readonly call: string;
  readonly name: string;
  readonly value: PrefEntry['value'];
  readonly start: number;
  readonly end: number;
  readonly literal: { readonly start: number; readonly end: number };
};
type BrokenStatement = { readonly kind: 'bad-line' | 'cut'; readonly start: number };

/** Every statement in turn, and where one should begin and does not; behind that it goes on at the next line. */
export function* prefStatements(text: string): Generator<PrefStatement | BrokenStatement> {
  const lastClose = text.lastIndexOf('*/');
  let at = skip(text, 0, lastClose);
  while (at < text.length) {
    const statement = readStatement(text, at);
    yield statement;
    const next = statement.kind === 'pref' ? statement.end : text.indexOf('\n', at) + 1;
    at = next === 0 ? text.length : skip(text, next, lastClose);
  }
}

function readStatement(text: string, start: number): PrefStatement | BrokenStatement {
  const head = match(callOf, text, start);
  const rest = text.length - start;
  const broken = (at: number): BrokenStatement => ({ kind: at >= text.length ? 'cut' : 'bad-line', start });
  if (!head)
    return { kind: rest < 12 && 'user_pref('.startsWith(text.slice(start).trim()) ? 'cut' : 'bad-line', start };
  let at = skipBlank(text, start + head[0].length);
  const name = readString(text, at);
  if (!name) return unfinished(text, at) ? { kind: 'cut', start } : broken(at);
  at = skipBlank(text, name.end);
  if (text[at] !== ',') return broken(at);
  at = skipBlank(text, at + 1);
  const value = readValue(text, at);
  if (!value) return unfinished(text, at) ? { kind: 'cut', start } : broken(at);
  const literal = { start: at, end: value.end };
  at = skipBlank(text, value.end);
  if (text[at] !== ')') return broken(at);
  at = skipBlank(text, at + 1);
  if (text[at] !== ';') return broken(at);
  const [, call = ''] = head;
  return { kind: 'pref', call, name: name.value, value: value.value, start, end: at + 1, literal };
}

function readValue(text: string, at: number): { readonly value: PrefEntry['value']; readonly end: number } | null {
  const quoted = readString(text, at);
  if (quoted) return quoted;
  const truth = match(word, text, at);
  if (truth) return { value: truth[0] === 'true', end: at + truth[0].length };
  const digits = match(number, text, at);
  return digits ? { value: Number(digits[0]), end: at + digits[0].length } : null;
}

/** A quote that opens and never closes: the file ends inside a value. A string of Thunderbird's never holds a raw line break. */
const unfinished = (text: string, at: number) =>
  (text[at] === '"' || text[at] === "'") && text.indexOf('\n', at) < 0 && !text.slice(at + 1).includes(text[at] ?? '');

/**
 * A quoted string from `start` on. By hand, since a pattern over a value of many megabytes overflows the engine's stack. A raw line
 * break is none of Thunderbird's: a string that reaches one has lost its closing quote.
 */
function readString(text: string, start: number): { readonly value: string; readonly end: number } | null {
  const quote = text[start];
  if (quote !== '"' && quote !== "'") return null;
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\n' || char === '\r') return null;
    if (char === quote) return { value: unescaped(text.slice(start + 1, at)), end: at + 1 };
    if (char === '\\') at += 1;
  }
  return null;
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/**
 * Past blanks, semicolons and comments. `lastClose` is where the last comment of the text closes: without it, many comments that
 * never close would each be looked for to the end of the file.
 */
function skip(text: string, start: number, lastClose: number): number {
  let at = start;
  for (;;) {
    at = skipBlank(text, at);
    if (text[at] === ';') at += 1;
    else if (text[at] === '#' || text.startsWith('//', at)) {
      while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at += 1;
    } else if (text.startsWith('/*', at) && at + 2 <= lastClose) at = text.indexOf('*/', at + 2) + 2;
    else return at;
  }
}

function skipBlank(text: string, start: number): number {
  let at = start;
  while (text[at] === ' ' || text[at] === '\t' || text[at] === '\r' || text[at] === '\n') at += 1;
  return at;
}

const plainEscapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

const coded = /u([0-9a-f]{4})|x([0-9a-f]{2})/iy;

function unescaped(inner: string): string {
  let plain = '';
  let from = 0;
  for (let slash = inner.indexOf('\\'); slash >= 0 && slash + 1 < inner.length; slash = inner.indexOf('\\', from)) {
    plain += inner.slice(from, slash);
    const char = inner[slash + 1] ?? '';
    const code = /[ux]/i.test(char) ? match(coded, inner, slash + 1) : null;
    plain += code ? String.fromCharCode(Number.parseInt(code[1] ?? code[2] ?? '', 16)) : (plainEscapes[char] ?? char);
    from = slash + 1 + (code?.[0].length ?? 1);
  }
  return plain + inner.slice(from);
}

/** Line numbers (1-based) for rising offsets, in one pass over the text. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let at = 0;
  return (offset) => {
    for (let next = text.indexOf('\n', at); next >= 0 && next < offset; next = text.indexOf('\n', at)) {
      line += 1;
      at = next + 1;
    }
    return line;
  };
}
