import { areTwoProviders } from '../facts/host.ts';
import { programName } from '../facts/program-name.ts';
import { accountsInUse, fetching, wayEvidence } from '../facts/readers.ts';
import type { Account } from '../model/account.ts';
import { defineCheck, measured } from './define-check.ts';

export default defineCheck({
  meta: {
    id: 'server-names-disagree',
    topic: 'connection',
    severity: 'advice',
    since: '0.2.0',
    needs: ['accounts', 'profiles'],
    clients: 'any',
    references: [measured('our own table of the largest providers')],
    fixes: [],
    yieldsTo: ['server-name-retired'],
  },
  messages: {
    title: { text: 'Two programs fetch one address from two providers', note: 'Heading in the list of checks' },
    why: {
      text: 'After a move to another provider, a program that was not told goes on asking the old one. New mail does not appear there.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'Ask who has the mailbox today. Enter that provider’s servers in both programs, and save what the old mailbox still holds.',
      note: 'What a person can do by hand',
    },
    differ: {
      text: '{address} is fetched from {host} in {program} and from {otherHost} in {otherProgram}. Probably one of them is old.',
      note: 'address: the address; host, otherHost: the servers; program, otherProgram: names of mail programs',
      example: {
        address: 'ada@example.com',
        host: 'imap.ionos.de',
        program: 'Outlook',
        otherHost: 'outlook.office365.com',
        otherProgram: 'Thunderbird',
      },
    },
  },
  applies: ({ accounts }) => new Set(accounts.map(({ client }) => client)).size > 1,
  run(seen, report) {
    const places = accountsInUse(seen).flatMap(placeOf);
    for (const [at, one] of places.entries())
      for (const other of places.slice(at + 1)) {
        if (one.address !== other.address || one.account.client === other.account.client) continue;
        // Names that we do not know may be two of one provider: only two of the largest are told apart for certain.
        if (!areTwoProviders(one.host, other.host)) continue;
        report('differ', {
          subject: one.account.id,
          related: [other.account.id],
          evidence: wayEvidence([one.account, other.account]),
          params: {
            address: one.address,
            host: one.host,
            program: programName(one.account.client),
            otherHost: other.host,
            otherProgram: programName(other.account.client),
          },
          sureness: 'likely',
        });
      }
  },
});

/** An account that fetches, with its whole address as user name: a bare name may be another person at each provider. */
function placeOf(account: Account): { account: Account; host: string; address: string }[] {
  const { incoming, address } = account;
  if ((incoming.protocol !== 'imap' && incoming.protocol !== 'pop3') || fetching(account) === 'off') return [];
  const { host, user } = incoming.endpoint;
  const whole = user.toLowerCase();
  return whole.includes('@') && (address === null || address.toLowerCase() === whole)
    ? [{ account, host, address: whole }]
    : [];
}
