import { latin1Of } from './text.ts';

/** One row: column name → value. `cut`: an update took it out. */
export type MorkRow = ReadonlyMap<string, string>;
export type MorkTable = {
  readonly scope: string;
  readonly kind: string;
  readonly id: string;
  readonly rows: ReadonlySet<string>;
};
export type Mork = {
  /** `scope/id` → row. */
  readonly rows: ReadonlyMap<string, MorkRow>;
  readonly tables: readonly MorkTable[];
  readonly faults: readonly { readonly code: 'not-mork' | 'zeroed' | 'cut' | 'unexpected'; readonly offset: number }[];
};

type Fault = Mork['faults'][number];
type Table = { scope: string; kind: string; id: string; rows: Set<string> };

const utf8 = new TextDecoder('utf-8');

/**
 * Mork, the text database behind .msf files: dictionaries `<(80=subject)>`, rows `[1(^81^88)]`, tables `{1:^80 {…} 1 2 -3}` and
 * transaction groups `@$${1{@ … @$$}1}@`, of which an aborted or unfinished one is not applied. Linear in the size of the file.
 * Source: files written by Thunderbird 153.7 ESR and Mozilla's description of the format.
 */
export function parseMork(bytes: Uint8Array): Mork {
  const text = latin1Of(bytes);
  if (!/^\/\/ <!-- <mdb:mork:z v="1\.\d"/.test(text))
    return { rows: new Map(), tables: [], faults: [{ code: 'not-mork', offset: 0 }] };
  return new Reader(text).read();
}

class Reader {
  readonly #text: string;
  readonly #columns = new Map<string, string>();
  readonly #values = new Map<string, string>();
  readonly #rows = new Map<string, Map<string, string>>();
  readonly #tables = new Map<string, Table>();
  readonly #faults: Fault[] = [];
  /** The next end of a group, kept so that many groups do not each search the whole file. */
  #nextClose = -1;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): Mork {
    // Text never holds a NUL: it is what a crashed disk leaves, inside a value as well as between two items.
    const zeroed = this.#text.indexOf('\0');
    if (zeroed >= 0) this.#faults.push({ code: 'zeroed', offset: zeroed });
    for (this.#blank(); this.#at < this.#text.length; this.#blank()) if (!this.#item()) break;
    return { rows: this.#rows, tables: [...this.#tables.values()], faults: this.#faults };
  }

  /** One top-level thing; false where nothing sensible can follow. */
  #item(): boolean {
    const char = this.#text[this.#at];
    if (char === '<') return this.#dictionary();
    if (char === '[' || char === '-') return this.#row(null) !== null;
    if (char === '{') return this.#table();
    if (char === '@') return this.#group();
    this.#fault('unexpected');
    return false;
  }

  #group(): boolean {
    const open = /@\$\$\{([0-9A-Fa-f]+)\{@/y;
    const close = /@\$\$\}(?:~~?)?[0-9A-Fa-f]*\}@/y;
    open.lastIndex = this.#at;
    close.lastIndex = this.#at;
    const opened = open.exec(this.#text);
    if (!opened) {
      const closed = close.exec(this.#text);
      if (closed) this.#at += closed[0].length;
      else this.#fault('unexpected');
      return closed !== null;
    }
    const id = opened[1] ?? '';
    const from = this.#at + opened[0].length;
    const end = this.#closeAfter(from);
    if (this.#text.startsWith(`@$$}${id}}@`, end)) {
      this.#at = from;
      return true;
    }
    if (this.#text.startsWith('@$$}~', end)) {
      this.#at = this.#text.indexOf('@', end + 1) + 1 || this.#text.length;
      return true;
    }
    // Neither finished nor taken back: the program died while it wrote.
    this.#fault('cut');
    this.#at = this.#text.length;
    return true;
  }

  /** Where the next `@$$}` stands, the end of the text where there is none. A value cannot hold it: its `$` is escaped. */
  #closeAfter(from: number): number {
    if (this.#nextClose < from) {
      const found = this.#text.indexOf('@$$}', from);
      this.#nextClose = found < 0 ? this.#text.length : found;
    }
    return this.#nextClose;
  }

