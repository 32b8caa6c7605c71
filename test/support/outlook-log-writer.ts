/** A line of a transport log: `tx` and `rx` of a protocol, or the program's own words. */
export type WrittenLine = {
  readonly at: string;
  readonly protocol?: 'IMAP' | 'POP3' | 'SMTP';
  readonly host?: string;
  readonly mark?: 'tx' | 'rx' | 'db';
  readonly text: string;
};
/** `modern`: a server in brackets; `2002`: calls with quoted text; `imap`: the time behind the protocol, no day. */
export type LogForm = 'modern' | '2002' | 'imap';
export type LogEncoding = 'utf8' | 'utf8-bom' | 'utf16le' | 'utf16le-bom' | 'latin1';

/** A transport log as Outlook writes it, as far as public sources show it (docs/how-to/outlook-logs.md). `at`: `2026-11-23 09:14:02`. */
export function writeOutlookLog(
  lines: readonly WrittenLine[],
  { form = 'modern', encoding = 'utf8' }: { readonly form?: LogForm; readonly encoding?: LogEncoding } = {},
): Uint8Array {
  const first = lines[0]?.at ?? '2026-11-23 08:00:00';
  const start = form === 'imap' ? [] : [`${dotted(first)} <<<< Logging Started (level is LTF_TRACE) >>>>`];
  const text = `${[...start, ...lines.flatMap((line) => written(line, form))].join('\r\n')}\r\n`;
  const bare = Buffer.from(text, encoding.startsWith('utf16') ? 'utf16le' : encoding === 'latin1' ? 'latin1' : 'utf8');
  if (encoding === 'utf8-bom') return Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), bare]);
  return encoding === 'utf16le-bom' ? Buffer.concat([Buffer.of(0xff, 0xfe), bare]) : bare;
}

const dotted = (at: string): string => at.replaceAll('-', '.');

function written({ at, protocol, host, mark, text }: WrittenLine, form: LogForm): string[] {
  if (protocol === undefined) return [`${dotted(at)} ${text}`];
  if (form === 'imap') return [`${protocol}: ${at.slice(11)} ${mark ? `[${mark}] ` : ''}${text}`];
  const sign = mark === 'rx' ? '<rx> ' : mark ? `[${mark}] ` : '';
  if (form === '2002')
    return [
      `${dotted(at)} Callback::LogText[THIS: 001885a8] (flags = LTF_TRACE, hr = 00000000, code = 00000000,`,
      `${dotted(at)} "${protocol}: ${sign}${text}")`,
    ];
  return [`${dotted(at)} ${protocol}${host === undefined ? '' : ` (${host})`}: ${sign}${text}`];
}

type Exchange = readonly (readonly [mark: 'tx' | 'rx', text: string])[];
const lines =
  (protocol: 'IMAP' | 'POP3' | 'SMTP') =>
  (at: string, host: string | undefined, exchange: Exchange): WrittenLine[] =>
    exchange.map(([mark, text]) => ({ at, protocol, mark, text, ...(host === undefined ? {} : { host }) }));
export const pop3 = lines('POP3');
export const smtp = lines('SMTP');
export const imap = lines('IMAP');

/** The end of a task, under the account's name. */
export const completed = (at: string, account: string, code: string): WrittenLine => ({
  at,
  text: `${account}: ReportStatus: RSF_COMPLETED, hr = ${code}`,
});

const base64 = (text: string): string => Buffer.from(text).toString('base64');
/** Secrets in every form in which a program may send one, each with the mark that no output may hold; also ones that look like words. */
export const secrets = {
  plain: 'CANARY-pass-1',
  word: 'CANARYpassword',
  sentence: 'correct horse CANARY battery',
  umlaut: 'CANARY-schlüssel',
} as const;

export const secretExchanges: { readonly pop3: Exchange; readonly smtp: Exchange; readonly imap: Exchange } = {
  pop3: [
    ['rx', '+OK ready'],
    ['tx', 'AUTH PLAIN'],
    ['rx', '+'],
    ['tx', base64(`\0anna\0${secrets.plain}`)],
    ['rx', `-ERR [AUTH] ${secrets.plain} is not the password of anna@example.test`],
    ['tx', 'USER anna@example.test'],
    ['rx', '+OK'],
    ['tx', `PASS ${secrets.sentence}`],
    ['rx', `-ERR [AUTH] Password ${secrets.sentence} wrong for "${secrets.word}" (${base64(secrets.plain)})`],
    ['tx', `PASS ${secrets.umlaut}`],
    ['rx', `-ERR [${secrets.plain}] Authentication failed for ${secrets.umlaut}`],
  ],
  smtp: [
    ['rx', '220 mail.example.test ESMTP'],
    ['tx', 'EHLO pc'],
    ['rx', `250-mail.example.test Hello ${secrets.word}`],
    ['rx', '250 AUTH LOGIN PLAIN XOAUTH2'],
    ['tx', `AUTH PLAIN ${base64(`\0anna@example.test\0${secrets.plain}`)}`],
    ['rx', `535-5.7.8 ${secrets.word}`],
    ['rx', '535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6CANARY'],
    ['tx', 'AUTH LOGIN'],
    ['rx', '334 VXNlcm5hbWU6'],
    ['tx', base64('anna@example.test')],
    ['rx', '334 UGFzc3dvcmQ6'],
    ['tx', base64(secrets.plain)],
    ['rx', `535 5.7.8 Error: authentication failed: ${base64(secrets.plain)} ${secrets.plain}`],
    ['tx', `AUTH XOAUTH2 ${base64(`user=anna@example.test\u0001auth=Bearer ${secrets.plain}\u0001\u0001`)}`],
    ['rx', `334 ${base64('{"status":"401","schemes":"bearer","scope":"CANARY"}')}`],
    ['tx', ''],
    ['rx', `535 5.7.3 Authentication unsuccessful [CANARY01.prod.example.test ${secrets.plain}]`],
  ],
  imap: [
    ['rx', '* OK ready'],
    ['tx', `a1 LOGIN "anna@example.test" "${secrets.plain}"`],
    ['rx', `a1 NO [AUTHENTICATIONFAILED] Invalid credentials ${secrets.plain} for "${secrets.word}"`],
    ['tx', 'a2 LOGIN {17}'],
    ['rx', '+ go on'],
    ['tx', `anna@example.test {${secrets.plain.length}}`],
    ['rx', '+ go on'],
    ['tx', secrets.plain],
    ['rx', `a2 NO [${secrets.word}] ${secrets.sentence} failed`],
    ['tx', 'a3 AUTHENTICATE PLAIN'],
    ['rx', '+ '],
    ['tx', base64(`\0anna@example.test\0${secrets.plain}`)],
    ['rx', `a3 NO [AUTHENTICATIONFAILED] ${base64(secrets.plain)} Authentication failed.`],
    ['tx', `a4 AUTHENTICATE XOAUTH2 ${base64(`user=anna\u0001auth=Bearer ${secrets.plain}\u0001\u0001`)}`],
    ['rx', `a4 NO [AUTHENTICATIONFAILED] Bearer ${secrets.plain} expired`],
  ],
};
/** What no output may hold: the marks, and each secret in base64. */
export const leaks: readonly string[] = [
  'CANARY',
  'correct horse',
  'battery',
  base64(secrets.plain),
  base64(`\0anna@example.test\0${secrets.plain}`),
  'Q0FOQVJZ',
  'UGFzc3dvcmQ6',
];
