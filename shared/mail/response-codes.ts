import { type FailureMeaning, readOutlookCode } from './outlook-errors.ts';

/** Codes that a server may put in brackets: RFC 5530 and RFC 9051 (IMAP), RFC 2449 and RFC 3206 (POP3). Any other text in brackets is not one. */
export const bracketCodes: ReadonlySet<string> = new Set([
  'UNAVAILABLE',
  'AUTHENTICATIONFAILED',
  'AUTHORIZATIONFAILED',
  'EXPIRED',
  'PRIVACYREQUIRED',
  'CONTACTADMIN',
  'NOPERM',
  'INUSE',
  'SERVERBUG',
  'CLIENTBUG',
  'CANNOT',
  'LIMIT',
  'OVERQUOTA',
  'ALERT',
  'IN-USE',
  'LOGIN-DELAY',
  'AUTH',
  'SYS/TEMP',
  'SYS/PERM',
]);

/** Whether a text is a code and nothing but a code, in one of the forms of `meaningOf`: such a one names nobody. */
export function isResponseCode(text: string): boolean {
  const [, bracket] = /^(?:NO|BAD|BYE|-ERR)(?: \[([A-Z/-]+)\])?$/.exec(text) ?? [];
  if (bracket !== undefined) return bracketCodes.has(bracket);
  return /^(?:0x[0-9A-F]{8}|[245]\d\d(?: [245](?:\.\d{1,3}){2})?|NO|BAD|BYE|-ERR)$/.test(text);
}

const byBracket: Readonly<Record<string, FailureMeaning>> = {
  AUTHENTICATIONFAILED: 'sign-in-refused',
  AUTHORIZATIONFAILED: 'sign-in-refused',
  AUTH: 'sign-in-refused',
  EXPIRED: 'password-expired',
  PRIVACYREQUIRED: 'encryption-required',
  UNAVAILABLE: 'sign-in-later',
  INUSE: 'sign-in-later',
  'IN-USE': 'sign-in-later',
  'LOGIN-DELAY': 'sign-in-later',
  'SYS/TEMP': 'sign-in-later',
  LIMIT: 'sign-in-later',
  SERVERBUG: 'sign-in-later',
  CLIENTBUG: 'other',
  CONTACTADMIN: 'account-disabled',
  'SYS/PERM': 'account-disabled',
  OVERQUOTA: 'mailbox-full',
};

/** Enhanced codes without their class (RFC 3463, and RFC 5248's registry for 7.8 to 7.13). */
const byDetail: Readonly<Record<string, FailureMeaning>> = {
  '1.1': 'recipient-refused',
  '1.2': 'recipient-refused',
  '1.3': 'recipient-refused',
  '1.7': 'sender-refused',
  '1.8': 'sender-refused',
  '2.2': 'mailbox-full',
  '2.3': 'too-large',
  '3.4': 'too-large',
  '7.8': 'sign-in-refused',
  '7.9': 'sign-in-method',
  '7.11': 'encryption-required',
  '7.13': 'account-disabled',
};

/** Replies of RFC 5321 and RFC 4954 §6 whose number alone says it. */
const byReply: Readonly<Record<string, FailureMeaning>> = {
  '421': 'busy',
  '432': 'password-expired',
  '454': 'sign-in-later',
  '504': 'sign-in-method',
  '525': 'account-disabled',
  '530': 'sign-in-missing',
  '534': 'sign-in-method',
  '535': 'sign-in-refused',
  '538': 'encryption-required',
  '552': 'too-large',
};

/**
 * What a code means that an observation carries: `0x800CCC92`, `535 5.7.8`, `NO [AUTHENTICATIONFAILED]`, `-ERR [AUTH]`. `operation`
 * is what was being done: a server that says no more than "no" to a sign-in refuses it (RFC 9051 §6.2.3; RFC 1939 §7 for PASS).
 */
export function meaningOf(code: string | null, operation: string): FailureMeaning {
  if (code === null) return 'other';
  const outlook = readOutlookCode(code);
  if (outlook) return outlook.meaning;
  const [, bracket] = /^(?:NO|BAD|BYE|-ERR) \[([A-Z/-]+)\]$/.exec(code) ?? [];
  if (bracket !== undefined) return byBracket[bracket] ?? 'other';
  if (code === 'NO' || code === '-ERR') return operation === 'sign-in' ? 'sign-in-refused' : 'other';
  if (code === 'BYE') return 'connection-lost';
  const [, reply = '', , detail] = /^([245]\d\d)(?: ([245])\.(\d{1,3}\.\d{1,3}))?$/.exec(code) ?? [];
  if (reply === '') return 'other';
  // 535 4.7.x: the class of the enhanced code contradicts; the server itself calls it passing.
  if (/^\d{3} 4\.7\./.test(code) && operation === 'sign-in') return 'sign-in-later';
  const said = (detail === undefined ? undefined : byDetail[detail]) ?? byReply[reply];
  if (said !== undefined && (operation === 'sign-in' || said !== 'sign-in-later')) return said;
  if (operation === 'sign-in') return reply.startsWith('4') ? 'sign-in-later' : 'other';
  if (reply.startsWith('4')) return 'busy';
  return operation === 'send' ? 'message-refused' : 'other';
}
