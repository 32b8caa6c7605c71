import type { ByteSource, ReadError } from '../../shared/byte-source.ts';
import { outlookCode, readOutlookCode } from '../../shared/mail/outlook-errors.ts';
import { ok, type Result } from '../../shared/result.ts';
import { finished, type LogLine, logLine } from './outlook-log-line.ts';
import { imapSession, type LogOperation, pop3Session, type Session, smtpSession } from './outlook-log-sessions.ts';
import { latin1Of } from './text.ts';

/** A success or a failure that a log tells of. No part of it is taken over from a line unless it is one of a known kind. */
export type LogEvent = {
  readonly kind: 'failure' | 'success';
  readonly protocol: 'imap' | 'pop3' | 'submission' | 'other';
  readonly operation: LogOperation;
  /** The server that the line names; null where it names none. */
  readonly host: string | null;
  /** Which of the caller's names the program signed in with or gave as the account; null where none of them stands there. */
  readonly name: string | null;
  /** `2026-11-23 09:14:02` by that computer's clock. */
  readonly localTime: string | null;
  /** `0x800CCC0E`, `535 5.7.8`, `NO [AUTHENTICATIONFAILED]`; null of a success. */
  readonly code: string | null;
  /** Known words of the server's answer, nothing else. */
  readonly text: string;
  /** 1-based; null where only the end of the file was read. */
  readonly line: number | null;
  /** Whether it is the end of a whole task, which repeats what an answer said before. */
  readonly isSummary: boolean;
};
export type OutlookLog = {
  readonly events: readonly LogEvent[];
  /** Whether there are lines, and none of them is one of such a log. */
  readonly isStrange: boolean;
  /** Whether earlier lines were left out. */
  readonly isCut: boolean;
  /** Of the last line that has one. */
  readonly lastTime: string | null;
  /** Whether days were counted by midnights: a computer that slept a day has one midnight fewer. */
  readonly isDayCounted: boolean;
};

export type OutlookLogOptions = {
  /** Names that may come out: accounts' names, addresses and user names of the caller's own settings. */
  readonly names: readonly string[];
  /** The day that the file's name tells, for lines that have only a time. */
  readonly day: string | null;
  /** Bytes from the end; a log grows without limit. */
  readonly limit?: number;
  readonly signal: AbortSignal;
};

const usualLimit = 1024 * 1024;
const longestLine = 2000;
const sessions: Readonly<Record<'imap' | 'pop3' | 'submission', () => Session>> = {
  imap: imapSession,
  pop3: pop3Session,
  submission: smtpSession,
};

/** Reads the end of Opmlog.log or of an IMAP log. A damaged line is one that tells nothing. */
export async function readOutlookLog(
  source: ByteSource,
  { names, day, limit = usualLimit, signal }: OutlookLogOptions,
): Promise<Result<OutlookLog, ReadError>> {
  const head = await source.read(0, 512);
  if (!head.ok) return head;
  const coding = codingOf(head.value);
  // UTF-16 is read from an even place.
  const from = Math.max(0, source.size - limit) & ~1;
  const tail = await source.read(from, source.size - from);
  if (!tail.ok) return tail;
  signal.throwIfAborted();
  const lines = textOf(tail.value, coding).split(/\r\n|\r|\n/);
  return ok(follow(from > 0 ? lines.slice(1) : lines, { names, day: from > 0 ? null : day, isCut: from > 0, signal }));
}

type Open = { readonly session: Session; name: string | null };
type Following = Pick<OutlookLogOptions, 'names' | 'day' | 'signal'> & { readonly isCut: boolean };

function follow(lines: readonly string[], { names, day, isCut, signal }: Following): OutlookLog {
  const known = nameFinder(names);
  const open = new Map<string, Open>();
  const clock = calendar(day);
  const events: LogEvent[] = [];
  let recognised = 0;
  let strange = 0;
  for (const [at, text] of lines.entries()) {
    if (at % 1000 === 0) signal.throwIfAborted();
    const line = text === '' ? null : logLine(text.slice(0, longestLine));
    if (!line) {
      if (text.trim() !== '') strange += 1;
      continue;
    }
    recognised += 1;
    const localTime = clock.timeOf(line);
    const stand = { localTime, line: isCut ? null : at + 1, host: hostOf(line.place) };
    const one = line.protocol === null ? null : sessionOf(open, line.protocol, line.place);
    if (line.protocol !== null && one && line.direction === 'tx') {
      // A new sign-in begins: who it was before does not matter.
      const name = known(line.content);
      if (name !== null) one.name = name;
      one.session.sent(line.content);
    } else if (line.protocol !== null && one && line.direction === 'rx') {
      const answer = one.session.received(line.content);
      if (answer) events.push({ ...answer, ...stand, protocol: line.protocol, name: one.name, isSummary: false });
    } else {
      if (line.protocol !== null && isBeginning(line.content)) open.delete(keyOf(line.protocol, line.place));
      const event = noteOf(line);
      if (event) events.push({ ...event.said, ...stand, name: names.find((name) => same(name, event.label)) ?? null });
    }
  }
  return {
    events,
    isStrange: recognised === 0 && (strange > 0 || isCut),
    isCut,
    lastTime: clock.last(),
    isDayCounted: clock.isCounted(),
  };
}

