import { programName } from '../facts/program-name.ts';
import { fetching, wayEvidence } from '../facts/readers.ts';
import { sameMailbox } from '../facts/same-mailbox.ts';
import { defineCheck, vendor } from './define-check.ts';

export default defineCheck({
  meta: {
    id: 'mailbox-configured-twice',
    topic: 'protocol',
    severity: 'warning',
    since: '0.1.0',
    needs: ['accounts'],
    clients: 'any',
    references: [vendor('Mozilla', 'Thunderbird account settings: Server Settings')],
    fixes: [],
    yieldsTo: ['pop3-empties-shared-mailbox'],
  },
  messages: {
    title: { text: 'One mailbox is set up twice in the same program', note: 'Heading in the list of checks' },
    why: {
      text: 'Each account fetches and signs in on its own. With POP3 every message arrives twice. A wrong password always counts twice at the server, which may then lock the mailbox.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'Decide which of the two accounts stays. Let the other one fetch nothing any more (Thunderbird: switch off checking for new mail at startup and every few minutes; Outlook: leave it out of the Send/Receive Groups). Remove it only when you have compared the folders of both.',
      note: 'What a person can do by hand',
    },
    twice: {
      text: '{account} and {twin} in {program} both open one mailbox by {protocol, select, imap {IMAP} pop3 {POP3} other {the same protocol}}, and both are switched on.{likeness, select, likely { It is probably the same mailbox: the address fits, the server or user names differ or could not be seen.} other {}}',
      note: 'account, twin: names of two accounts; program: the mail program; protocol: imap, pop3 or another; likeness: same or likely, how sure it is that both open one mailbox',
      example: {
        account: 'ana@example.com',
        twin: 'ana (old)',
        program: 'Thunderbird',
        protocol: 'imap',
        likeness: 'same',
      },
    },
  },
  applies: ({ accounts }) =>
    accounts.some(({ incoming }) => incoming.protocol !== 'local' && incoming.protocol !== 'other'),
  run({ accounts }, report) {
    for (const [at, account] of accounts.entries()) {
      // The first account with the mailbox counts as the one that stays: of three, two are told.
      const twin = accounts
        .slice(0, at)
        .find(
          (other) =>
            other.profile === account.profile &&
            other.incoming.protocol === account.incoming.protocol &&
            account.incoming.protocol !== 'other' &&
            [other, account].every((one) => fetching(one) !== 'off') &&
            sameMailbox(other, account) !== 'no',
        );
      if (!twin) continue;
      const likeness = sameMailbox(twin, account);
      report('twice', {
        subject: account.id,
        related: [twin.id],
        evidence: wayEvidence([twin, account]),
        params: {
          account: account.name,
          twin: twin.name,
          program: programName(account.client),
          protocol: account.incoming.protocol,
          likeness,
        },
        sureness: likeness === 'same' ? 'seen' : 'likely',
      });
    }
  },
});
