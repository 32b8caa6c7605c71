import { u16 } from './pst-bytes.ts';

type Head = { readonly version?: number; readonly count?: number };

/** A download history of POP3 with these tags; Microsoft, "Parsing the message download history for a POP3 account". */
export const popBlob = Object.assign((...tags: readonly string[]): Buffer => withHead({}, ...tags), { with: withHead });

function withHead({ version = 3, count }: Head, ...tags: readonly string[]): Buffer {
  return Buffer.concat([
    u16(version),
    u16(count ?? tags.length),
    ...tags.map((tag) => Buffer.from(`${tag}\0`, 'utf8')),
  ]);
}
