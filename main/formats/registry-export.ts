import { type RegistryError, type RegistryTree, type RegistryValue, registryType } from '../../shared/registry.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { foldName } from './registry-text.ts';
import { latin1Of, utf8Of } from './text.ts';

export type ExportFault = {
  /**
   * `not-an-export`: no first line of a known kind. `encoding`: bytes that are no text in the file's encoding, NUL among them. `key`,
   * `value`: a line that is neither, or a value before any key. `length`: a number of the wrong size (kept where it can be). `hex`: odd or
   * wrong hex digits. `type`: an unknown type. `open-string`: no closing quote. `cut`: a value or the file ends within a line; what the
   * file's last line gives is kept. `depth`: more levels than Windows has.
   */
  readonly code:
    | 'not-an-export'
    | 'encoding'
    | 'key'
    | 'value'
    | 'length'
    | 'hex'
    | 'type'
    | 'open-string'
    | 'cut'
    | 'depth';
  /** From 1. */
  readonly line: number;
};
export type RegistryExport = {
  readonly tree: RegistryTree;
  readonly faults: readonly ExportFault[];
  /** Keys that are not this user's: other roots and other users. */
  readonly ignored: number;
};

type Key = { readonly name: string; readonly keys: Map<string, Key>; readonly values: Map<string, RegistryValue> };

const depthLimit = 512;
const faultLimit = 1000;
/** Lines in one string; without a limit a file of nothing but open quotes would be read once for each. */
const lineLimit = 2000;

/**
 * One user's part of a .reg file, as regedit and reg.exe write it: UTF-16LE or UTF-8 with a byte order mark, or ANSI (`REGEDIT4`).
 * Later lines win and `-` deletes, as on import. A line that cannot be read is a fault, and the rest is still read. The user is
 * HKEY_CURRENT_USER or the first `HKEY_USERS\S-1-5-21-…`. Linear in the size of the file.
 */
export function parseRegistryExport(bytes: Uint8Array): RegistryExport {
  const { text, damaged } = decoded(bytes);
  const reader = new Reader(text);
  if (damaged) reader.fault('encoding', 1);
  return reader.read();
}

class Reader {
  readonly #lines: readonly string[];
  readonly #faults: ExportFault[] = [];
  readonly #root = newKey('');
  #ansi = false;
  #user: string | null = null;
  #ignored = 0;
  #at = 0;

  constructor(text: string) {
    this.#lines = text.split(/\r\n|\n|\r/);
  }

