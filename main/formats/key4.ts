import { createDecipheriv, createHash, pbkdf2Sync } from 'node:crypto';
import type { ByteSource } from '../../shared/byte-source.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type DerNode, hexOf, integerOf, parseDer } from './der.ts';
import { readTable } from './sqlite-pages.ts';

export type KeyStoreError = { readonly code: 'primary-password' | 'not-readable' | 'unknown-scheme' };
export type KeyStore = {
  /** A saved sign-in's user name. Nothing else is opened: the parser of logins.json lets no sealed password in. */
  openUserName(sealed: string): Result<string, { readonly code: 'not-readable' }>;
};

const oids = {
  pbes2: '2a864886f70d01050d',
  aes256: '60864801650304012a',
  tripleDes: '2a864886f70d0307',
} as const;
/** The attribute a102 of the one key that seals sign-ins. */
const dataKeyId = 'f8000000000000000000000000000001';
/** SHA-1 with the 20-byte salt of a fresh profile, SHA-384 with the 48-byte one of a primary password (measured on 153.7 ESR). */
const saltHashes: Readonly<Record<number, string>> = { 20: 'sha1', 32: 'sha256', 48: 'sha384', 64: 'sha512' };
/** NSS uses 10,000; a file that asks for more than this wants to keep us busy. */
const iterationLimit = 1_000_000;
/** A real store holds one or two keys under the identifier; each attempt may cost the iterations above. */
const attemptLimit = 8;

/** Opens key4.db of a profile without a primary password; the key stays inside this function. */
export async function openKeyStore(source: ByteSource): Promise<Result<KeyStore, KeyStoreError>> {
  const metaData = await readTable(source, 'metaData');
  const privateKeys = await readTable(source, 'nssPrivate');
  if (!metaData.ok || !privateKeys.ok) return err({ code: 'not-readable' });
  const check = metaData.value.find(([id]) => id === 'password');
  const [, salt, sealedCheck] = check ?? [];
  if (!(salt instanceof Uint8Array) || !(sealedCheck instanceof Uint8Array)) return err({ code: 'not-readable' });
  const proof = unwrap(sealedCheck, salt);
  if (!proof.ok)
    return proof.error.code === 'does-not-open' ? err({ code: 'primary-password' }) : err({ code: proof.error.code });
  if (new TextDecoder().decode(proof.value) !== 'password-check') return err({ code: 'primary-password' });
  const keys: Uint8Array[] = [];
  let attempts = 0;
  for (const row of privateKeys.value) {
    const blobs = row.filter((value) => value instanceof Uint8Array);
    if (!blobs.some((blob) => hexOf(blob) === dataKeyId)) continue;
    for (const blob of blobs) {
      if (!parseDer(blob)) continue;
      attempts += 1;
      if (attempts > attemptLimit) return err({ code: 'not-readable' });
      const key = unwrap(blob, salt);
      if (key.ok) keys.push(key.value);
    }
  }
  const aes = keys.find((key) => key.length === 32);
  const tripleDes = keys.find((key) => key.length === 24);
  if (!aes && !tripleDes) return err({ code: 'not-readable' });
  return ok({ openUserName: (sealed) => openSealed(sealed, aes, tripleDes) });
}

type Unwrapped = Result<Uint8Array, { readonly code: 'does-not-open' | 'unknown-scheme' | 'not-readable' }>;

/** PBES2 (RFC 8018 section 6.2) around PBKDF2-HMAC-SHA256 over hash(salt || password), with the empty password. */
function unwrap(blob: Uint8Array, globalSalt: Uint8Array): Unwrapped {
  const tree = parseDer(blob);
  const [algorithm, content] = tree?.children ?? [];
  if (!algorithm || !content) return err({ code: 'not-readable' });
  const [scheme, parameters] = algorithm.children;
  if (!scheme || hexOf(scheme.body) !== oids.pbes2) return err({ code: 'unknown-scheme' });
  const [derivation, cipher] = parameters?.children ?? [];
  const [salt, iterationCount, keyLength] = derivation?.children[1]?.children ?? [];
  const iterations = integerOf(iterationCount);
  const hash = saltHashes[globalSalt.length];
  // The IV is the whole DER element, its tag and length included: 04 0e and 14 bytes.
  const iv = cipher?.children[1]?.whole;
  const known = cipher?.children[0] && hexOf(cipher.children[0].body) === oids.aes256 && iv?.length === 16;
  if (!salt || !iv || !known || !hash || integerOf(keyLength) !== 32) return err({ code: 'unknown-scheme' });
  // A cipher in blocks has no such length: damage, and no sign of a password.
  if (content.tag !== 4 || content.body.length === 0 || content.body.length % 16 !== 0)
    return err({ code: 'not-readable' });
  if (!(iterations >= 1 && iterations <= iterationLimit)) return err({ code: 'unknown-scheme' });
  const start = createHash(hash).update(globalSalt).digest();
  return decrypt('aes-256-cbc', pbkdf2Sync(start, salt.body, iterations, 32, 'sha256'), iv, content);
}

function openSealed(sealed: string, aes: Uint8Array | undefined, tripleDes: Uint8Array | undefined) {
  const unreadable = err({ code: 'not-readable' } as const);
  const [keyId, algorithm, content] = parseDer(Uint8Array.from(Buffer.from(sealed, 'base64')))?.children ?? [];
  const [cipher, iv] = algorithm?.children ?? [];
  if (!keyId || !cipher || !iv || !content || hexOf(keyId.body) !== dataKeyId) return unreadable;
  const name = hexOf(cipher.body);
  const opened =
    name === oids.aes256 && aes && iv.body.length === 16
      ? decrypt('aes-256-cbc', aes, iv.body, content)
      : name === oids.tripleDes && tripleDes && iv.body.length === 8
        ? decrypt('des-ede3-cbc', tripleDes, iv.body, content)
        : null;
  return opened?.ok ? ok(new TextDecoder().decode(opened.value)) : unreadable;
}

function decrypt(cipher: string, key: Uint8Array, iv: Uint8Array, content: DerNode): Unwrapped {
  try {
    const decipher = createDecipheriv(cipher, key, iv);
    return ok(Uint8Array.from(Buffer.concat([decipher.update(content.body), decipher.final()])));
  } catch (error) {
    // OpenSSL says wrong padding or wrong length; both mean that this key does not open it.
    if (error instanceof Error) return err({ code: 'does-not-open' });
    throw error;
  }
}
