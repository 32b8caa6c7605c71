import { err, ok, type Result } from '../../shared/result.ts';
import { type PrefStatement, parsePrefs, prefStatements } from './prefs-js.ts';
import { editableText, utf8Of } from './text.ts';

/** `null`: the line goes, so that Thunderbird's default holds. */
export type PrefEdit = { readonly name: string; readonly value: string | number | boolean | null };

/**
 * prefs.js with a few values changed and every other byte as it was: byte order mark, line ends, comments, order, spelling.
 * - A value that stands already: its literal is replaced, of the last statement of that name, which wins. Nothing changes where it
 *   says the same already.
 * - A new one: a line at its sorted place where the file is sorted as Thunderbird sorts it, else at the end.
 * - `null`: every statement of that name goes, with its line where it has one for itself.
 * In a file as Thunderbird writes it, with its head and its last line ended, an edit and its inverse give the original bytes.
 *
 * A file that is not read without a fault is refused: one broken line loses every account (measured on Thunderbird 153.7 ESR). So is
 * one that sets an edited name by another word than `user_pref`, which Thunderbird never writes there: `damaged`, with its line.
 */
export function editPrefs(
  bytes: Uint8Array,
  edits: readonly PrefEdit[],
): Result<Uint8Array, { readonly code: 'damaged'; readonly line: number } | { readonly code: 'not-text' }> {
  const read = editableText(bytes);
  if (!read) return err({ code: 'not-text' });
  const [fault] = parsePrefs(bytes).faults;
  if (fault) return err({ code: 'damaged', line: fault.line });
  let edited = read.text;
  for (const edit of edits) {
    const statements = statementsOf(edited);
    const foreign = statements.find(({ call, name }) => name === edit.name && call !== 'user_pref');
    if (foreign) return err({ code: 'damaged', line: edited.slice(0, foreign.start).split('\n').length });
    edited = withEdit(edited, statements, edit);
  }
  return ok(utf8Of(read.mark + edited));
}

/**
 * A value as Thunderbird writes it: quote, backslash, line feed and carriage return escaped, everything else as it is. Throws a
 * RangeError for what its parser cannot read, as that would cost the whole file: a NUL, half a surrogate pair, a number that is no
 * 32-bit integer (modules/libpref/parser of Gecko).
 */
export function prefLiteral(value: string | number | boolean): string {
  if (!isPrefValue(value)) throw new RangeError(`no value for prefs.js: ${typeof value}`);
  if (typeof value !== 'string') return String(value);
  return quoted(value);
}

/** Whether Thunderbird could read this value back. */
export function isPrefValue(value: string | number | boolean): boolean {
  if (typeof value === 'number') return (value | 0) === value;
  return typeof value === 'boolean' || !(value.includes('\0') || /\p{Surrogate}/u.test(value));
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r' };

const quoted = (text: string): string => `"${text.replace(/[\\"\n\r]/g, (char) => escapes[char] ?? char)}"`;

const statementsOf = (text: string): PrefStatement[] =>
  [...prefStatements(text)].filter((statement) => statement.kind === 'pref');

function withEdit(text: string, statements: readonly PrefStatement[], { name, value }: PrefEdit): string {
  const same = statements.filter((statement) => statement.name === name);
  if (value === null) return same.reduceRight(without, text);
  const last = same.at(-1);
  if (!last) return withNew(text, statements, name, `user_pref(${prefLiteral(name)}, ${prefLiteral(value)});`);
  if (last.value === value) return text;
  return text.slice(0, last.literal.start) + prefLiteral(value) + text.slice(last.literal.end);
}

/** Its whole line; only the statement where something else stands on that line, be it a comment. */
function without(text: string, statement: PrefStatement): string {
  const line = lineOf(text, statement);
  if (!line) return text.slice(0, statement.start) + text.slice(statement.end);
  // A last line that does not end: the break before it goes, so that the file still ends without one.
  const start = line.end === line.next ? breakBefore(text, line.start) : line.start;
  return text.slice(0, start) + text.slice(line.next);
}

function withNew(text: string, statements: readonly PrefStatement[], name: string, statement: string): string {
  const at = sortedPlace(text, statements, prefLiteral(name)) ?? text.length;
  const ending = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const ended = at === 0 || /[\r\n]/.test(text[at - 1] ?? '');
  return text.slice(0, at) + (ended ? statement + ending : ending + statement) + text.slice(at);
}

/**
 * Where a line of that name belongs in a file in which every statement has a line for itself and the names rise, as Thunderbird
 * writes it; null in any other file. Thunderbird compares bytes; for the names there are, that is the order of the characters.
 */
function sortedPlace(text: string, statements: readonly PrefStatement[], literal: string): number | null {
  let place: number | null = null;
  let before = '';
  for (const statement of statements) {
    const line = lineOf(text, statement);
    const own = quoted(statement.name);
    if (!line || own < before) return null;
    before = own;
    if (own < literal) place = line.next;
    else place ??= line.start;
  }
  return place;
}

/** The line, or lines, that a statement has for itself: `end` is where the line break begins and `next` where it ends. */
function lineOf(
  text: string,
  { start, end }: PrefStatement,
): { readonly start: number; readonly end: number; readonly next: number } | null {
  let first = start;
  while (text[first - 1] === ' ' || text[first - 1] === '\t') first -= 1;
  if (first > 0 && text[first - 1] !== '\n' && text[first - 1] !== '\r') return null;
  let last = end;
  while (text[last] === ' ' || text[last] === '\t') last += 1;
  if (last < text.length && text[last] !== '\n' && text[last] !== '\r') return null;
  return { start: first, end: last, next: last + breakAt(text, last) };
}

const breakAt = (text: string, at: number): number => (text.startsWith('\r\n', at) ? 2 : at < text.length ? 1 : 0);

const breakBefore = (text: string, at: number): number =>
  Math.max(0, at - (text.slice(0, at).endsWith('\r\n') ? 2 : 1));
