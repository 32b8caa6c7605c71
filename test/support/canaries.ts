import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const root = fileURLToPath(new URL('../machines/thunderbird', import.meta.url));
const read = (file: string): unknown => JSON.parse(readFileSync(`${root}/${file}`, 'utf8'));
const canaryFile = z.object({ canaries: z.array(z.object({ secret: z.string() })) });
const loginFile = z.object({
  logins: z.array(z.object({ encryptedPassword: z.string(), encryptedUnknownFields: z.string().nullish() })),
});

/** Every secret of the homes (test/machines/thunderbird/README.md); most begin with CANARY. */
export const canaries: readonly string[] = canaryFile.parse(read('canaries.json')).canaries.map(({ secret }) => secret);

/** What the homes' login stores hold sealed: base64, as it stands in logins.json. */
export const sealedPasswords: readonly string[] = globSync('*/files/home/anna/.thunderbird/*/logins.json', {
  cwd: root,
}).flatMap((file) =>
  loginFile
    .parse(read(file))
    .logins.flatMap(({ encryptedPassword, encryptedUnknownFields }) => [
      encryptedPassword,
      ...(encryptedUnknownFields ? [encryptedUnknownFields] : []),
    ]),
);

const utf16 = (text: string) => Buffer.from(text, 'utf16le');
const percent = (bytes: Buffer) => [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

/**
 * How bytes look in base64 wherever they stand in something longer (a SASL PLAIN answer is `\0user\0password`): three alignments,
 * the characters that neighbours share left out.
 */
function base64Anywhere(bytes: Buffer): string[] {
  return [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const end = (before + bytes.length) % 3 === 0 ? text.length : text.length - 1;
    return text.slice(before === 0 ? 0 : before + 1, end);
  });
}

const base64url = (text: string) => text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

function formsOf(bytes: Buffer, plain: readonly string[]): string[] {
  const inBase64 = base64Anywhere(bytes);
  return [...plain, ...inBase64, ...inBase64.map(base64url), bytes.toString('hex'), percent(bytes)];
}

const needles: readonly { readonly form: string; readonly of: string }[] = [
  ...canaries.flatMap((secret) =>
    [
      ...formsOf(Buffer.from(secret), [secret, encodeURIComponent(secret), [...secret].join('\0')]),
      ...formsOf(utf16(secret), []),
    ].map((form) => ({ form, of: secret })),
  ),
  ...sealedPasswords.flatMap((sealed) =>
    formsOf(Buffer.from(sealed, 'base64'), [sealed, encodeURIComponent(sealed)]).map((form) => ({ form, of: sealed })),
  ),
].map(({ form, of }) => ({ form: form.toLowerCase(), of }));

/** What only stands where a secret does: names of fields, and how every value that NSS sealed begins, user names included. */
const marks = ['canary-', 'encryptedpassword', 'encryptedunknownfields', 'eepgaaaaaaaaaaaaaaaaaaaew'];

/** The secrets of which any form stands in a text, and the marks; empty: it is clean. Upper and lower case count as equal. */
export function leaksIn(text: string): string[] {
  const lower = text.toLowerCase();
  const found = needles.filter(({ form }) => lower.includes(form)).map(({ of }) => of);
  const words = marks.filter((mark) => lower.includes(mark));
  return [...new Set([...found, ...words])];
}
