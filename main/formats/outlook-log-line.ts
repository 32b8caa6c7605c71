/** One line of a transport log, taken apart. `content` still holds what was sent or received: it never leaves the reader. */
export type LogLine = {
  /** `2026-11-23`; null where the line names no day, as in the IMAP log. */
  readonly day: string | null;
  /** `09:14:02`. */
  readonly time: string | null;
  readonly protocol: 'imap' | 'pop3' | 'submission' | null;
  /** What stands in brackets behind the protocol: a server, or the account's name. */
  readonly place: string | null;
  /** `tx` sent by the program, `rx` by the server, `note` the program's own words. */
  readonly direction: 'tx' | 'rx' | 'note';
  readonly content: string;
};

const protocols = { IMAP: 'imap', POP3: 'pop3', SMTP: 'submission' } as const;

/**
 * Forms seen in public sources (docs/how-to/outlook-logs.md names them):
 * `2003.07.11 15:11:11 "POP3: <rx> +OK 0 messages")`, `IMAP: 11:40:24 [tx] tbqs UID SEARCH …`, `SMTP: 09:34:12 [rx] 220 …`.
 * A server in brackets, `SMTP (mail.example.com): <rx> …`, is taken as well. `[` and `<` are used for one and the same.
 */
const form =
  /^\s{0,8}(?:(\d{4})[./-](\d\d)[./-](\d\d)\s{1,8})?(?:(\d\d:\d\d:\d\d)(?:[.,:]\d{1,6})?\s{1,8})?"?(?:(IMAP|POP3|SMTP)(?: ?\(([^()]{1,255})\))?:\s{0,8})?(?:(\d\d:\d\d:\d\d)\s{1,8})?(?:[[<](tx|rx|db)[\]>] ?)?/i;

/** null for a line that has neither a time nor a protocol: the continuation of something else. */
export function logLine(text: string): LogLine | null {
  const match = form.exec(text);
  if (!match) return null;
  const [whole, year, month, dayOfMonth, before, name, place, after, mark] = match;
  const time = clock(after ?? before);
  const day = calendarDay(year, month, dayOfMonth);
  if (time === null && name === undefined) return null;
  // Outlook 2002 writes a call with its text in quotation marks: `"POP3: …")`.
  const content = text.slice(whole.length).replace(/"\)\s*$/, '');
  const known = name === undefined ? undefined : protocols[name.toUpperCase() as keyof typeof protocols];
  const direction = mark?.toLowerCase();
  return {
    day,
    time,
    protocol: known ?? null,
    place: place ?? null,
    direction: direction === 'tx' || direction === 'rx' ? direction : 'note',
    content,
  };
}

const clock = (text: string | undefined): string | null =>
  text !== undefined && /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(text) ? text : null;

function calendarDay(year?: string, month?: string, day?: string): string | null {
  if (year === undefined || month === undefined || day === undefined) return null;
  const text = `${year}-${month}-${day}`;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text ? null : text;
}

/** The end of a task: `…: ReportStatus: RSF_COMPLETED, hr = 0x800ccc0e`. `label` is what stands before: the account's name. */
export function finished(content: string): { readonly label: string; readonly code: string } | null {
  const [, label = '', digits] =
    /^(.{0,255}?):? ?(?:\w+::)?ReportStatus.{0,80}?RSF_COMPLETED.{0,40}?hr = (?:0x)?([0-9a-f]{8})\b/i.exec(content) ??
    [];
  return digits === undefined ? null : { label: label.trim(), code: digits };
}
