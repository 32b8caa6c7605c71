import type { ReadError } from '../../shared/byte-source.ts';
import type { Instant } from '../../shared/model/ids.ts';

const codes: Readonly<Record<string, ReadError['code']>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  ENAMETOOLONG: 'missing',
  // A name this system cannot have; readlink(2) of something that is no link.
  EINVAL: 'missing',
  EACCES: 'denied',
  // macOS gives EPERM for folders that need Full Disk Access.
  EPERM: 'denied',
  ELOOP: 'loop',
  // Windows: another program holds it without sharing.
  EBUSY: 'locked',
  ESTALE: 'changed',
  EISDIR: 'not-a-file',
  // A socket cannot be opened.
  ENXIO: 'not-a-file',
  ENODEV: 'not-a-file',
};

/** What the operating system's error means. Whatever has no meaning of its own is `io`: EIO of a dying disk, EMFILE, a lost network drive. */
export function readError(error: unknown): ReadError {
  return { code: codes[systemCode(error)] ?? 'io' };
}

/** `ENOENT` and the like; an error that does not come from the system is a bug and is thrown on. */
export function systemCode(error: unknown): string {
  if (error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string')
    return error.code;
  throw error;
}

const earliest = Date.parse('0001-01-01T00:00:00.000Z');
const latest = Date.parse('9999-12-31T23:59:59.999Z');

/** A file's time. Some file systems keep years that a date cannot have: those become the nearest that it can. */
export function instantOf(milliseconds: number): Instant {
  return new Date(Math.min(Math.max(milliseconds, earliest), latest)).toISOString();
}
