import { failureOf, isRecent, whoAndWhen } from '../facts/last-failure.ts';
import type { FailureMeaning } from '../mail/outlook-errors.ts';
import { defineCheck, rfc, vendor } from './define-check.ts';

/** What is said, and from how many times on: a server out of reach once is a train in a tunnel. What concerns one message is not here. */
const spoken: Readonly<Partial<Record<FailureMeaning, { readonly reason: string; readonly from: number }>>> = {
  'sign-in-method': { reason: 'method', from: 1 },
  'sign-in-missing': { reason: 'unsigned', from: 1 },
  'account-disabled': { reason: 'disabled', from: 1 },
  'encryption-required': { reason: 'unencrypted', from: 1 },
  'encryption-failed': { reason: 'encryption', from: 1 },
  certificate: { reason: 'certificate', from: 1 },
  'server-not-found': { reason: 'unfound', from: 2 },
  'no-connection': { reason: 'unreached', from: 2 },
  'connection-lost': { reason: 'lost', from: 2 },
  'timed-out': { reason: 'silent', from: 2 },
  'sign-in-later': { reason: 'later', from: 2 },
  busy: { reason: 'busy', from: 2 },
};

export default defineCheck({
  meta: {
    id: 'last-attempt-failed',
    topic: 'connection',
    severity: 'warning',
    since: '0.2.0',
    needs: ['observations', 'accounts'],
    clients: 'any',
    references: [rfc(3463), rfc(5321, '4.2'), vendor('Microsoft', 'How to enable transport logging in Outlook')],
    fixes: [],
    yieldsTo: ['password-rejected', 'outbox-item-stuck'],
  },
  messages: {
    title: { text: 'The last attempt in the program’s log failed', note: 'Heading in the list of checks' },
    why: {
      text: 'Nothing in the log after it went well for this account. Until it does, mail does not come in or does not go out.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'Start sending and receiving in the program. If the same error appears, compare server, port and encryption with what your provider names, and show the error code to its support.',
      note: 'What a person can do by hand',
    },
    failed: {
      text: '{who, select, account {{account}} host {An account at {host}} other {An account}}: {reason, select, method {the server and the program found no common way to sign in} unsigned {the server wanted a sign-in and got none} disabled {the server says that the account is closed or restricted} unencrypted {the server wants encryption first} encryption {no encrypted connection came about} certificate {the certificate of the server did not fit} unfound {the server’s name was not found} unreached {the server could not be reached} lost {the server ended the connection} silent {the server did not answer in time} later {the server put the sign-in off} other {the server was too busy}}. It was like that {times, plural, one {# time} other {# times}}, last {dated, select, true {on {time} by that computer’s clock} other {at a time that the log does not tell}}; probably it is still so. The program’s log says: {said}',
      note: 'who: account, host or other, whichever is known; account: its name; host: the server; reason: what the code means; times: how often; dated: whether the log has a time; time: year-month-day hour:minute by that computer’s clock; said: code and words of the log',
      example: {
        who: 'account',
        account: 'anna@example.com',
        host: 'mail.example.com',
        reason: 'unreached',
        times: 3,
        dated: true,
        time: '2026-11-23 09:14',
        said: '0x800CCC0E',
      },
    },
  },
  applies: ({ observations }) => observations.length > 0,
  run({ observations, accounts, takenAt }, report) {
    for (const one of observations) {
      const told = spoken[failureOf(one)];
      if (!told || one.times < told.from || isRecent(one, takenAt) === 'no') continue;
      report('failed', {
        subject: one.id,
        related: one.account === null ? [] : [one.account],
        evidence: [`${one.id}#code`, `${one.id}#text`, `${one.id}#localTime`, `${one.id}#times`],
        params: { ...whoAndWhen(one, accounts), reason: told.reason, times: one.times },
        sureness: 'likely',
      });
    }
  },
});
