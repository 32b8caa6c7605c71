import { err, ok, type Result } from '../../../shared/result.ts';

/** What one download history says. Times are those of the clock on that computer, `2026-05-03 14:02:11`. */
export type PopBlob = {
  /** Messages that were fetched, those removed afterwards included; one of which only the header came is none. */
  readonly taken: number;
  readonly removed: number;
  readonly lastTaken: string | null;
  readonly lastRemoved: string | null;
};

/** Why a history is not determined; `offset`: the byte of the blob where it showed. */
export type PopBlobError = { readonly code: 'version' | 'cut' | 'count' | 'tag'; readonly offset: number };

const version = 3;
const headSize = 4;

/** Operation, content, time; what follows, at least one character, is the UID. */
const tagShape = /^([-+&])([ hb])(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(.+)$/s;

/**
 * The download history of one POP3 account: u16 version, u16 count, then as many NUL-terminated tags. All of it is understood or none:
 * a tag of another form, or more or fewer tags than said, is an error. UIDs are compared here and never leave.
 * Source: Microsoft, "Parsing the message download history for a POP3 account" (2015); no real one was at hand to measure.
 */
export function parsePopBlob(bytes: Uint8Array): Result<PopBlob, PopBlobError> {
  const blob = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (blob.length < headSize) return err({ code: 'cut', offset: blob.length });
  if (blob.readUInt16LE(0) !== version) return err({ code: 'version', offset: 0 });
  const taken = new Set<string>();
  const removed = new Set<string>();
  let lastTaken: string | null = null;
  let lastRemoved: string | null = null;
  let at = headSize;
  for (let left = blob.readUInt16LE(2); left > 0; left -= 1) {
    const end = blob.indexOf(0, at);
    if (end < 0) return err({ code: at < blob.length ? 'cut' : 'count', offset: at });
    const tag = tagShape.exec(blob.toString('latin1', at, end));
    if (!tag) return err({ code: 'tag', offset: at });
    const [, operation = '', content = '', year = '', month = '', day = '', hour = '', minute = '', second = ''] = tag;
    const [, , , , , , , , , uid = ''] = tag;
    const isTime = within(month, 1, 12) && within(day, 1, 31) && within(hour, 0, 23) && within(minute, 0, 59);
    if (!isTime || !within(second, 0, 59)) return err({ code: 'tag', offset: at });
    const time = `${year}-${month}-${day} ${hour}:${minute}:${second}`;
    if (operation !== '-' && content !== 'h') {
      taken.add(uid);
      lastTaken = later(lastTaken, time);
    }
    if (operation !== '+') {
      removed.add(uid);
      lastRemoved = later(lastRemoved, time);
    }
    at = end + 1;
  }
  if (at !== blob.length) return err({ code: 'count', offset: at });
  return ok({ taken: taken.size, removed: removed.size, lastTaken, lastRemoved });
}

const within = (digits: string, least: number, most: number) => Number(digits) >= least && Number(digits) <= most;
const later = (known: string | null, time: string) => (known === null || time > known ? time : known);
