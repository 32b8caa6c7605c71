import { parseJson } from '../../shared/json.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { editableText, utf8Of } from './text.ts';

type Span = { readonly start: number; readonly end: number };
type Element = Span & { readonly guid: string | null };
type Store = {
  readonly mark: string;
  readonly text: string;
  /** What is between the brackets of the list, and its elements. */
  readonly list: Span;
  readonly elements: readonly Element[];
};

/**
 * logins.json without the records of these guids, and these as they stood there, in the order of the file. Every other byte stays,
 * `nextId` included (measured on Thunderbird 153.7 ESR: it lists the rest and leaves the file as it is). `not-there`: one of the
 * guids has no record; then nothing is taken out.
 */
export function removeLogins(
  bytes: Uint8Array,
  guids: readonly string[],
): Result<
  { readonly bytes: Uint8Array; readonly removed: readonly { readonly guid: string; readonly text: Uint8Array }[] },
  { readonly code: 'not-json' | 'not-there' }
> {
  const store = readStore(bytes);
  if (!store) return err({ code: 'not-json' });
  const { mark, text, list, elements } = store;
  const wanted = new Set(guids);
  const removed = elements.flatMap(({ guid, start, end }) =>
    guid !== null && wanted.has(guid) ? [{ guid, text: utf8Of(text.slice(start, end)) }] : [],
  );
  if (new Set(removed.map(({ guid }) => guid)).size < wanted.size) return err({ code: 'not-there' });
  if (removed.length === 0) return ok({ bytes: bytes.slice(), removed });
  const kept = elements.flatMap((element, index) =>
    element.guid !== null && wanted.has(element.guid)
      ? []
      : [{ ...element, next: elements[index + 1]?.start ?? element.end }],
  );
  const first = elements[0]?.start ?? list.start;
  const last = elements.at(-1)?.end ?? list.start;
  const left = kept.map(({ start, end, next }, index) => text.slice(start, index === kept.length - 1 ? end : next));
  return ok({ bytes: utf8Of(mark + text.slice(0, first) + left.join('') + text.slice(last)), removed });
}

/**
 * logins.json with these records at the end of its list, as the file parts its records; a record is the text of one JSON object with
 * a guid, as `removeLogins` gives it (`not-json` where it is none). `already-there`: one of the guids has a record, or comes twice.
 */
export function insertLogins(
  bytes: Uint8Array,
  records: readonly Uint8Array[],
): Result<Uint8Array, { readonly code: 'not-json' | 'already-there' }> {
  const store = readStore(bytes);
  if (!store) return err({ code: 'not-json' });
  const { mark, text, list, elements } = store;
  const guids = new Set(elements.map(({ guid }) => guid));
  const added: string[] = [];
  for (const record of records) {
    const read = editableText(record);
    const guid = read && guidOf(parseJson(read.text));
    if (!read || !guid) return err({ code: 'not-json' });
    if (guids.has(guid)) return err({ code: 'already-there' });
    guids.add(guid);
    added.push(read.text);
  }
  const last = elements.at(-1);
  const previous = elements.at(-2);
  const between = last && previous ? text.slice(previous.end, last.start) : ',';
  const at = last?.end ?? list.start;
  const front = last && added.length > 0 ? between : '';
  return ok(utf8Of(mark + text.slice(0, at) + front + added.join(between) + text.slice(at)));
}

function readStore(bytes: Uint8Array): Store | null {
  const read = editableText(bytes);
  const whole = read && parseJson(read.text);
  if (!read || typeof whole !== 'object' || whole === null || !('logins' in whole) || !Array.isArray(whole.logins))
    return null;
  const { text } = read;
  const list = memberSpans(text, skipBlank(text, 0)).findLast(({ key }) => key === 'logins');
  if (!list) return null;
  const guids: readonly unknown[] = whole.logins;
  const elements = elementSpans(text, list.start).map((span, index) => ({ ...span, guid: guidOf(guids[index]) }));
  return { ...read, list: { start: list.start + 1, end: list.end - 1 }, elements };
}

const guidOf = (record: unknown): string | null =>
  typeof record === 'object' &&
  record !== null &&
  'guid' in record &&
  typeof record.guid === 'string' &&
  record.guid !== ''
    ? record.guid
    : null;

// The scanner below reads only text that JSON.parse has taken: it looks for where a value ends, not whether it is one.

/** The values of the object that opens at `start`, with their keys. */
function memberSpans(text: string, start: number): (Span & { readonly key: unknown })[] {
  const spans: (Span & { readonly key: unknown })[] = [];
  let at = skipBlank(text, start + 1);
  while (text[at] !== '}') {
    const keyEnd = endOfValue(text, at);
    const key: unknown = JSON.parse(text.slice(at, keyEnd));
    const value = skipBlank(text, skipBlank(text, keyEnd) + 1);
    const end = endOfValue(text, value);
    spans.push({ key, start: value, end });
    at = skipComma(text, end);
  }
  return spans;
}

/** The elements of the array that opens at `start`. */
function elementSpans(text: string, start: number): Span[] {
  const spans: Span[] = [];
  let at = skipBlank(text, start + 1);
  while (text[at] !== ']') {
    const end = endOfValue(text, at);
    spans.push({ start: at, end });
    at = skipComma(text, end);
  }
  return spans;
}

function endOfValue(text: string, start: number): number {
  let depth = 0;
  let at = start;
  do {
    const char = text[at];
    if (char === '"') at = endOfString(text, at);
    else {
      if (char === '{' || char === '[') depth += 1;
      else if (char === '}' || char === ']') depth -= 1;
      at += 1;
    }
  } while (at < text.length && (depth > 0 || isWord(text, at, start)));
  return at;
}

/** Whether a number or a word that began at `start` still goes on. */
const isWord = (text: string, at: number, start: number): boolean =>
  /[-\w]/.test(text[start] ?? '') && /[-+.\w]/.test(text[at] ?? '');

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function skipComma(text: string, start: number): number {
  const at = skipBlank(text, start);
  return text[at] === ',' ? skipBlank(text, at + 1) : at;
}

function skipBlank(text: string, start: number): number {
  let at = start;
  while (text[at] === ' ' || text[at] === '\t' || text[at] === '\r' || text[at] === '\n') at += 1;
  return at;
}
