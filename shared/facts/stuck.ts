import type { Instant } from '../model/ids.ts';
import type { OutboxItem } from '../model/outbox.ts';
import type { Problem } from '../model/problem.ts';
import { between, hour } from './time.ts';

/**
 * How long a message may wait before it counts as stuck. A guess, not a measured value: Thunderbird marks no failure on a
 * queued message (153.7 ESR), so its age is all there is, and people who send later mean minutes.
 */
export const patience = hour;

/** Whether the client still means to send it: neither put off to a date, nor set aside by the user. */
export const isWaiting = ({ state }: OutboxItem): boolean => state === 'waiting' || state === 'refused';

/** Whether it has waited longer than it should. False where nobody wrote down since when. */
export const waitsTooLong = (item: OutboxItem, takenAt: Instant): boolean =>
  isWaiting(item) && item.queuedAt !== null && between(item.queuedAt, takenAt) >= patience;

/** Whether nobody could see if it is put off to a date: then it only probably waits too long. */
export const mayBeDeferred = (item: OutboxItem, problems: readonly Problem[]): boolean =>
  problems.some(
    ({ code, subject, params }) =>
      code === 'deferral-not-known' && subject === item.profile && params.file === item.folder,
  );
