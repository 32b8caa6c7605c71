/** One element of DER (X.690): its content, the element as a whole, and where it is constructed, its parts. */
export type Der = { readonly body: Buffer; readonly raw: Buffer; readonly parts: readonly Der[] };

export function readDer(bytes: Buffer, start = 0): Der {
  const tag = bytes.readUInt8(start);
  const short = bytes.readUInt8(start + 1);
  const extra = short & 0x80 ? short & 0x7f : 0;
  const length = extra > 0 ? bytes.readUIntBE(start + 2, extra) : short;
  const content = start + 2 + extra;
  const body = bytes.subarray(content, content + length);
  const parts: Der[] = [];
  if (tag & 0x20) for (let at = 0; at < body.length; at += parts.at(-1)?.raw.length ?? 1) parts.push(readDer(body, at));
  return { body, raw: bytes.subarray(start, content + length), parts };
}

export function tlv(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const { length } = body;
  const head = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...head]), body]);
}
