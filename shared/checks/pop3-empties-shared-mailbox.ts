import { recordOf } from '../facts/pop-record.ts';
import { programName } from '../facts/program-name.ts';
import { accountsInUse, fetching, readersOf, wayEvidence } from '../facts/readers.ts';
import { defineCheck, measured, rfc, vendor } from './define-check.ts';

const note =
  'account, reader: names of accounts; program, readerProgram: mail programs; likeness: same or likely, how sure it is that both open one mailbox';
const example = {
  account: 'ana@example.com',
  program: 'Outlook',
  reader: 'ana (office)',
  readerProgram: 'Thunderbird',
  likeness: 'same',
};
const doubt =
  '{likeness, select, likely { It is probably the same mailbox: the address fits, the server or user names differ or could not be seen.} other {}}';
const count = { ...example, taken: 214, removed: 214, last: '2026-05-03 14:02:11' };
const countNote = `${note}; taken, removed: numbers of messages, removed at least 1; last: date and time on that computer`;
const done =
  '{program} on this computer has fetched {taken, plural, one {# message} other {# messages}} and removed {removed, plural, one {# message} other {# messages}} from the server, the last on {last}.';

export default defineCheck({
  meta: {
    id: 'pop3-empties-shared-mailbox',
    topic: 'protocol',
    severity: 'error',
    since: '0.1.0',
    needs: ['accounts', 'profiles', 'popHistories'],
    unsureWith: ['pop3-policy-elsewhere'],
    clients: 'any',
    references: [
      rfc(1939, '8'),
      vendor('Microsoft', 'Parsing the message download history for a POP3 account'),
      measured('Thunderbird 153.7 ESR: without the setting, POP3 took all messages off the server'),
    ],
    fixes: ['pop3-leave-on-server', 'pop3-stop-checking'],
    yieldsTo: [],
  },
  messages: {
    title: { text: 'One account empties the mailbox that another one reads', note: 'Heading in the list of checks' },
    why: {
      text: 'What POP3 fetches without leaving a copy is gone from the server. Every other program and telephone then shows an empty inbox, and the only copy lies on this disk.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'Open the settings of the POP3 account and switch on “Leave messages on server” (Thunderbird: Server Settings) or “Leave a copy of messages on the server” (Outlook: More Settings > Advanced). Mail that was already fetched stays on this computer only; it does not go back by itself.',
      note: 'What a person can do by hand; the quoted words are those of Thunderbird in the language of the reader',
    },
    empties: {
      text: `The POP3 account {account} in {program} takes mail off the server that {reader} in {readerProgram} reads there.${doubt}`,
      note,
      example,
    },
    emptiesByHand: {
      text: `Whenever somebody fetches mail in it, the POP3 account {account} in {program} takes mail off the server that {reader} in {readerProgram} reads there.${doubt}`,
      note: `${note}. The account does not fetch by itself`,
      example,
    },
    emptied: {
      text: `The POP3 account {account} in {program} takes mail off the server that {reader} in {readerProgram} reads there. ${done}${doubt}`,
      note: countNote,
      example: count,
    },
    removed: {
      text: `Whether the POP3 account {account} in {program} leaves mail on the server could not be seen. ${done} Probably it goes on removing mail that {reader} in {readerProgram} reads there.${doubt}`,
      note: countNote,
      example: count,
    },
  },
  applies: ({ accounts }) => accounts.some((account) => account.incoming.protocol === 'pop3'),
  run(seen, report) {
    const accounts = accountsInUse(seen);
    for (const account of accounts) {
      const { incoming } = account;
      if (incoming.protocol !== 'pop3' || incoming.leaveOnServer === true) continue;
      const how = fetching(account);
      const readers = readersOf(account, accounts);
      const [first] = readers;
      if (how === 'off' || !first) continue;
      const record = recordOf(account, seen.popHistories);
      const told = {
        subject: account.id,
        related: readers.map((reader) => reader.account.id),
        evidence: [
          `${account.id}#incoming/leaveOnServer`,
          ...wayEvidence([account, ...readers.map((reader) => reader.account)]),
          ...(record?.evidence ?? []),
        ],
        params: {
          account: account.name,
          program: programName(account.client),
          reader: first.account.name,
          readerProgram: programName(first.account.client),
          likeness: first.likeness,
        },
        sureness: first.likeness === 'same' ? 'seen' : 'likely',
      } as const;
      if (record) {
        const counted = { ...told, params: { ...told.params, ...record.params } };
        // What was removed may have followed from a rule or a deletion here: it is no proof that all goes on being removed.
        if (incoming.leaveOnServer === null) report('removed', { ...counted, sureness: 'likely' });
        else report('emptied', counted);
      } else if (incoming.leaveOnServer === false) report(how === 'by-itself' ? 'empties' : 'emptiesByHand', told);
    }
  },
});
