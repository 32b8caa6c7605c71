import { meaningOf } from '../mail/response-codes.ts';
import type { Account } from '../model/account.ts';
import type { Instant } from '../model/ids.ts';
import type { Observation } from '../model/observation.ts';
import { between, day, epoch } from './time.ts';

/** After a month a failure in a log says little about today: passwords are renewed, logging is forgotten. A choice, not measured. */
const lifetime = 30 * day;
/** Between the clock on the wall and the same time in UTC there is at most this. */
const zone = 14 * 3_600_000;

/** Whether a failure may still hold: `unsure` where the log tells no time, or none that can be compared. */
export function isRecent({ at, localTime }: Observation, takenAt: Instant): 'yes' | 'no' | 'unsure' {
  if (at !== null) return between(at, takenAt) > lifetime ? 'no' : 'yes';
  if (localTime === null) return 'unsure';
  return epoch(takenAt) - epoch(`${localTime.replace(' ', 'T')}Z`) > lifetime + zone ? 'no' : 'unsure';
}

export const failureOf = ({ code, operation }: Observation) => meaningOf(code, operation);

/** A sign-in that was refused, not one that was put off. */
export const isRefusedSignIn = (one: Observation): boolean =>
  one.operation === 'sign-in' && ['sign-in-refused', 'password-expired'].includes(failureOf(one));

/** Code and words as they stand in the log, for a sentence. */
export const saidIn = ({ code, text }: Observation): string =>
  [code ?? '', text].filter((part) => part !== '').join(' ');

/** Whose failure, and when, as parameters of a message. */
export function whoAndWhen(one: Observation, accounts: readonly Account[]) {
  const account = accounts.find(({ id }) => id === one.account);
  return {
    who: account ? 'account' : one.host === null ? 'other' : 'host',
    account: account?.name ?? '',
    host: one.host ?? '',
    dated: one.localTime !== null,
    time: one.localTime?.slice(0, 16) ?? '',
    said: saidIn(one),
  };
}

/** The failures of sending that may hold back what an account has in its outbox; the last first. */
export const sendFailuresOf = (
  account: string | null,
  observations: readonly Observation[],
  takenAt: Instant,
): Observation[] =>
  observations
    .filter((one) => account !== null && one.account === account && isOfSending(one) && isRecent(one, takenAt) !== 'no')
    .sort((a, b) => ((a.localTime ?? '') < (b.localTime ?? '') ? 1 : -1));

/** "other" is Outlook's number for a task whose direction it does not name: a server out of reach is one for both. */
const isOfSending = ({ protocol, operation }: Observation): boolean =>
  protocol === 'submission' || (protocol === 'other' && (operation === 'connect' || operation === 'send'));
