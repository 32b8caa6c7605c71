/**
 * RFC 2047 encoded words in a header value: `=?utf-8?B?…?=`, `=?iso-8859-1?Q?…?=`. Space between two of them is no space (section
 * 6.2). What cannot be decoded stays as it is written.
 */
export function decodeWords(text: string): string {
  const joined = text.replace(/(\?=)\s+(=\?)/g, '$1$2');
  return joined.replace(
    /=\?([\w-]{1,40})(?:\*[\w-]*)?\?([bq])\?([^?\s]*)\?=/gi,
    (written, charset, encoding, content) => {
      const bytes = encoding.toLowerCase() === 'b' ? base64(content) : quoted(content);
      const decoder = bytes && decoderOf(charset);
      return bytes && decoder ? decoder.decode(bytes) : written;
    },
  );
}

function decoderOf(charset: string): InstanceType<typeof TextDecoder> | null {
  try {
    return new TextDecoder(charset);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const base64 = (text: string): Uint8Array | null =>
  /^[A-Za-z0-9+/]*={0,2}$/.test(text) ? Uint8Array.from(Buffer.from(text, 'base64')) : null;

const quoted = (text: string): Uint8Array =>
  Uint8Array.from(
    text.replace(/_/g, ' ').replace(/=([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    (char) => char.charCodeAt(0) & 0xff,
  );