  #dictionary(): boolean {
    this.#at += 1;
    let columns = false;
    for (this.#blank(); this.#text[this.#at] !== '>'; this.#blank()) {
      const char = this.#text[this.#at];
      if (char === '<') {
        const end = this.#text.indexOf('>', this.#at);
        if (end < 0) return this.#fault('cut');
        columns ||= /\(a=c\)/.test(this.#text.slice(this.#at, end));
        this.#at = end + 1;
      } else if (char === '(') {
        const cell = this.#cell(false);
        if (!cell || cell.value === null) return false;
        (columns ? this.#columns : this.#values).set(cell.column.toUpperCase(), cell.value);
      } else return this.#fault(char === undefined ? 'cut' : 'unexpected');
    }
    this.#at += 1;
    return true;
  }

  /** `(80=text)`, `(^81^88)`, `(^81=text)`: what stands before and after, as written. One that is taken out may lack a value: `-(^81)`. */
  #cell(leaves: boolean): { column: string; value: string | null; byReference: boolean } | null {
    this.#at += 1;
    this.#blank();
    const from = this.#at;
    while (this.#at < this.#text.length && !'=^)'.includes(this.#text[this.#at] ?? '')) this.#at += 1;
    if (this.#at === from && this.#text[this.#at] === '^') {
      this.#at += 1;
      while (this.#at < this.#text.length && !'=^)'.includes(this.#text[this.#at] ?? '')) this.#at += 1;
    }
    const column = this.#text.slice(from, this.#at).trim();
    if (leaves && this.#text[this.#at] === ')') {
      this.#at += 1;
      return { column, value: null, byReference: false };
    }
    const byReference = this.#text[this.#at] === '^';
    if (!byReference && this.#text[this.#at] !== '=') {
      this.#fault(this.#at >= this.#text.length ? 'cut' : 'unexpected');
      return null;
    }
    this.#at += 1;
    const value = this.#value();
    return value === null ? null : { column, value: byReference ? value.trim() : value, byReference };
  }

  /** Up to the closing bracket; `\` escapes one character or a line break, `$E4` is one byte. */
  #value(): string | null {
    const from = this.#at;
    // No pattern: one that repeats over a value of many megabytes runs out of its stack.
    while (this.#at < this.#text.length && this.#text[this.#at] !== ')')
      this.#at += this.#text[this.#at] === '\\' ? 2 : 1;
    const raw = this.#text.slice(from, this.#at);
    if (this.#at >= this.#text.length) {
      this.#at = this.#text.length;
      this.#fault('cut');
      return null;
    }
    this.#at += 1;
    if (!/[\\$\x80-\xff]/.test(raw)) return raw;
    const plain = raw
      .replace(/\\(?:\r\n|[\r\n])/g, '')
      .replace(/\\([\s\S])|\$([0-9A-Fa-f]{2})/g, (_, char, hex) =>
        hex === undefined ? char : String.fromCharCode(Number.parseInt(hex, 16)),
      );
    return utf8.decode(Uint8Array.from(plain, (char) => char.charCodeAt(0) & 0xff));
  }

  /** A row's content or, in a table, a mere mention of it; gives its key, null after a fault. */
  #row(scope: string | null): string | null {
    if (this.#text[this.#at] === '-') this.#at += 1;
    if (this.#text[this.#at] !== '[') {
      this.#fault(this.#at >= this.#text.length ? 'cut' : 'unexpected');
      return null;
    }
    this.#at += 1;
    this.#blank();
    const cut = this.#text[this.#at] === '-';
    if (cut) this.#at += 1;
    const key = this.#key(scope);
    if (key === null) return null;
    const row = cut ? new Map<string, string>() : (this.#rows.get(key) ?? new Map<string, string>());
    this.#rows.set(key, row);
    for (this.#blank(); this.#text[this.#at] !== ']'; this.#blank()) {
      const leaves = this.#text[this.#at] === '-';
      if (leaves) this.#at += 1;
      if (this.#text[this.#at] !== '(') {
        this.#fault(this.#at >= this.#text.length ? 'cut' : 'unexpected');
        return null;
      }
      const cell = this.#cell(leaves);
      if (!cell) return null;
      const { column, value, byReference } = cell;
      if (leaves || value === null) row.delete(this.#column(column));
      else row.set(this.#column(column), byReference ? this.#referred(value) : value);
    }
    this.#at += 1;
    return key;
  }

  #column = (written: string) =>
    written.startsWith('^') ? (this.#columns.get(written.slice(1).toUpperCase()) ?? written) : written;
  #referred = (id: string) => this.#values.get(id.toUpperCase()) ?? '';

  /** `1:^80`, `1:m`, `1`: a row's or table's scope and id. */
  #key(scope: string | null): string | null {
    const written = /([0-9A-Fa-f]+)(?::(\^[0-9A-Fa-f]+|[\w.:]+))?/y;
    written.lastIndex = this.#at;
    const found = written.exec(this.#text);
    if (!found) {
      this.#fault(this.#at >= this.#text.length ? 'cut' : 'unexpected');
      return null;
    }
    this.#at += found[0].length;
    return `${found[2] === undefined ? (scope ?? '') : this.#column(found[2])}/${(found[1] ?? '').toUpperCase()}`;
  }

  #table(): boolean {
    this.#at += 1;
    this.#blank();
    const cut = this.#text[this.#at] === '-';
    if (cut) this.#at += 1;
    const key = this.#key(null);
    if (key === null) return false;
    const [scope = '', id = ''] = [key.slice(0, key.lastIndexOf('/')), key.slice(key.lastIndexOf('/') + 1)];
    const had = this.#tables.get(key);
    const table: Table = had && !cut ? had : { scope, id, kind: had?.kind ?? '', rows: new Set() };
    for (this.#blank(); this.#text[this.#at] !== '}'; this.#blank()) {
      const char = this.#text[this.#at];
      if (char === '{') {
        const end = this.#text.indexOf('}', this.#at);
        if (end < 0) return this.#fault('cut');
        const kind = /\(k(\^[0-9A-Fa-f]+|=[^:)]+)/.exec(this.#text.slice(this.#at, end))?.[1];
        if (kind) table.kind = kind.startsWith('^') ? this.#column(kind) : kind.slice(1);
        this.#at = end + 1;
      } else if (!this.#mention(table, char)) return false;
    }
    this.#at += 1;
    this.#tables.set(`${key}/${table.kind}`, table);
    this.#tables.set(key, table);
    return true;
  }

  #mention(table: Table, char: string | undefined): boolean {
    if (char === undefined) return this.#fault('cut');
    const leaves = char === '-';
    if (leaves || char === '!' || char === '+') this.#at += 1;
    const key = this.#text[this.#at] === '[' ? this.#row(table.scope) : this.#key(table.scope);
    if (key === null) return false;
    // A position after a row (`1!0`) orders the table; nothing here depends on it.
    const position = /[!+][0-9A-Fa-f]+/y;
    position.lastIndex = this.#at;
    this.#at += position.exec(this.#text)?.[0].length ?? 0;
    if (leaves) table.rows.delete(key);
    else table.rows.add(key);
    return true;
  }

  #blank(): void {
    for (; this.#at < this.#text.length; this.#at += 1) {
      if (this.#text.startsWith('//', this.#at))
        while (this.#at < this.#text.length && !'\r\n'.includes(this.#text[this.#at] ?? '')) this.#at += 1;
      else if (!' \t\r\n\f\v'.includes(this.#text[this.#at] ?? '')) return;
    }
    // A comment that reaches the end leaves the loop one past it.
    this.#at = this.#text.length;
  }

  #fault(code: Fault['code']): false {
    this.#faults.push({ code, offset: this.#at });
    return false;
  }
}
