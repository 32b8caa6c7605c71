import type { Instant } from '../model/ids.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Milliseconds since 1970, for comparing and for dates in messages. */
export const epoch = (instant: Instant): number => Date.parse(instant);

/** Milliseconds from `earlier` to `later`; negative where the order is the other way round. */
export const between = (earlier: Instant, later: Instant): number => epoch(later) - epoch(earlier);
