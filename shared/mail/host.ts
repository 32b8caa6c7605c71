import { asciiLabel } from './punycode.ts';

/**
 * The second levels below which a country sells its names. A pragmatic cut of the public suffix list (publicsuffix.org, read
 * 2026-11-24): the countries whose providers are in our table and the largest others. Where a suffix is missing, the answer is one
 * label too short; so nothing may rest on it alone.
 */
const secondLevels: Readonly<Record<string, readonly string[]>> = {
  ar: ['com', 'edu', 'gob', 'net', 'org'],
  at: ['ac', 'co', 'gv', 'or'],
  au: ['asn', 'com', 'edu', 'gov', 'id', 'net', 'org'],
  br: ['adv', 'blog', 'com', 'edu', 'eng', 'gov', 'ind', 'net', 'org'],
  cn: ['ac', 'com', 'edu', 'gov', 'net', 'org'],
  hk: ['com', 'edu', 'gov', 'idv', 'net', 'org'],
  id: ['ac', 'co', 'go', 'or', 'sch', 'web'],
  il: ['ac', 'co', 'gov', 'muni', 'net', 'org'],
  in: ['ac', 'co', 'edu', 'firm', 'gen', 'gov', 'ind', 'net', 'nic', 'org'],
  it: ['edu', 'gov'],
  jp: ['ac', 'ad', 'co', 'ed', 'go', 'gr', 'lg', 'ne', 'or'],
  kr: ['ac', 'co', 'go', 'ne', 'or', 're'],
  mx: ['com', 'edu', 'gob', 'net', 'org'],
  my: ['com', 'edu', 'gov', 'net', 'org'],
  nz: ['ac', 'co', 'geek', 'gen', 'govt', 'kiwi', 'maori', 'net', 'org', 'school'],
  ph: ['com', 'edu', 'gov', 'net', 'org'],
  pl: ['biz', 'com', 'edu', 'gov', 'info', 'net', 'org', 'waw'],
  pt: ['com', 'edu', 'gov', 'org'],
  ru: ['msk', 'spb'],
  sg: ['com', 'edu', 'gov', 'net', 'org', 'per'],
  th: ['ac', 'co', 'go', 'in', 'or'],
  tr: ['av', 'bel', 'com', 'edu', 'gen', 'gov', 'k12', 'net', 'org', 'web'],
  tw: ['com', 'edu', 'gov', 'idv', 'net', 'org'],
  ua: ['com', 'edu', 'gov', 'in', 'kiev', 'kyiv', 'net', 'org'],
  uk: ['ac', 'co', 'gov', 'ltd', 'me', 'net', 'nhs', 'org', 'plc', 'police', 'sch'],
  za: ['ac', 'co', 'edu', 'gov', 'law', 'net', 'nom', 'org', 'web'],
};

const isNumeric = (host: string): boolean => host.includes(':') || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host);

/**
 * A host name as it is compared: lower case, without the root's dot, labels in ASCII form (`bücher.example` becomes
 * `xn--bcher-kva.example`). A numeric address loses its brackets.
 */
export function normaliseHost(host: string): string {
  const plain = host
    .trim()
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1');
  if (isNumeric(plain)) return plain;
  // IDNA takes three other characters for a dot (RFC 3490 section 3.1).
  return plain
    .replace(/[\u3002\uff0e\uff61]/g, '.')
    .replace(/\.$/, '')
    .split('.')
    .map(asciiLabel)
    .join('.');
}

/** The name somebody registered: `example.co.uk` for `imap.mail.example.co.uk`. A numeric address is its own. */
export function registrableDomain(host: string): string {
  const plain = normaliseHost(host);
  if (isNumeric(plain)) return plain;
  const labels = plain.split('.');
  const isSuffix = secondLevels[labels.at(-1) ?? '']?.includes(labels.at(-2) ?? '') ?? false;
  return labels.slice(isSuffix ? -3 : -2).join('.');
}

/** The domain of an address, as it is compared; null where it is none. */
export function domainOfAddress(address: string): string | null {
  const at = address.lastIndexOf('@');
  const domain = at < 0 ? '' : normaliseHost(address.slice(at + 1));
  return domain === '' ? null : domain;
}
