import { type RegistryValue, registryType } from '../../shared/registry.ts';

const utf16 = new TextDecoder('utf-16le', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-16le', { ignoreBOM: true });

/**
 * The text of a value, null where it holds none. Outlook keeps one and the same value as REG_SZ (16.0) or as REG_BINARY holding
 * UTF-16LE with its final NUL (12.0 to 15.0 and some 16.0 data): the type that is stored decides, never the value's name.
 */
export function textOf(value: RegistryValue): string | null {
  const { type, data } = value;
  if (type === registryType.string || type === registryType.expandable) return untilNul(lenient.decode(evenPart(data)));
  return type === registryType.binary ? binaryText(data) : null;
}

/** A REG_DWORD, or the four bytes of a REG_BINARY, as an unsigned number; null for everything else. */
export function numberOf(value: RegistryValue): number | null {
  const { type, data } = value;
  if ((type !== registryType.dword && type !== registryType.binary) || data.length !== 4) return null;
  return new DataView(data.buffer, data.byteOffset, 4).getUint32(0, true);
}

/** The data in lower-case hex digits without separators. */
export const hexOf = (value: RegistryValue): string =>
  Array.from(value.data, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** A name as Windows compares it: upper case letter by letter, so that "ß" does not become "SS". */
export function foldName(name: string): string {
  const ascii = name.replace(/[a-z]+/g, (run) => run.toUpperCase());
  return ascii.replace(/[\u0080-\uffff]/g, (unit) => (unit.toUpperCase().length === 1 ? unit.toUpperCase() : unit));
}

/** Text only where it ends in NUL and holds neither another NUL nor control characters: entry ids and flags are not text. */
function binaryText(data: Uint8Array): string | null {
  // Three bytes for one letter were seen in real data: the final NUL is cut in half.
  const halved = data.length % 2 === 1;
  if (data.length < 2 || data.at(-1) !== 0 || (!halved && data.at(-2) !== 0)) return null;
  try {
    const text = utf16.decode(evenPart(data)).replace(/\0+$/, '');
    const control = [...text].some((char) => char < ' ' && !'\t\r\n'.includes(char));
    return control ? null : text;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function untilNul(text: string): string {
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}

const evenPart = (data: Uint8Array) => data.subarray(0, data.length - (data.length % 2));
