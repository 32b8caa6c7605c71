export type TextFault = { readonly code: 'not-utf8' | 'nul-bytes'; readonly offset: number };

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Bytes as text: UTF-8 with or without a byte order mark; Latin-1 where they are not UTF-8, which is said. NUL bytes never belong
 * into a text file: they are what a crashed disk leaves, and are reported with their first offset.
 */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly faults: readonly TextFault[] } {
  const nul = bytes.indexOf(0);
  const faults: TextFault[] = nul < 0 ? [] : [{ code: 'nul-bytes', offset: nul }];
  try {
    return { text: utf8.decode(bytes), faults };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { text: latin1Of(bytes), faults: [...faults, { code: 'not-utf8', offset: 0 }] };
  }
}

const exact = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** Text to be edited, its byte order mark apart: the bytes of `mark + text` are the given ones. null where they are no UTF-8. */
export function editableText(bytes: Uint8Array): { readonly mark: '' | '\uFEFF'; readonly text: string } | null {
  try {
    const text = exact.decode(bytes);
    return text.startsWith('\uFEFF') ? { mark: '\uFEFF', text: text.slice(1) } : { mark: '', text };
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

export const utf8Of = (text: string): Uint8Array => encoder.encode(text);

/** One character a byte. The label `latin1` of TextDecoder means windows-1252, which is not that. */
export const latin1Of = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
