import { isBlind } from '../facts/blind.ts';
import {
  type Door,
  doorOfAccount,
  doorOfSubmission,
  entriesAt,
  entriesOf,
  signsInWithPassword,
} from '../facts/credentials-of-account.ts';
import { submissionsOf } from '../facts/outgoing.ts';
import { fetching } from '../facts/readers.ts';
import type { Problem } from '../model/problem.ts';
import { defineCheck, measured } from './define-check.ts';

/** These hide whose password an entry is, not that there is one. */
const hidesUsersOnly: readonly Problem['code'][] = ['primary-password', 'logins-key-unreadable'];

export default defineCheck({
  meta: {
    id: 'password-not-saved',
    topic: 'password',
    severity: 'advice',
    since: '0.1.0',
    needs: ['credentials', 'accounts', 'identities', 'submissions'],
    clients: ['thunderbird'],
    references: [measured('Thunderbird 153.7 ESR: takes only an entry with exactly this server and user name')],
    fixes: [],
    yieldsTo: ['password-sign-in-retired', 'saved-passwords-lost'],
  },
  messages: {
    title: { text: 'No password is saved for an account', note: 'Heading in the list of checks' },
    why: {
      text: 'The program asks for the password each time, and until somebody answers, mail neither arrives nor leaves. That can be intended, for example on a shared computer.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'When the program asks for the password next time, tick the box that lets it remember the password. Leave it as it is where others use this computer under your name.',
      note: 'What a person can do by hand',
    },
    both: {
      text: 'No password is saved for {account}, neither for receiving nor for sending.',
      note: 'account: name of the account',
      example: { account: 'ana@example.com' },
    },
    incoming: {
      text: 'No password for receiving is saved for {account}.',
      note: 'account: name of the account',
      example: { account: 'ana@example.com' },
    },
    outgoing: {
      text: 'No password for sending through {host} is saved for {account}.',
      note: 'account: name of the account; host: name of the outgoing server',
      example: { account: 'ana@example.com', host: 'smtp.example.com' },
    },
  },
  applies: ({ accounts }) => accounts.some((account) => doorOfAccount(account)),
  run(seen, report) {
    const unseen = seen.problems.filter((problem) => !hidesUsersOnly.includes(problem.code));
    const told = new Set<string>();
    /** Surely not there: an entry whose user is sealed may be the one. */
    const isMissing = (door: Door | null): door is Door =>
      door !== null &&
      signsInWithPassword(door.endpoint) &&
      door.endpoint.user !== '' &&
      !told.has(door.id) &&
      entriesOf(door, seen.credentials).length === 0 &&
      entriesAt(door, seen.credentials).every((entry) => entry.user !== null);
    for (const account of seen.accounts) {
      const incoming = doorOfAccount(account);
      if (account.client !== 'thunderbird' || incoming?.service === 'news' || fetching(account) === 'off') continue;
      if (isBlind(unseen, account.profile, ['credentials'])) continue;
      const outgoing = submissionsOf(account, seen).map(doorOfSubmission).filter(isMissing);
      const isIncomingMissing = isMissing(incoming);
      const asks = [...(isIncomingMissing ? [incoming] : []), ...outgoing];
      const [first] = asks;
      if (!first) continue;
      for (const door of asks) told.add(door.id);
      const named = {
        subject: account.id,
        related: outgoing.map((door) => door.id),
        evidence: asks.flatMap((door) => [`${door.id}#${door.field}/host`, `${door.id}#${door.field}/user`]),
      };
      const params = { account: account.name };
      if (isIncomingMissing) report(outgoing.length > 0 ? 'both' : 'incoming', { ...named, params });
      else report('outgoing', { ...named, params: { ...params, host: first.endpoint.host } });
    }
  },
});
