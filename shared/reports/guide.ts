import { domainOfAddress } from '../mail/host.ts';
import { type MailProtocol, portOf } from '../mail/ports.ts';
import type { Account, Submission } from '../model/account.ts';
import type { Finding, Params } from '../model/finding.ts';
import type { Inventory } from '../model/inventory.ts';
import { guideForNewOutlook, guideForOutlook } from './guide-outlook.ts';

/** One thing to do; its words are `guide.<key>`. */
export type GuideStep = { readonly key: string; readonly params: Params };

const step = (key: string, params: Params = {}): GuideStep => ({ key, params });

/** Says where the names in the steps come from; nothing to do, and so without a number. */
export const isGuideNote = ({ key }: GuideStep): boolean => key === 'outlook-unconfirmed';

/**
 * What a person does in Thunderbird or Outlook about a finding, with the values to type; null where the check's own words say it all. The names
 * of pages and fields are those of version 115 and later.
 */
export function guideFor(finding: Finding, inventory: Inventory): readonly GuideStep[] | null {
  if (finding.subject.startsWith('outlook:')) return guideForOutlook(finding, inventory);
  if (finding.subject.startsWith('outlook-new:')) return guideForNewOutlook(finding, inventory);
  const about = [finding.subject, ...finding.related];
  const account = inventory.accounts.find(({ id }) => about.includes(id));
  const server = inventory.submissions.find(({ id }) => about.includes(id));
  const identity = inventory.identities.find(({ id }) => about.includes(id));
  const entry = inventory.credentials.find(({ id }) => id === finding.subject);
  const place = [account, server, identity, entry].find((one) => one)?.profile;
  const profile = inventory.profiles.find(
    ({ id, client }) => client === 'thunderbird' && id === (place ?? finding.subject),
  );
  if (!profile) return null;
  const version = /^\d+(?:\.\d+)?/.exec(profile.version ?? '')?.[0] ?? 'none';
  const settings = step('account-settings', { version });
  const own = inventory.accounts.find(({ id }) => id === (account?.id ?? identity?.account));
  const page = (key: string) => (own ? [settings, step(key, { account: own.name })] : null);
  const outgoing = (one: Submission) => [settings, step('outgoing-page', { host: one.endpoint.host })];
  const isAbout = (id: string | undefined) => id === finding.subject;
  switch (finding.check) {
    case 'connection-cleartext':
      if (server && isAbout(server.id)) return [...outgoing(server), ...encrypted('submission', server.endpoint.host)];
      return account && isAbout(account.id) ? (page('server-page')?.concat(encryptedAccount(account)) ?? null) : null;
    case 'submission-port-25':
      return server ? [...outgoing(server), ...encrypted('submission', server.endpoint.host)] : null;
    case 'submission-user-differs': {
      const user = own && 'endpoint' in own.incoming ? own.incoming.endpoint?.user : undefined;
      return server && user ? [...outgoing(server), step('user-name', { user }), step('close-dialog')] : null;
    }
    case 'identity-uses-foreign-submission': {
      const domain = identity?.address ? domainOfAddress(identity.address) : null;
      if (!own || !identity?.address || !domain) return null;
      const sender = step('identity-page', { account: own.name, address: identity.address });
      return [settings, sender, step('other-server', { domain })];
    }
    case 'trash-emptied-on-exit':
      return page('server-page')?.concat(step('keep-trash')) ?? null;
    case 'junk-expires':
      return page('junk-page')?.concat(step('keep-junk')) ?? null;
    case 'sent-copy-off':
      return page('copies-page')?.concat(step('place-copy')) ?? null;
    case 'mailbox-configured-twice':
      return page('server-page')?.concat(step('no-checking')) ?? null;
    case 'password-sign-in-retired':
    case 'password-sign-in-ending':
      if (server && isAbout(server.id)) return [...outgoing(server), step('oauth2'), step('close-dialog')];
      return page('server-page')?.concat(step('oauth2'), step('sign-in-page')) ?? null;
    case 'password-older-than-its-twin':
    case 'app-password-needed':
      return entry?.user
        ? [
            step('saved-passwords', { version }),
            step('remove-login', { origin: entry.origin, user: entry.user }),
            step('type-password'),
          ]
        : null;
    case 'tls-below-1-2':
      return [step('config-editor', { version }), step('reset', { name: 'security.tls.version.min' })];
    default:
      return null;
  }
}

/** RFC 8314 section 3: implicit TLS, at the port that IANA has for it. */
const encrypted = (protocol: MailProtocol, host: string) => [
  step('security', { tls: 'implicit', port: portOf(protocol, 'implicit') }),
  step('ask-provider', { host }),
];

const encryptedAccount = ({ incoming }: Account): readonly GuideStep[] =>
  incoming.protocol === 'imap' || incoming.protocol === 'pop3'
    ? encrypted(incoming.protocol, incoming.endpoint.host)
    : [];
