import { isBlind } from '../facts/blind.ts';
import { accountsInUse, fetching, readersOf } from '../facts/readers.ts';
import { defineCheck, measured, rfc } from './define-check.ts';

export default defineCheck({
  meta: {
    id: 'pop3-only-copy-here',
    topic: 'protocol',
    severity: 'advice',
    since: '0.1.0',
    needs: ['accounts', 'profiles'],
    clients: 'any',
    references: [
      rfc(1939, '8'),
      measured('Thunderbird 153.7 ESR: an account without the setting removes what it fetched'),
    ],
    fixes: ['pop3-leave-on-server'],
    yieldsTo: ['pop3-empties-shared-mailbox', 'pop3-expires-shared-mailbox'],
  },
  messages: {
    title: { text: 'This disk holds the only copy of the mail', note: 'Heading in the list of checks' },
    why: {
      text: 'The account removes from the server what it has fetched, at once or after some days. When this disk fails or the computer is lost, the mail is lost too, unless there is a backup.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'Make sure that a backup includes the mail folder of this account. To keep a copy on the server from now on, switch on “Leave messages on server”, with “For at most … days” off (Thunderbird: Server Settings), or “Leave a copy of messages on the server” (Outlook: More Settings > Advanced).',
      note: 'What a person can do by hand; the quoted words are those of Thunderbird in the language of the reader',
    },
    onlyCopy: {
      text: 'The POP3 account {account} removes its mail from {host}; no other account on this computer reads it there.',
      note: 'account: name of the account; host: its server',
      example: { account: 'ana@example.com', host: 'pop.example.com' },
    },
    onlyCopyLater: {
      text: 'The POP3 account {account} removes its mail from {host} {days, plural, =0 {at once} one {after # day} other {after # days}}; no other account on this computer reads it there.',
      note: 'account: name of the account; host: its server; days: how long a copy stays on the server',
      example: { account: 'ana@example.com', host: 'pop.example.com', days: 14 },
    },
  },
  applies: ({ accounts }) => accounts.some((account) => account.incoming.protocol === 'pop3'),
  run(seen, report) {
    const accounts = accountsInUse(seen);
    // Another profile that could not be read may hold the account that reads the same mailbox.
    if (seen.profiles.some(({ id }) => isBlind(seen.problems, id, ['accounts', 'profiles']))) return;
    for (const account of accounts) {
      const { incoming } = account;
      if (incoming.protocol !== 'pop3' || fetching(account) === 'off') continue;
      const { leaveOnServer, expireAfterDays, endpoint } = incoming;
      if (readersOf(account, accounts).length > 0) continue;
      const params = { account: account.name, host: endpoint.host };
      if (leaveOnServer === false)
        report('onlyCopy', { subject: account.id, evidence: [`${account.id}#incoming/leaveOnServer`], params });
      else if (leaveOnServer && expireAfterDays !== null)
        report('onlyCopyLater', {
          subject: account.id,
          evidence: [`${account.id}#incoming/expireAfterDays`],
          params: { ...params, days: expireAfterDays },
        });
    }
  },
});
