import { normaliseHost } from '../mail/host.ts';
import { providerOf } from '../mail/lookup.ts';
import { type MailProtocol, portOf } from '../mail/ports.ts';
import type { Account, Submission } from '../model/account.ts';
import type { Endpoint, TlsMode } from '../model/endpoint.ts';
import type { Finding, Params } from '../model/finding.ts';
import type { Inventory } from '../model/inventory.ts';
import type { GuideStep } from './guide.ts';

/** Whose menus a step names; each has its own words in the messages. 2007 writes its profiles where 2010 does and is named beside it. */
export type OutlookVersion = '2010' | '2013' | 'later';

/** What the steps about one finding need to know. */
export type OutlookPlace = {
  readonly finding: Finding;
  readonly inventory: Inventory;
  readonly version: OutlookVersion;
  readonly account: Account | null;
  /** The account's outgoing server. */
  readonly server: Submission | null;
};

export const step = (key: string, params: Params = {}): GuideStep => ({ key: `outlook-${key}`, params });

const versions: Readonly<Record<string, OutlookVersion>> = { '14.0': '2010', '15.0': '2013' };

export function outlookPlace(finding: Finding, inventory: Inventory): OutlookPlace {
  const { subject, related } = finding;
  const isOf = (id: string) => (one: string) => one === id || one.startsWith(`${id}/`);
  const profile = inventory.profiles.find(({ id, client }) => client === 'outlook' && isOf(id)(subject));
  const below = [...inventory.stores, ...inventory.outbox, ...inventory.observations].find(({ id }) => id === subject);
  const account =
    inventory.accounts.find(({ id }) => isOf(id)(subject)) ??
    inventory.accounts.find(({ id }) => id === below?.account) ??
    inventory.accounts.find(({ id }) => id.startsWith('outlook:') && related.includes(id)) ??
    null;
  return {
    finding,
    inventory,
    version: versions[profile?.version ?? ''] ?? 'later',
    account,
    server: account ? (inventory.submissions.find(({ id }) => isOf(account.id)(id)) ?? null) : null,
  };
}

export const endpointOf = ({ incoming }: Account): Endpoint | null =>
  'endpoint' in incoming ? (incoming.endpoint ?? null) : null;

export const addressOf = (account: Account): string => account.address ?? endpointOf(account)?.user ?? account.name;

export const protocolOf = ({ incoming: { protocol } }: Account): 'imap' | 'pop3' | null =>
  protocol === 'imap' || protocol === 'pop3' ? protocol : null;

type Values = { readonly tls: TlsMode; readonly port: number; readonly provider: string | null };

/**
 * What the provider publishes for this very server; else implicit TLS at IANA's port (RFC 8314 section 3), which the host has to confirm.
 * For POP3 the window of Outlook knows implicit TLS and none.
 */
export function valuesFor(protocol: MailProtocol, host: string, address: string | null): Values {
  const owner = providerOf(host, address);
  const known = owner?.servers.find(
    (one) =>
      one.protocol === protocol &&
      one.host === normaliseHost(host) &&
      (one.tls === 'implicit' || (one.tls === 'starttls' && protocol !== 'pop3')),
  );
  if (owner && known) return { tls: known.tls, port: known.port, provider: owner.name };
  return { tls: 'implicit', port: portOf(protocol, 'implicit'), provider: null };
}

/** Type of encryption and port, and who says so. */
export function encrypt({ version }: OutlookPlace, protocol: MailProtocol, host: string, address: string | null) {
  const { tls, port, provider } = valuesFor(protocol, host, address);
  return [
    step('encrypt', { version, protocol, tls, port }),
    provider === null ? { key: 'ask-provider', params: { host } } : step('known-values', { provider }),
  ];
}

/** The list of accounts. */
export const accounts = ({ version }: OutlookPlace) => step('accounts', { version });

/** The page of the account; null where the finding has none. */
export function accountPage(place: OutlookPlace): readonly GuideStep[] | null {
  const { account, version } = place;
  return account ? [accounts(place), step('change', { version, account: account.name })] : null;
}

/** The tab Advanced of More Settings. */
export function advancedPage(place: OutlookPlace): readonly GuideStep[] | null {
  const page = accountPage(place);
  return page ? [...page, step('more'), step('advanced')] : null;
}
