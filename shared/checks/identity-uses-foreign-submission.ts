import { domainOfAddress, registrableDomain } from '../mail/host.ts';
import { providerOfAddress, providersOfHost } from '../mail/lookup.ts';
import type { Account, Identity, Submission } from '../model/account.ts';
import { defineCheck, rfc } from './define-check.ts';

export default defineCheck({
  meta: {
    id: 'identity-uses-foreign-submission',
    topic: 'connection',
    severity: 'advice',
    since: '0.1.0',
    needs: ['identities', 'submissions', 'accounts'],
    clients: 'any',
    references: [rfc(7208, '2.4'), rfc(7489, '3.1')],
    fixes: [],
    yieldsTo: [],
  },
  messages: {
    title: { text: 'A sender goes out through the server of another provider', note: 'Heading in the list of checks' },
    why: {
      text: 'Recipients check whether a server may send for a domain (SPF, DMARC). Through a stranger’s server that check often fails, and the mail lands in spam or is refused.',
      note: 'One or two sentences under the heading; SPF and DMARC are names of standards',
    },
    hand: {
      text: 'In the account settings of the program, give this sender the outgoing server of its own provider. If the program has a list of such servers and it is not there, add it first.',
      note: 'What a person can do by hand. Account Settings and Outgoing Server are names in Thunderbird',
    },
    foreignServer: {
      text: '{address} is sent through {host} with the sign-in of {owner}, which belongs to another domain and another provider. Recipients may not accept that.',
      note: 'address: mail address of the sender; host: name of the outgoing server; owner: the user name it signs in with, of another account',
      example: { address: 'ada@example.com', host: 'smtp.example.net', owner: 'ben@example.org' },
    },
  },
  applies: ({ identities }) => identities.length > 1,
  run({ identities, submissions, accounts }, report) {
    for (const identity of identities) {
      const account = accounts.find((one) => one.id === identity.account);
      const server = submissions.find(
        (one) => 'submission' in identity.submission && one.id === identity.submission.submission,
      );
      if (!account || !server || identity.address === null || !isForeign(identity.address, account, server)) continue;
      const owner = server.endpoint.user.toLowerCase();
      const owned = accounts.some((other) => other.id !== account.id && usersOf(other, identities).includes(owner));
      if (!owned || usersOf(account, identities).includes(owner)) continue;
      report('foreignServer', {
        subject: identity.id,
        related: [server.id],
        evidence: [`${identity.id}#address`, `${server.id}#endpoint/host`, `${server.id}#endpoint/user`],
        params: { address: identity.address, host: server.endpoint.host, owner: server.endpoint.user },
        sureness: 'likely',
      });
    }
  },
});

/**
 * Another domain signs in, and the server is neither at the sender's own domain nor at the provider that holds its mailbox:
 * one host carries the mail of many domains.
 */
function isForeign(address: string, { incoming }: Account, { endpoint }: Submission): boolean {
  const domain = domainOfAddress(address);
  const owner = domainOfAddress(endpoint.user);
  const home = 'endpoint' in incoming ? incoming.endpoint?.host : undefined;
  if (home === undefined || domain === null || owner === null || owner === domain) return false;
  const site = registrableDomain(endpoint.host);
  const providers = [providerOfAddress(address), ...providersOfHost(home)];
  const isSameProvider = providersOfHost(endpoint.host).some((one) => providers.includes(one));
  return site !== registrableDomain(domain) && site !== registrableDomain(home) && !isSameProvider;
}

/** Every name by which an account is known: its user, its address and those of its identities. */
function usersOf(account: Account, identities: readonly Identity[]): string[] {
  const user = 'endpoint' in account.incoming ? account.incoming.endpoint?.user : undefined;
  const own = identities.filter((one) => one.account === account.id).map((one) => one.address);
  return [user, account.address, ...own].flatMap((name) => (name ? [name.toLowerCase()] : []));
}