  fault(code: ExportFault['code'], line: number): void {
    if (this.#faults.length < faultLimit) this.#faults.push({ code, line });
  }

  read(): RegistryExport {
    const title = this.#lines[0]?.trim() ?? '';
    this.#ansi = title === 'REGEDIT4';
    if (this.#ansi || /^Windows Registry Editor Version 5\.00$/i.test(title)) this.#at = 1;
    else this.fault('not-an-export', 1);
    for (const [at, line] of this.#lines.entries()) if (line.includes('\0')) this.fault('encoding', at + 1);
    let key: Key | null | undefined;
    for (; this.#at < this.#lines.length; this.#at += 1) {
      const line = (this.#lines[this.#at] ?? '').trimStart();
      if (line === '' || line.startsWith(';')) continue;
      if (line.startsWith('[')) key = this.#key(line);
      else if (line.startsWith('"') || line.startsWith('@')) {
        if (key === undefined) this.fault('value', this.#at + 1);
        this.#value(line, key ?? null);
      } else if (this.#at > 0) this.fault('value', this.#at + 1);
    }
    // Regedit ends every line: `dword:0000` without a line break may have had four more digits.
    const last = this.#lines.length;
    if (this.#lines[last - 1] !== '' && this.#faults.at(-1)?.line !== last) this.fault('cut', last);
    return { tree: new ExportTree(this.#root), faults: this.#faults, ignored: this.#ignored };
  }

  /** Makes the key of a line `[…]` or deletes that of `[-…]`; null where its values are not ours. */
  #key(line: string): Key | null {
    const end = line.lastIndexOf(']');
    if (end < 0) {
      this.fault('key', this.#at + 1);
      return null;
    }
    const deletes = line.startsWith('[-');
    const names = this.#ownPath(line.slice(deletes ? 2 : 1, end).split('\\'));
    if (!names) {
      this.#ignored += 1;
      return null;
    }
    if (names.length > depthLimit || names.includes('')) {
      this.fault(names.includes('') ? 'key' : 'depth', this.#at + 1);
      return null;
    }
    let key = this.#root;
    for (const [depth, name] of names.entries()) {
      const folded = foldName(name);
      if (deletes && depth === names.length - 1) key.keys.delete(folded);
      let next = key.keys.get(folded);
      if (!next && deletes) return null;
      if (!next) {
        next = newKey(name);
        key.keys.set(folded, next);
      }
      key = next;
    }
    if (deletes && names.length === 0) {
      this.#root.keys.clear();
      this.#root.values.clear();
    }
    return deletes ? null : key;
  }

  #ownPath(names: readonly string[]): readonly string[] | null {
    const root = names[0]?.toUpperCase();
    const below = root === 'HKEY_USERS' || root === 'HKU' ? names[1]?.toUpperCase() : undefined;
    const user = root === 'HKEY_CURRENT_USER' || root === 'HKCU' ? 'HKCU' : below;
    if (user === undefined || (user !== 'HKCU' && !/^S-1-5-21(-\d+)+$/.test(user))) return null;
    this.#user ??= user;
    return user === this.#user ? names.slice(user === 'HKCU' ? 1 : 2) : null;
  }

  #value(line: string, key: Key | null): void {
    const number = this.#at + 1;
    const name = line.startsWith('@') ? { text: '', rest: line.slice(1) } : this.#string(line);
    const equals = name && /^\s*=\s*/.exec(name.rest);
    if (!equals) {
      this.fault(name ? 'value' : 'open-string', number);
      return;
    }
    const rest = name.rest.slice(equals[0].length);
    const folded = foldName(name.text);
    if (/^-\s*(;|$)/.test(rest)) {
      key?.values.delete(folded);
      return;
    }
    const stored = this.#stored(rest, number);
    if (stored) key?.values.set(folded, { name: name.text, ...stored });
  }

  #stored(rest: string, line: number): { type: number; data: Uint8Array } | null {
    if (rest.startsWith('"')) {
      const string = this.#string(rest);
      if (!string) this.fault('open-string', line);
      else if (!/^\s*(;|$)/.test(string.rest)) this.fault('value', line);
      return string && { type: registryType.string, data: utf16Of(`${string.text}\0`) };
    }
    const kind = /^([a-z]+)(?:\(([^)]*)\))?:/i.exec(rest);
    const digits = kind ? rest.slice(kind[0].length) : '';
    const word = kind?.[1]?.toLowerCase();
    if (word === 'hex') return this.#hex(kind?.[2], digits, line);
    if (kind && kind[2] === undefined && word === 'dword') return this.#number(digits, registryType.dword, 4, line);
    if (kind && kind[2] === undefined && word === 'qword') return this.#number(digits, registryType.qword, 8, line);
    this.fault('type', line);
    return null;
  }

  #number(digits: string, type: number, size: number, line: number): { type: number; data: Uint8Array } | null {
    const written = digits.replace(/;.*/, '').trim();
    if (!/^[0-9a-f]+$/i.test(written) || written.length > 2 * size) {
      this.fault(/^[0-9a-f]+$/i.test(written) ? 'length' : 'hex', line);
      return null;
    }
    const data = new Uint8Array(8);
    new DataView(data.buffer).setBigUint64(0, BigInt(`0x${written}`), true);
    return { type, data: data.slice(0, size) };
  }

  #hex(typeDigits: string | undefined, first: string, line: number): { type: number; data: Uint8Array } | null {
    // All lines of the value are taken before anything is judged, so that the next value starts where it should.
    const parts: string[] = [];
    for (let part = first; ; part = this.#lines[this.#at] ?? '') {
      const plain = part.replace(/;.*/, '').trim();
      parts.push(plain.replace(/\\$/, ''));
      if (!plain.endsWith('\\')) break;
      const following = this.#lines[this.#at + 1];
      if (following === undefined || /^\s*(["@[]|$)/.test(following)) {
        this.fault('cut', this.#at + 1);
        return null;
      }
      this.#at += 1;
    }
    if (typeDigits !== undefined && !/^(0x)?[0-9a-f]{1,8}$/i.test(typeDigits)) {
      this.fault('type', line);
      return null;
    }
    const type = typeDigits === undefined ? registryType.binary : Number.parseInt(typeDigits, 16);
    const bytes = bytesOf(parts.join(''));
    if (!bytes) {
      this.fault('hex', line);
      return null;
    }
    const right = type === registryType.dword ? 4 : type === registryType.qword ? 8 : bytes.length;
    if (bytes.length !== right) this.fault('length', line);
    const text = type === registryType.string || type === registryType.expandable || type === registryType.multi;
    return { type, data: this.#ansi && text ? utf16Of(ansiText(bytes)) : bytes };
  }

  /**
   * The quoted text that `line` starts with, and what follows it. Regedit writes line breaks within a string as they are, so a string
   * may close on a later line, but not beyond one that starts a key or a value of its own.
   */
  #string(line: string): { text: string; rest: string } | null {
    const parts: string[] = [];
    let from = 1;
    for (let at = this.#at, part = line; ; part = this.#lines[at] ?? '', from = 0) {
      const end = closingQuote(part, from);
      parts.push(part.slice(from, end < 0 ? part.length : end));
      if (end >= 0) {
        this.#at = at;
        return { text: parts.join('\r\n').replace(/\\([\\"])/g, '$1'), rest: part.slice(end + 1) };
      }
      at += 1;
      const following = this.#lines[at];
      if (following === undefined || parts.length > lineLimit || /^("([^"\\]|\\.)*"\s*=|@=|\[-?HK)/i.test(following))
        return null;
    }
  }
}

class ExportTree implements RegistryTree {
  readonly #root: Key;

  constructor(root: Key) {
    this.#root = root;
  }

  async keys(path: string): Promise<Result<readonly string[], RegistryError>> {
    const key = this.#find(path);
    return key ? ok([...key.keys.values()].map(({ name }) => name)) : err({ code: 'missing' });
  }

  async values(path: string): Promise<Result<readonly RegistryValue[], RegistryError>> {
    const key = this.#find(path);
    return key ? ok([...key.values.values()]) : err({ code: 'missing' });
  }

  #find(path: string): Key | undefined {
    let key: Key | undefined = this.#root;
    for (const name of path === '' ? [] : path.split('\\')) key = key?.keys.get(foldName(name));
    return key;
  }
}

const newKey = (name: string): Key => ({ name, keys: new Map(), values: new Map() });

function closingQuote(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return -1;
}

/** `0a,ff,…`; null where a byte is not two digits. A comma may end the list, which regedit accepts. */
function bytesOf(list: string): Uint8Array | null {
  const digits = list.replace(/\s+/g, '');
  if (digits === '') return new Uint8Array(0);
  const full = digits.endsWith(',') ? digits : `${digits},`;
  if (full.length % 3 !== 0) return null;
  const bytes = new Uint8Array(full.length / 3);
  for (let at = 0; at < bytes.length; at += 1) {
    const [high, low] = [digitOf(full.charCodeAt(3 * at)), digitOf(full.charCodeAt(3 * at + 1))];
    if (high < 0 || low < 0 || full[3 * at + 2] !== ',') return null;
    bytes[at] = 16 * high + low;
  }
  return bytes;
}

function digitOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

function utf16Of(text: string): Uint8Array {
  const bytes = new Uint8Array(2 * text.length);
  for (let at = 0; at < text.length; at += 1) {
    bytes[2 * at] = text.charCodeAt(at) & 0xff;
    bytes[2 * at + 1] = text.charCodeAt(at) >> 8;
  }
  return bytes;
}

/** The code page of western Europe: a file does not say which one it was written in. */
const ansiText = (bytes: Uint8Array) => new TextDecoder('windows-1252').decode(bytes);

function decoded(bytes: Uint8Array): { text: string; damaged: boolean } {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe;
  if (marked || (bytes.length > 1 && bytes[0] !== 0 && bytes[1] === 0)) {
    // Unit by unit: names and strings may hold lone surrogates, which a decoder would replace.
    const even = bytes.subarray(marked ? 2 : 0, bytes.length - (bytes.length % 2));
    return {
      text: Buffer.from(even.buffer, even.byteOffset, even.length).toString('utf16le'),
      damaged: bytes.length % 2 === 1,
    };
  }
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  const title = latin1Of(bytes.subarray(0, 8));
  const exact = !utf8.includes('\ufffd') || utf8Of(utf8).length === bytes.length;
  if (title === 'REGEDIT4' || (!exact && bytes[0] !== 0xef))
    return { text: ansiText(bytes), damaged: title !== 'REGEDIT4' };
  return { text: utf8, damaged: !exact };
}
