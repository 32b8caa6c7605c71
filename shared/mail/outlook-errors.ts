import type { Source } from './source.ts';

/** What a failed attempt means, whoever said it: the program by a number, or the server by its answer. */
export type FailureMeaning =
  /** The server knows the user not, or not with this password. */
  | 'sign-in-refused'
  /** The server and the program have no way to sign in in common, or the server wants a stronger one. */
  | 'sign-in-method'
  /** The server wants a sign-in (or encryption before it) and got none. */
  | 'sign-in-missing'
  /** The server could not look at the sign-in just now, or lets the mailbox in once only. */
  | 'sign-in-later'
  | 'password-expired'
  | 'account-disabled'
  | 'encryption-required'
  | 'server-not-found'
  | 'no-connection'
  | 'connection-lost'
  | 'timed-out'
  | 'encryption-failed'
  | 'certificate'
  | 'sender-refused'
  | 'recipient-refused'
  | 'message-refused'
  | 'too-large'
  | 'mailbox-full'
  | 'busy'
  | 'data-file'
  | 'cancelled'
  | 'other';

export type FailureReading = {
  readonly protocol: 'imap' | 'pop3' | 'submission' | null;
  readonly operation: 'connect' | 'sign-in' | 'receive' | 'send' | 'other';
  readonly meaning: FailureMeaning;
};

type Known = FailureReading & { readonly sources: readonly Source[] };

/** Constants IXP_E_… of Microsoft's Internet transport interface; the names say the meaning. */
const sdk: Source = { name: 'Windows SDK, mimeole.h / imnxport.h, IXP_E_ constants', date: '2026-11' };
/** The text that Outlook shows beside a number, as lists of two others agree on it. */
const lists: readonly Source[] = [
  { name: 'tthosting.dk, “Mail Status Codes and Explanation”', date: '2026-11' },
  { name: 'HighLevel help, “Email Error Library for supported SMTPs”', date: '2026-11' },
];
/** One list alone. */
const single: readonly Source[] = [
  { name: 'HighLevel help, “Email Error Library for supported SMTPs”', date: '2026-11' },
];
const mapi: readonly Source[] = [{ name: 'Microsoft, MS-OXCDATA 2.4 Error Codes', date: '2026-11' }];

const known = (
  sources: readonly Source[],
  meaning: FailureMeaning,
  operation: FailureReading['operation'],
  protocol: FailureReading['protocol'] = null,
): Known => ({ sources, meaning, operation, protocol });
const ixp = [sdk, ...lists];

const table: Readonly<Record<string, Known>> = {
  '0x800CCC01': known(ixp, 'certificate', 'connect'),
  '0x800CCC02': known(ixp, 'certificate', 'connect'),
  '0x800CCC0B': known(ixp, 'busy', 'other'),
  '0x800CCC0D': known(ixp, 'server-not-found', 'connect'),
  '0x800CCC0E': known(ixp, 'no-connection', 'connect'),
  '0x800CCC0F': known(ixp, 'connection-lost', 'connect'),
  '0x800CCC15': known(ixp, 'no-connection', 'connect'),
  '0x800CCC17': known(ixp, 'cancelled', 'other'),
  '0x800CCC18': known(ixp, 'sign-in-refused', 'sign-in'),
  '0x800CCC19': known(ixp, 'timed-out', 'connect'),
  '0x800CCC1A': known(ixp, 'encryption-failed', 'connect'),
  '0x800CCC67': known([sdk], 'busy', 'send', 'submission'),
  '0x800CCC69': known([sdk], 'recipient-refused', 'send', 'submission'),
  '0x800CCC6C': known([sdk], 'mailbox-full', 'send', 'submission'),
  '0x800CCC6D': known([sdk], 'too-large', 'send', 'submission'),
  '0x800CCC6F': known([sdk], 'message-refused', 'send', 'submission'),
  '0x800CCC78': known([sdk], 'sender-refused', 'send', 'submission'),
  '0x800CCC79': known([sdk], 'recipient-refused', 'send', 'submission'),
  '0x800CCC7C': known([sdk], 'encryption-required', 'connect', 'submission'),
  '0x800CCC7D': known([sdk, ...single], 'encryption-failed', 'connect', 'submission'),
  '0x800CCC7F': known([sdk], 'encryption-failed', 'connect', 'submission'),
  '0x800CCC80': known(single, 'sign-in-method', 'sign-in'),
  '0x800CCC90': known([sdk], 'other', 'receive', 'pop3'),
  '0x800CCC91': known([sdk], 'sign-in-refused', 'sign-in', 'pop3'),
  '0x800CCC92': known([sdk], 'sign-in-refused', 'sign-in', 'pop3'),
  '0x800CCCD1': known([sdk], 'sign-in-refused', 'sign-in', 'imap'),
  '0x800CCCD9': known([sdk], 'no-connection', 'connect', 'imap'),
  '0x800CCCDD': known([sdk], 'connection-lost', 'connect', 'imap'),
  '0x800CCCDF': known([sdk], 'sign-in-method', 'sign-in', 'imap'),
  '0x800CCCE0': known([sdk], 'sign-in-method', 'sign-in', 'imap'),
  '0x80042108': known(single, 'no-connection', 'connect', 'pop3'),
  '0x80042109': known(single, 'no-connection', 'connect', 'submission'),
  // A script of 2020 takes it for a refused sign-in; Outlook's own text says that the server did not answer in time.
  '0x8004210A': known(single, 'timed-out', 'receive', 'pop3'),
  '0x8004210B': known(single, 'timed-out', 'send', 'submission'),
  '0x8004010F': known(mapi, 'data-file', 'other'),
  '0x8004011D': known(mapi, 'no-connection', 'connect'),
  // What it stands for is not known; lists name a damaged data file and a virus scanner.
  '0x80040600': known(single, 'other', 'other'),
};

/** Outlook's number as it is written in our data: `0x800CCC0E`; null where the text is no such number. */
export function outlookCode(text: string): string | null {
  const [, digits] = /^(?:0x)?([0-9a-f]{8})$/i.exec(text) ?? [];
  return digits === undefined ? null : `0x${digits.toUpperCase()}`;
}

/** What a number of Outlook means; null where no source says it. */
export function readOutlookCode(code: string): FailureReading | null {
  const found = Object.hasOwn(table, code) ? table[code] : undefined;
  if (!found) return null;
  const { protocol, operation, meaning } = found;
  return { protocol, operation, meaning };
}

/** For the table in the docs and its test. */
export const outlookCodes: readonly (readonly [string, Known])[] = Object.entries(table);
