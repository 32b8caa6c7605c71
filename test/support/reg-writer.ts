import { type RegistryValue, registryType } from '../../shared/registry.ts';

/** A key with everything below it: what the writers of hives and of .reg files take. */
export type WrittenKey = {
  readonly name: string;
  readonly values: readonly RegistryValue[];
  readonly keys: readonly WrittenKey[];
};

const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true });
const escaped = (text: string) => text.replace(/[\\"]/g, '\\$&');

/** What regedit writes for the keys below `root`: UTF-16LE with a byte order mark, CRLF, hex in lines of 80 columns. */
export function writeReg(root: WrittenKey, place = 'HKEY_CURRENT_USER'): Uint8Array {
  const lines = ['Windows Registry Editor Version 5.00', ''];
  const add = (key: WrittenKey, path: string) => {
    lines.push(`[${path}]`, ...key.values.map(lineOf), '');
    for (const below of key.keys) add(below, `${path}\\${below.name}`);
  };
  add(root, place);
  return Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`, 'utf16le');
}

function lineOf({ name, type, data }: RegistryValue): string {
  const start = name === '' ? '@=' : `"${escaped(name)}"=`;
  if (type === registryType.string) {
    const text = utf16.decode(data);
    const plain = data.length % 2 === 0 && text.endsWith('\0') && !/[\0\r\n]/.test(text.slice(0, -1));
    if (plain && Buffer.from(text, 'utf16le').equals(data)) return `${start}"${escaped(text.slice(0, -1))}"`;
  }
  if (type === registryType.dword && data.length === 4) {
    return `${start}dword:${Buffer.from(data).readUInt32LE(0).toString(16).padStart(8, '0')}`;
  }
  return wrapped(`${start}hex${type === registryType.binary ? '' : `(${type.toString(16)})`}:`, data);
}

function wrapped(start: string, data: Uint8Array): string {
  const lines: string[] = [];
  let line = start;
  for (const [at, byte] of data.entries()) {
    const last = at === data.length - 1;
    line += byte.toString(16).padStart(2, '0') + (last ? '' : ',');
    if (!last && line.length > 76) {
      lines.push(`${line}\\`);
      line = '  ';
    }
  }
  return [...lines, line].join('\r\n');
}
