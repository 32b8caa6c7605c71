export type DerNode = {
  readonly tag: number;
  readonly body: Uint8Array;
  /** Tag and length included. */
  readonly whole: Uint8Array;
  readonly children: readonly DerNode[];
};

/** DER (X.690), definite lengths only, as the NSS key store uses it; null where the bytes are not that. Trailing bytes are ignored. */
export function parseDer(bytes: Uint8Array, depth = 0): DerNode | null {
  const [tag, first] = bytes;
  if (tag === undefined || first === undefined || depth > 16) return null;
  let header = 2;
  let length = first;
  if (first & 0x80) {
    const count = first & 0x7f;
    if (count === 0 || count > 4 || bytes.length < 2 + count) return null;
    length = bytes.subarray(2, 2 + count).reduce((sum, byte) => sum * 256 + byte, 0);
    header += count;
  }
  if (header + length > bytes.length) return null;
  const body = bytes.subarray(header, header + length);
  const children: DerNode[] = [];
  if (tag & 0x20)
    for (let at = 0; at < body.length; ) {
      const child = parseDer(body.subarray(at), depth + 1);
      if (!child) return null;
      children.push(child);
      at += child.whole.length;
    }
  return { tag, body, whole: bytes.subarray(0, header + length), children };
}

export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
/** An unsigned INTEGER as a number; NaN where it is larger than we ever need. */
export const integerOf = (node: DerNode | undefined): number =>
  node && node.tag === 2 && node.body.length <= 6 ? Number.parseInt(hexOf(node.body), 16) : Number.NaN;
