/** Columns of a terminal that reports are laid out for. */
const width = 80;

/**
 * Text from a machine made safe for a terminal: control characters (they could move the cursor or hide lines) and marks that
 * turn the direction of writing become U+FFFD, line ends become spaces.
 */
export const printable = (text: string): string =>
  text
    .replace(/[\r\n\t]+/g, ' ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '\ufffd');

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const mark = /\p{Mn}/u;

/** Columns a text takes in a terminal: two for wide characters, none for combining marks. */
export function columnsOf(text: string): number {
  let sum = 0;
  for (const character of text) sum += mark.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return sum;
}

/** Lines of at most 80 columns, broken at spaces only: a word that is longer stays whole. `next` indents all but the first. */
export function wrap(text: string, indent: string, next: string = indent): string[] {
  const lines: string[] = [];
  let line = indent;
  let empty = true;
  for (const word of printable(text).split(' ')) {
    if (!empty && columnsOf(line) + 1 + columnsOf(word) > width) {
      lines.push(line);
      line = next;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}

/** Rows with aligned columns, two spaces apart; the last column is not padded. */
export function columns(rows: readonly (readonly string[])[], indent: string): string[] {
  const safe = rows.map((row) => row.map(printable));
  const widths: number[] = [];
  for (const row of safe)
    for (const [at, cell] of row.entries()) widths[at] = Math.min(40, Math.max(widths[at] ?? 0, columnsOf(cell)));
  return safe.map((row) =>
    `${indent}${row.map((cell, at) => cell + ' '.repeat(Math.max(0, (widths[at] ?? 0) - columnsOf(cell)))).join('  ')}`.trimEnd(),
  );
}
