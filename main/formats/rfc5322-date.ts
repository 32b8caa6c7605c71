const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** RFC 5322 section 4.3: the obsolete zone names that still occur. */
const zones: Readonly<Record<string, number>> = {
  ut: 0,
  gmt: 0,
  z: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
};

/** A Date header (RFC 5322 section 3.3, obsolete forms of 4.3 included) as an ISO instant; null where it is none. */
export function parseDate(text: string): string | null {
  const found =
    /^\s*(?:[a-z]{3,9},?\s+)?(\d{1,2})[\s-]+([a-z]{3})[a-z]*[\s-]+(\d{2,4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([+-]\d{4}|[a-z]{1,5})?/i.exec(
      text,
    );
  if (!found) return null;
  const [, day = '', month = '', year = '', hour = '', minute = '', second = '0', zone = '+0000'] = found;
  const written = Number(year);
  const full =
    year.length === 2 ? written + (written < 50 ? 2000 : 1900) : year.length === 3 ? written + 1900 : written;
  const named = zones[zone.toLowerCase()];
  const offset = /^[+-]/.test(zone)
    ? (zone.startsWith('-') ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3)))
    : (named ?? 0);
  return instant(
    full,
    months.indexOf(month.toLowerCase()),
    Number(day),
    Number(hour),
    Number(minute) - offset,
    Number(second),
  );
}

/** The date of an mbox From line, `Mon Nov 23 20:37:24 2026`: local time without a zone, so only a rough guide; taken as UTC. */
export function parseFromLineDate(text: string): string | null {
  const found = /[a-z]{3}\s+([a-z]{3})\s+(\d{1,2})\s+(\d{2}):(\d{2}):(\d{2})\s+(\d{4})/i.exec(text);
  if (!found) return null;
  const [, month = '', day, hour, minute, second, year] = found;
  return instant(
    Number(year),
    months.indexOf(month.toLowerCase()),
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
}

function instant(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): string | null {
  if (month < 0 || day < 1 || day > 31 || hour > 24 || second > 60 || year < 1970 || year > 9999) return null;
  const time = Date.UTC(year, month, day, hour, minute, second);
  return Number.isFinite(time) ? new Date(time).toISOString() : null;
}
