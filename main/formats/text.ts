export type TextFault = { readonly code: 'not-utf8' | 'nul-bytes'; readonly offset: number };

const utf8 = new TextDecoder('utf-8', { fatal: true });
const latin1 = new TextDecoder('latin1');

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
    return { text: latin1.decode(bytes), faults: [...faults, { code: 'not-utf8', offset: 0 }] };
  }
}
