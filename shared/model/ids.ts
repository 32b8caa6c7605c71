import { z } from 'zod';

/** Ids are paths that a person can read: `thunderbird:anna/k3v9x2ab.default-default/account1`. Never a secret, never random. */
export const subjectId = z.string().min(1);
export type SubjectId = z.infer<typeof subjectId>;

/** An instant, ISO 8601 in UTC with milliseconds: `2026-11-24T10:00:00.000Z`. */
export const instant = z.string().regex(/^-?\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
export type Instant = z.infer<typeof instant>;

export const clientId = z.enum(['thunderbird', 'outlook', 'apple-mail', 'outlook-new', 'outlook-mac']);
export type ClientId = z.infer<typeof clientId>;

export const platform = z.enum(['windows', 'macos', 'linux']);
export type Platform = z.infer<typeof platform>;
