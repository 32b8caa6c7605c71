import { epoch } from '../facts/time.ts';
import { type RetiredService, retiredServiceOf } from '../mail/retired-hosts.ts';
import { defineCheck, measured } from './define-check.ts';

const example = {
  account: 'ada@fsnet.co.uk',
  host: 'pop.fsnet.co.uk',
  provider: 'Orange UK',
  since: 1_496_188_800_000,
  source: 'spamresource.com, 2026-11',
};
const note =
  'account: name of the account; host: its server; provider: who ran it; since: the day it ended; source: where that stands, with its date';

export default defineCheck({
  meta: {
    id: 'server-name-retired',
    topic: 'connection',
    severity: 'warning',
    since: '0.2.0',
    needs: ['accounts', 'submissions', 'identities'],
    clients: 'any',
    references: [measured('our own dated table of mail services that ended')],
    fixes: [],
    yieldsTo: [],
  },
  messages: {
    title: { text: 'An account uses a server that is no longer in service', note: 'Heading in the list of checks' },
    why: {
      text: 'The program goes on asking a server that nobody answers for, and shows an error each time.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'If the mailboxes have moved, enter the new provider’s servers. If they are closed, export what is still on this computer before you remove the account.',
      note: 'What a person can do by hand',
    },
    closed: {
      text: '{account} uses {host}, which is probably gone: {provider} closed its mail service on {since, date, medium}. Source: {source}.',
      note,
      example,
    },
    moved: {
      text: '{account} uses {host}, which is probably gone: the mailboxes of {provider} moved to {movedTo} by {since, date, medium}. Source: {source}.',
      note: `${note}; movedTo: who has the mailboxes now`,
      example: { ...example, host: 'incoming.verizon.net', provider: 'Verizon', movedTo: 'AOL' },
    },
  },
  applies: ({ accounts }) => accounts.some(({ incoming }) => 'endpoint' in incoming && incoming.endpoint !== null),
  run({ accounts, submissions, identities, takenAt }, report) {
    for (const { id, name, incoming } of accounts) {
      const used = identities.flatMap(({ account, submission }) =>
        account === id && 'submission' in submission ? [submission.submission] : [],
      );
      const places = [
        ...('endpoint' in incoming && incoming.endpoint
          ? [{ host: incoming.endpoint.host, subject: id, evidence: `${id}#incoming/endpoint/host` }]
          : []),
        ...submissions
          .filter((one) => used.includes(one.id))
          .map((one) => ({ host: one.endpoint.host, subject: one.id, evidence: `${one.id}#endpoint/host` })),
      ];
      const told = new Set<RetiredService>();
      for (const { host, subject, evidence } of places) {
        const fact = retiredServiceOf(host);
        // One account is one trouble, though it names two servers of the same service.
        if (!fact || fact.since > takenAt || told.has(fact)) continue;
        told.add(fact);
        const params = {
          account: name,
          host,
          provider: fact.provider,
          since: epoch(fact.since),
          source: fact.sources.map((one) => `${one.name}, ${one.date}`).join('; '),
        };
        const about = {
          subject,
          related: subject === id ? [] : [id],
          evidence: [evidence],
          sureness: 'likely' as const,
        };
        if (fact.movedTo === null) report('closed', { ...about, params });
        else report('moved', { ...about, params: { ...params, movedTo: fact.movedTo } });
      }
    }
  },
});