/** A number that the program itself writes: at the end of a task, or in a remark. */
function noteOf({ protocol, place, content }: LogLine) {
  const end = finished(content);
  if (end) {
    const code = outlookCode(end.code);
    const reading = code === null ? null : readOutlookCode(code);
    const isSuccess = code === '0x00000000';
    const said = {
      kind: isSuccess ? ('success' as const) : ('failure' as const),
      protocol: protocol ?? reading?.protocol ?? ('other' as const),
      operation: reading?.operation ?? ('other' as const),
      code: isSuccess ? null : code,
      text: '',
      isSummary: true,
    };
    return { said, label: place ?? end.label };
  }
  const [, digits] = /\b(?:hr|error|code)\b[^0-9a-z]{1,6}(?:0x)?(8[0-9a-f]{7})\b/i.exec(content) ?? [];
  const code = digits === undefined ? null : outlookCode(digits);
  const reading = code === null ? null : readOutlookCode(code);
  if (!reading || protocol === null) return null;
  const { operation } = reading;
  return {
    said: { kind: 'failure' as const, protocol, operation, code, text: '', isSummary: false },
    label: place ?? '',
  };
}

const isBeginning = (content: string): boolean => /^(?:Begin execution|Finding host|Connecting to )/i.test(content);
const keyOf = (protocol: string, place: string | null): string => `${protocol}\n${place ?? ''}`;

function sessionOf(open: Map<string, Open>, protocol: keyof typeof sessions, place: string | null): Open {
  const key = keyOf(protocol, place);
  const there = open.get(key) ?? { session: sessions[protocol](), name: null };
  open.set(key, there);
  return there;
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
/** A name of a server as settings would write it; an account's name in its place is none. */
const hostOf = (place: string | null): string | null =>
  place !== null && /^(?=.{4,253}$)(?:[a-z0-9-]{1,63}\.)+[a-z]{2,63}$/i.test(place) ? place.toLowerCase() : null;

/** Finds the caller's own names in what was sent; what comes out is the caller's text, never the line's. */
function nameFinder(names: readonly string[]): (content: string) => string | null {
  const forms = new Map<string, string>();
  for (const name of names) {
    forms.set(name.toLowerCase(), name);
    forms.set(`base64 ${Buffer.from(name).toString('base64')}`, name);
  }
  return (content) => {
    const [, user] = /^(?:USER|[A-Za-z0-9.]{1,20} LOGIN) "?([^"\s]{1,320})"?/i.exec(content) ?? [];
    const bare = content.trim();
    return (user === undefined ? null : forms.get(user.toLowerCase())) ?? forms.get(`base64 ${bare}`) ?? null;
  };
}

/** Gives each line its day: its own, or the one before, a day later where the clock went back past midnight. */
function calendar(first: string | null) {
  let day = first;
  let clock = '';
  let last: string | null = null;
  let isCounted = false;
  return {
    timeOf(line: LogLine): string | null {
      if (line.time === null) return null;
      if (line.day !== null) day = line.day;
      // More than an hour back is midnight; less is a clock that was set, or lines out of order.
      else if (day !== null && hoursOf(clock) - hoursOf(line.time) > 1) {
        day = nextDay(day);
        isCounted = true;
      }
      clock = line.time;
      last = day === null ? null : `${day} ${line.time}`;
      return last;
    },
    last: () => last,
    isCounted: () => isCounted,
  };
}
const hoursOf = (time: string): number => Number(time.slice(0, 2)) + Number(time.slice(3, 5)) / 60;
const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

type Coding = 'utf-16le' | 'utf-16be' | 'bytes';

/** By the mark, else by the zero bytes between Latin letters. Bytes are UTF-8 or the computer's code page: our words are ASCII in both. */
function codingOf(head: Uint8Array): Coding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const pairs = Math.min(head.length >> 1, 64);
  let low = 0;
  let high = 0;
  for (let at = 0; at < pairs; at++) {
    if (head[2 * at] !== 0 && head[2 * at + 1] === 0) low += 1;
    if (head[2 * at] === 0 && head[2 * at + 1] !== 0) high += 1;
  }
  if (pairs >= 8 && low > pairs * 0.8) return 'utf-16le';
  return pairs >= 8 && high > pairs * 0.8 ? 'utf-16be' : 'bytes';
}

function textOf(bytes: Uint8Array, coding: Coding): string {
  if (coding === 'bytes') {
    const text = new TextDecoder('utf-8').decode(bytes);
    return text.includes('\uFFFD') ? latin1Of(bytes) : text;
  }
  return new TextDecoder(coding).decode(bytes);
}
