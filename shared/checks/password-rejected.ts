import { isRecent, isRefusedSignIn, whoAndWhen } from '../facts/last-failure.ts';
import type { Observation } from '../model/observation.ts';
import { defineCheck, rfc, vendor } from './define-check.ts';

const who = '{who, select, account {{account}} host {An account at {host}} other {An account}}';
const direction = '{direction, select, both {receiving and sending} sending {sending} other {receiving}}';
const note =
  'who: account, host or other, whichever is known; account: its name; host: the server; direction: receiving, sending or both; dated: whether the log has a time; time: year-month-day hour:minute by that computer’s clock; said: code and words of the log';
const example = {
  who: 'account',
  account: 'anna@example.com',
  host: 'mail.example.com',
  direction: 'receiving',
  dated: true,
  time: '2026-11-23 09:14',
  said: 'NO [AUTHENTICATIONFAILED] Invalid credentials',
};

export default defineCheck({
  meta: {
    id: 'password-rejected',
    topic: 'password',
    severity: 'error',
    since: '0.2.0',
    needs: ['observations', 'accounts', 'settings'],
    clients: 'any',
    references: [
      rfc(4954, '6'),
      rfc(5530),
      rfc(3206),
      rfc(9051, '6.2.3'),
      vendor('Microsoft', 'How to enable transport logging in Outlook'),
    ],
    fixes: [],
    yieldsTo: ['password-sign-in-retired'],
  },
  messages: {
    title: { text: 'The server refused the password', note: 'Heading in the list of checks' },
    why: {
      text: 'The program goes on trying with what it has saved. Many servers lock an account, or block the whole connection, after some refusals.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'Try user name and password on the provider’s web page. If they work there, type the password anew in the account’s settings, for receiving and for sending. If the provider uses two-step sign-in, it may want an app password.',
      note: 'What a person can do by hand',
    },
    refused: {
      text: `${who}: the server refused user name or password for ${direction}, last on {time} by that computer’s clock. The program’s log says: {said}`,
      note,
      example,
    },
    refusedThen: {
      text: `${who}: {dated, select, true {on {time} by that computer’s clock} other {at a time that the log does not tell}} the server refused user name or password for ${direction}. It probably still does. The program’s log says: {said}`,
      note,
      example,
    },
  },
  applies: ({ observations }) => observations.some(({ operation }) => operation === 'sign-in'),
  run({ observations, accounts, settings, takenAt }, report) {
    /** A log that is not written any more does not know what went well since. */
    const isOver = ({ profile }: Observation): boolean =>
      settings.some((one) => one.profile === profile && one.name === 'transport-logging' && one.value === false);
    const groups = new Map<string, Observation[]>();
    for (const one of observations) {
      if (!isRefusedSignIn(one) || isRecent(one, takenAt) === 'no') continue;
      const owner = one.account ?? one.id;
      groups.set(owner, [...(groups.get(owner) ?? []), one]);
    }
    for (const [subject, refusals] of groups) {
      const last = refusals.reduce((a, b) => ((a.localTime ?? '') < (b.localTime ?? '') ? b : a));
      const sends = refusals.some(({ protocol }) => protocol === 'submission');
      const receives = refusals.some(({ protocol }) => protocol !== 'submission');
      // "-ERR" alone may also be a mailbox that is in use (RFC 1939 §7).
      const isSure =
        last.account !== null && isRecent(last, takenAt) === 'yes' && last.code !== '-ERR' && !isOver(last);
      report(isSure ? 'refused' : 'refusedThen', {
        subject,
        related: refusals.map(({ id }) => id),
        evidence: [`${last.id}#code`, `${last.id}#text`, `${last.id}#localTime`, `${last.id}#times`],
        params: {
          ...whoAndWhen(last, accounts),
          direction: sends && receives ? 'both' : sends ? 'sending' : 'receiving',
        },
        sureness: isSure ? 'seen' : 'likely',
      });
    }
  },
});
