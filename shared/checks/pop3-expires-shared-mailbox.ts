import { programName } from '../facts/program-name.ts';
import { accountsInUse, fetching, readersOf, wayEvidence } from '../facts/readers.ts';
import { defineCheck, measured, rfc } from './define-check.ts';

const note =
  'account, reader: names of accounts; program, readerProgram: mail programs; likeness: same or likely, how sure it is that both open one mailbox';
const names = {
  account: 'ana@example.com',
  program: 'Thunderbird',
  reader: 'ana (office)',
  readerProgram: 'Outlook',
  likeness: 'same',
};
const doubt =
  '{likeness, select, likely { It is probably the same mailbox: the address fits, the server or user names differ or could not be seen.} other {}}';
const days = '{days, plural, =0 {at once} one {after # day} other {after # days}}';

export default defineCheck({
  meta: {
    id: 'pop3-expires-shared-mailbox',
    topic: 'protocol',
    severity: 'warning',
    since: '0.1.0',
    needs: ['accounts', 'profiles'],
    unsureWith: ['pop3-policy-elsewhere'],
    clients: 'any',
    references: [
      rfc(1939, '8'),
      measured('Thunderbird 153.7 ESR: the account wizard sets 14 days and deletes with the local copy'),
    ],
    fixes: ['pop3-leave-on-server', 'pop3-stop-checking'],
    yieldsTo: ['pop3-empties-shared-mailbox'],
  },
  messages: {
    title: { text: 'One account removes mail later that another one reads', note: 'Heading in the list of checks' },
    why: {
      text: 'The mail looks safe at first, because POP3 leaves a copy on the server. That copy is removed later, and the other program loses it without a word.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'Open the settings of the POP3 account and keep the copy on the server switched on. Switch off “For at most … days” and “Until I delete them” (Thunderbird: Server Settings), or “Remove from server after … days” and “Remove from server when deleted from Deleted Items” (Outlook: More Settings > Advanced).',
      note: 'What a person can do by hand; the quoted words are those of Thunderbird in the language of the reader',
    },
    expires: {
      text: `The POP3 account {account} in {program} removes mail from the server ${days}, where {reader} in {readerProgram} reads it.${doubt}`,
      note: `${note}; days: how long the copy stays on the server`,
      example: { ...names, days: 14 },
    },
    deletes: {
      text: `A message deleted in the POP3 account {account} in {program} is deleted on the server too, where {reader} in {readerProgram} reads it.${doubt}`,
      note,
      example: names,
    },
    expiresAndDeletes: {
      text: `The POP3 account {account} in {program} removes mail from the server ${days}, and sooner when it is deleted there; {reader} in {readerProgram} reads the same mail.${doubt}`,
      note: `${note}; days: how long the copy stays on the server`,
      example: { ...names, days: 14 },
    },
  },
  applies: ({ accounts }) => accounts.some((account) => account.incoming.protocol === 'pop3'),
  run(seen, report) {
    const accounts = accountsInUse(seen);
    for (const account of accounts) {
      const { incoming } = account;
      if (incoming.protocol !== 'pop3' || incoming.leaveOnServer !== true || fetching(account) === 'off') continue;
      const { expireAfterDays, deleteWhenDeletedHere } = incoming;
      // Two POP3 accounts of one profile each fetch their own copy: that is mailbox-configured-twice.
      const readers = readersOf(account, accounts).filter(
        (reader) => reader.account.incoming.protocol !== 'pop3' || reader.account.profile !== account.profile,
      );
      const [first] = readers;
      if (!first || (expireAfterDays === null && deleteWhenDeletedHere !== true)) continue;
      const told = {
        subject: account.id,
        related: readers.map((reader) => reader.account.id),
        evidence: [
          ...(expireAfterDays === null ? [] : [`${account.id}#incoming/expireAfterDays`]),
          ...(deleteWhenDeletedHere ? [`${account.id}#incoming/deleteWhenDeletedHere`] : []),
          ...wayEvidence([account, ...readers.map((reader) => reader.account)]),
        ],
        sureness: first.likeness === 'same' ? 'seen' : 'likely',
      } as const;
      const params = {
        account: account.name,
        program: programName(account.client),
        reader: first.account.name,
        readerProgram: programName(first.account.client),
        likeness: first.likeness,
      };
      if (expireAfterDays === null) report('deletes', { ...told, params });
      else
        report(deleteWhenDeletedHere ? 'expiresAndDeletes' : 'expires', {
          ...told,
          params: { ...params, days: expireAfterDays },
        });
    }
  },
});
