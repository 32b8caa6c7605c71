/** Header fields of a message, names in lower case, values unfolded (RFC 5322 section 2.2.3); the first of each name counts. */
export type HeaderBlock = {
  readonly fields: ReadonlyMap<string, string>;
  /** Where the body begins, in characters; null where the block does not end. */
  readonly end: number | null;
};

export function parseHeaderBlock(text: string): HeaderBlock {
  const fields = new Map<string, string>();
  const line = /([^\r\n]*)(\r\n|\r|\n|$)/y;
  let last: string | null = null;
  let at = 0;
  while (at < text.length) {
    line.lastIndex = at;
    const found = line.exec(text);
    if (!found) break;
    const [whole, content = ''] = found;
    at += whole.length || 1;
    if (content === '') return { fields, end: at };
    if (/^[ \t]/.test(content)) {
      if (last !== null) fields.set(last, `${fields.get(last) ?? ''}${content}`);
      continue;
    }
    const colon = content.indexOf(':');
    const name = content.slice(0, Math.max(0, colon)).trim().toLowerCase();
    last = colon > 0 && /^[!-9;-~]+$/.test(name) && !fields.has(name) ? name : null;
    if (last !== null) fields.set(last, content.slice(colon + 1).trim());
  }
  return { fields, end: null };
}
