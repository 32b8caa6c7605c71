/** Under two-letter country domains, names are sold one level lower below these (`co.uk`, `com.au`). */
const secondLevels = new Set(['ac', 'co', 'com', 'edu', 'go', 'gov', 'gv', 'ne', 'net', 'or', 'org']);

/** The first label of a host that names a service, not a customer: `imap.`, `pop3.`, `secureimap.`, `mail2.`. */
const serviceLabel = /^(?:secure)?(?:imaps?|imap4|pop3?s?|smtps?|mail|mx|in|incoming|inbound)\d{0,2}\.(?=[^.]+\.)/;

export const isNumericHost = (host: string): boolean =>
  /^\[?[0-9a-f]*:[0-9a-f:.]*\]?$|^\d{1,3}(\.\d{1,3}){3}$/i.test(host);

/** `example.co.uk` for `mail.example.co.uk`; a numeric host is its own. Approximates the public suffix list: no verdict rests on it alone. */
export function registrableDomain(host: string): string {
  const plain = host.toLowerCase().replace(/\.$/, '');
  if (isNumericHost(plain)) return plain;
  const labels = plain.split('.');
  const isCountry = (labels.at(-1) ?? '').length === 2 && secondLevels.has(labels.at(-2) ?? '');
  return labels.slice(isCountry ? -3 : -2).join('.');
}

/** A host without the label that only names the service: `imap.example.test` and `pop.example.test` are one family. */
export const hostFamily = (host: string): string => host.toLowerCase().replace(/\.$/, '').replace(serviceLabel, '');

/** This computer itself (RFC 6761 section 6.3, RFC 1122 section 3.2.1.3). */
export const isLoopback = (host: string): boolean =>
  /^(?:.+\.)?localhost\.?$|^127(?:\.\d{1,3}){3}$|^\[?::1\]?$/i.test(host);

/** A host that only the own network knows: one label, a private name (RFC 6762, RFC 8375) or a private range (RFC 1918, RFC 4193). */
export const isLocalNetwork = (host: string): boolean =>
  isLoopback(host) ||
  /^[^.:]+$|\.(?:local|localdomain|lan|home|internal|intranet|home\.arpa|fritz\.box)\.?$/i.test(host) ||
  /^(?:10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.)[\d.]+$/.test(host) ||
  /^\[?(?:f[cd][0-9a-f]{2}|fe80):/i.test(host);
