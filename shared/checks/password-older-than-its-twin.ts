import {
  type Door,
  doorOfAccount,
  doorOfSubmission,
  entriesOf,
  signsInWithPassword,
} from '../facts/credentials-of-account.ts';
import { isOneOperator } from '../facts/host.ts';
import { submissionsOf } from '../facts/outgoing.ts';
import { day, epoch, hour } from '../facts/time.ts';
import { areFormsOfOneUser } from '../facts/user-forms.ts';
import type { CredentialEntry } from '../model/credential.ts';
import { defineCheck, measured } from './define-check.ts';

const note = 'account: name of the account; renewed, old: two days; renewed is the later one';
const example = { account: 'ana@example.com', renewed: 1_793_491_200_000, old: 1_767_225_600_000 };

export default defineCheck({
  meta: {
    id: 'password-older-than-its-twin',
    topic: 'password',
    severity: 'warning',
    since: '0.1.0',
    needs: ['credentials', 'accounts', 'identities', 'submissions'],
    clients: ['thunderbird'],
    references: [
      measured('Thunderbird 153.7 ESR: keeps one entry for receiving and one for sending, each with its own date'),
    ],
    fixes: [],
    yieldsTo: ['password-conflicting'],
  },
  messages: {
    title: { text: 'Only one of two saved passwords was renewed', note: 'Heading in the list of checks' },
    why: {
      text: 'Receiving and sending each keep their own copy of the password. After a change of password the forgotten copy is refused: mail arrives but none leaves, or the other way round.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'In Thunderbird open Settings, Privacy & Security, Saved Passwords, and remove the older of the two lines. The next time it is needed, the program asks for the password and saves it anew.',
      note: 'What a person can do by hand; the names of the menus are those of Thunderbird in the language of the reader',
    },
    outgoingOlder: {
      text: 'For receiving, the password of {account} was saved anew on {renewed, date, medium}; the one for sending is probably still the old one, of {old, date, medium}.',
      note,
      example,
    },
    incomingOlder: {
      text: 'For sending, the password of {account} was saved anew on {renewed, date, medium}; the one for receiving is probably still the old one, of {old, date, medium}.',
      note,
      example,
    },
  },
  applies: ({ credentials }) => credentials.length > 1,
  run(seen, report) {
    const told = new Set<string>();
    for (const account of seen.accounts) {
      const incoming = doorOfAccount(account);
      for (const server of submissionsOf(account, seen)) {
        const outgoing = doorOfSubmission(server);
        if (!incoming || !outgoing || !areTwins(incoming, outgoing)) continue;
        const [receiving] = entriesOf(incoming, seen.credentials);
        const [sending] = entriesOf(outgoing, seen.credentials);
        if (!receiving?.changedAt || !sending?.changedAt) continue;
        const gap = epoch(receiving.changedAt) - epoch(sending.changedAt);
        const [older, newer] = gap > 0 ? [sending, receiving] : [receiving, sending];
        if (!wasRenewed(newer, gap) || told.has(older.id)) continue;
        told.add(older.id);
        report(gap > 0 ? 'outgoingOlder' : 'incomingOlder', {
          subject: older.id,
          related: [newer.id, account.id, server.id],
          evidence: [`${older.id}#changedAt`, `${newer.id}#changedAt`],
          params: {
            account: account.name,
            renewed: epoch(newer.changedAt ?? ''),
            old: epoch(older.changedAt ?? ''),
          },
          sureness: 'likely',
        });
      }
    }
  },
});

/** One user with one password at one operator. */
const areTwins = (incoming: Door, outgoing: Door): boolean =>
  signsInWithPassword(incoming.endpoint) &&
  signsInWithPassword(outgoing.endpoint) &&
  isOneOperator(incoming.endpoint.host, outgoing.endpoint.host) &&
  (incoming.endpoint.user === outgoing.endpoint.user ||
    areFormsOfOneUser(incoming.endpoint.user, outgoing.endpoint.user));

/**
 * Whether a gap between two dates tells of a renewal. The account wizard saves both within a second. A later *sending* entry may
 * be the first message ever sent, weeks after the account was made, unless it was changed in place; a later *receiving* entry has
 * no such excuse, because receiving asks first. `gap` is receiving minus sending, in milliseconds.
 */
function wasRenewed({ createdAt, changedAt }: CredentialEntry, gap: number): boolean {
  if (gap > 0) return gap > day;
  const inPlace = createdAt !== null && changedAt !== null && epoch(changedAt) - epoch(createdAt) > hour;
  return -gap > (inPlace ? day : 30 * day);
}
