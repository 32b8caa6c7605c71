import { createCipheriv, createDecipheriv, createHash, pbkdf2Sync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Der, readDer, tlv } from './der.ts';
import { readTable } from './sqlite.ts';

/**
 * Thunderbird's saved logins, opened in full and sealed anew: the lab's second witness beside Thunderbird itself. The program has no
 * such code; it never touches a password. Formats measured on Thunderbird 153.7 ESR.
 */
export type Keys = { readonly aes: Buffer | undefined; readonly des3: Buffer | undefined; readonly iterations: number };

export type OpenLogin = {
  readonly origin: string;
  readonly user: string;
  readonly password: string;
  readonly timePasswordChanged: number;
};

const keyId = 'f8000000000000000000000000000001';
const oids = {
  pbes2: '2a864886f70d01050d',
  aes256: '60864801650304012a',
  des3: '2a864886f70d0307',
};

/** The keys of a profile; null when this is not its primary password (none is set: ''). */
export function openKeys(profile: string, primaryPassword = ''): Keys | null {
  const file = path.join(profile, 'key4.db');
  const entry = readTable(file, 'metaData').find(({ id }) => id === 'password');
  const salt = entry?.item1;
  const check = entry?.item2;
  if (!Buffer.isBuffer(salt) || !Buffer.isBuffer(check)) throw new Error(`${file}: no password entry`);
  const opened = unwrap(check, salt, primaryPassword);
  if (opened?.plain.toString() !== 'password-check') return null;
  const keys = readTable(file, 'nssPrivate')
    .filter(({ a102 }) => Buffer.isBuffer(a102) && a102.toString('hex') === keyId)
    .map(({ a11 }) => (Buffer.isBuffer(a11) ? unwrap(a11, salt, primaryPassword)?.plain : undefined));
  return {
    aes: keys.find((key) => key?.length === 32),
    des3: keys.find((key) => key?.length === 24),
    iterations: opened.iterations,
  };
}

export const hasPrimaryPassword = (profile: string): boolean =>
  existsSync(path.join(profile, 'key4.db')) && openKeys(profile) === null;

export function readLogins(profile: string, primaryPassword = ''): readonly OpenLogin[] {
  const keys = openKeys(profile, primaryPassword);
  if (!keys) throw new Error('not the primary password of this profile');
  const { logins } = JSON.parse(readFileSync(path.join(profile, 'logins.json'), 'utf8')) as {
    logins: { hostname: string; encryptedUsername: string; encryptedPassword: string; timePasswordChanged: number }[];
  };
  return logins.map((login) => ({
    origin: login.hostname,
    user: open(login.encryptedUsername, keys),
    password: open(login.encryptedPassword, keys),
    timePasswordChanged: login.timePasswordChanged,
  }));
}

/** What `encryptedUsername` or `encryptedPassword` holds. */
export function open(sealed: string, keys: Keys): string {
  const [id, algorithm, text] = readDer(Buffer.from(sealed, 'base64')).parts;
  if (id?.body.toString('hex') !== keyId) throw new Error('sealed with the key of another profile');
  const cipher = algorithm?.parts[0]?.body.toString('hex') === oids.aes256 ? 'aes-256-cbc' : 'des-ede3-cbc';
  const key = cipher === 'aes-256-cbc' ? keys.aes : keys.des3;
  const iv = algorithm?.parts[1]?.body;
  if (!key || !iv || !text) throw new Error('this profile has no key for it');
  const decipher = createDecipheriv(cipher, key, iv);
  return Buffer.concat([decipher.update(text.body), decipher.final()]).toString('utf8');
}

/** As version 153 writes it: AES-256-CBC with a fresh IV. */
export function seal(text: string, { aes }: Keys): string {
  if (!aes) throw new Error('this profile has no AES key');
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', aes, iv);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  const algorithm = tlv(0x30, tlv(0x06, Buffer.from(oids.aes256, 'hex')), tlv(0x04, iv));
  return tlv(0x30, tlv(0x04, Buffer.from(keyId, 'hex')), algorithm, tlv(0x04, sealed)).toString('base64');
}

/** What NSS puts around a secret in key4.db: PBES2, PBKDF2-HMAC-SHA256 over hash(salt + password), AES-256-CBC. null: wrong password. */
function unwrap(blob: Buffer, globalSalt: Buffer, password: string): { plain: Buffer; iterations: number } | null {
  const [algorithm, text] = readDer(blob).parts;
  const [scheme, parameters] = algorithm?.parts ?? [];
  if (scheme?.body.toString('hex') !== oids.pbes2) throw new Error('key4.db uses an older wrapping');
  const [salt, rounds, length] = parameters?.parts[0]?.parts[1]?.parts ?? [];
  // The IV is the whole element: 04 0e and 14 bytes.
  const iv = parameters?.parts[1]?.parts[1]?.raw;
  if (!salt || !rounds || !length || !iv || !text) throw new Error('key4.db: a part of the wrapping is missing');
  const iterations = number(rounds);
  const stretched = createHash(hashFor(globalSalt)).update(globalSalt).update(password, 'utf8').digest();
  const key = pbkdf2Sync(stretched, salt.body, iterations, number(length), 'sha256');
  const decipher = createDecipheriv('aes-256-cbc', key, iv);
  try {
    return { plain: Buffer.concat([decipher.update(text.body), decipher.final()]), iterations };
  } catch (error) {
    if (/bad decrypt|wrong final/i.test(String(error))) return null;
    throw error;
  }
}

/** A 20-byte salt (no primary password was ever set) goes with SHA-1, a 48-byte one with SHA-384. */
const hashFor = ({ length }: Buffer): string =>
  ({ 20: 'sha1', 32: 'sha256', 48: 'sha384', 64: 'sha512' })[length] ?? 'sha1';

const number = ({ body }: Der): number => Number(`0x${body.toString('hex')}`);
