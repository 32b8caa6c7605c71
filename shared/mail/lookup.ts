import { domainOfAddress, normaliseHost } from './host.ts';
import type { Provider } from './provider.ts';
import { providers } from './providers/index.ts';

const byHost = new Map<string, readonly Provider[]>();
const byDomain = new Map<string, Provider>();
for (const one of providers) {
  for (const { host } of one.servers) {
    const known = byHost.get(host) ?? [];
    if (!known.includes(one)) byHost.set(host, [...known, one]);
  }
  for (const domain of one.domains) byDomain.set(domain, one);
}

/** The provider of an address below its own domain; null for any other domain, also where a provider hosts it. */
export function providerOfAddress(address: string): Provider | null {
  const domain = domainOfAddress(address);
  return domain === null ? null : (byDomain.get(domain) ?? null);
}

/**
 * Every provider that has this server. More than one where two brands share it: `outlook.office365.com` serves Outlook.com and
 * Microsoft 365. A name below a brand's mail domain is the brand's as well, which finds its older servers
 * (`imap.googlemail.com`, `pop-mail.outlook.com`); below an access provider's or a hoster's domain it may be a customer's, and is not.
 */
export function providersOfHost(host: string): readonly Provider[] {
  const plain = normaliseHost(host);
  const listed = byHost.get(plain);
  if (listed) return listed;
  const labels = plain.split('.');
  for (let at = 0; at < labels.length - 1; at += 1) {
    const owner = byDomain.get(labels.slice(at).join('.'));
    if (owner?.kind === 'mailbox') return [owner];
  }
  return [];
}

/** The one provider of a server; null where it is unknown, or where the name alone does not say which of two it is. */
export function providerOfHost(host: string): Provider | null {
  const [only, other] = providersOfHost(host);
  return only && !other ? only : null;
}

/** The provider of an account's server: by its host, and where two share the host, by the address. */
export function providerOf(host: string, address: string | null): Provider | null {
  const candidates = providersOfHost(host);
  const owner = address === null ? null : providerOfAddress(address);
  if (owner && candidates.includes(owner)) return owner;
  if (candidates.length <= 1) return candidates[0] ?? null;
  // The address is below neither brand's own domain: then the customer brought it, and only one of the two takes those.
  return address === null ? null : (candidates.find(({ kind }) => kind === 'hosting') ?? null);
}
