import { normaliseHost, registrableDomain } from '../mail/host.ts';
import { providersOfHost } from '../mail/lookup.ts';

/** The first label of a host that names a service, not a customer: `imap.`, `pop3.`, `secureimap.`, `mail2.`. */
const serviceLabel = /^(?:secure)?(?:imaps?|imap4|pop3?s?|smtps?|mail|mx|in|incoming|inbound)\d{0,2}\.(?=[^.]+\.)/;

export const isNumericHost = (host: string): boolean =>
  /^\[?[0-9a-f]*:[0-9a-f:.]*\]?$|^\d{1,3}(\.\d{1,3}){3}$/i.test(host);

/** A host without the label that only names the service: `imap.example.test` and `pop.example.test` are one family. */
export const hostFamily = (host: string): string => normaliseHost(host).replace(serviceLabel, '');

/** This computer itself (RFC 6761 section 6.3, RFC 1122 section 3.2.1.3). */
export const isLoopback = (host: string): boolean =>
  /^(?:.+\.)?localhost\.?$|^127(?:\.\d{1,3}){3}$|^\[?::1\]?$/i.test(host);

/** A host that only the own network knows: one label, a private name (RFC 6762, RFC 8375) or a private range (RFC 1918, RFC 4193). */
export const isLocalNetwork = (host: string): boolean =>
  isLoopback(host) ||
  /^[^.:]+$|\.(?:local|localdomain|lan|home|internal|intranet|home\.arpa|fritz\.box)\.?$/i.test(host) ||
  /^(?:10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.)[\d.]+$/.test(host) ||
  /^\[?(?:f[cd][0-9a-f]{2}|fe80):/i.test(host);

/** Whether two servers are run by the same people: one domain, or one of the large providers. */
export const isOneOperator = (one: string, other: string): boolean =>
  one !== '' && (registrableDomain(one) === registrableDomain(other) || sharesProvider(one, other));

/** Whether two servers belong to two different large providers. Unknown ones never do. */
export const areTwoProviders = (one: string, other: string): boolean =>
  providersOfHost(one).length > 0 && providersOfHost(other).length > 0 && !sharesProvider(one, other);

const sharesProvider = (one: string, other: string): boolean =>
  providersOfHost(one).some((provider) => providersOfHost(other).includes(provider));
