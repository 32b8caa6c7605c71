import { z } from 'zod';
import { clientId, instant, subjectId } from './ids.ts';

/** The client's own unit of configuration: for Thunderbird one profile folder. */
export const profile = z.strictObject({
  id: subjectId,
  client: clientId,
  /**
   * `deb`, `snap`, `flatpak`, `icedove`, `windows-installer`, `windows-store`, `macos`, `elsewhere`; Outlook: `classic-2016` (and later),
   * `classic-2013`, `classic-2010` (and earlier), `mac-2016`.
   */
  edition: z.string(),
  /** The computer's user whose home it lies in. */
  user: z.string(),
  name: z.string(),
  path: z.string(),
  /** `used`: named by an installed program. `other`: has settings, no program names it. `empty`: never used. */
  use: z.enum(['used', 'other', 'empty']),
  /** The version that used it last; null where that is not written down. */
  version: z.string().nullable(),
  running: z.enum(['yes', 'no', 'unknown']),
  /** When its settings were last written; null where unknown. */
  settingsChangedAt: instant.nullable(),
});
export type Profile = z.infer<typeof profile>;
