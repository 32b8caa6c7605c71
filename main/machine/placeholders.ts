import { promises as fs } from 'node:fs';
import type { Platform } from '../../shared/model/ids.ts';
import { type IsElsewhere, settle } from './files.ts';
import { isWindowsPlaceholder } from './windows-folders.ts';

/** NTFS keeps some 700 bytes in the file's own record, and copies of small files may be packed elsewhere: they tell nothing. */
const smallestTelling = 64 * 1024;

/** A file that has a size and not one block on the disk. Asking for it fetches nothing. A mistaken one is left unread, and said so. */
const hasNoBlocks =
  (atLeast: number): IsElsewhere =>
  async (real) => {
    const stats = await settle(() => fs.stat(real));
    return stats.ok && stats.value.isFile() && stats.value.size >= atLeast && stats.value.blocks === 0;
  };

/**
 * Asked of the file itself: Windows tells the marks of a link, and a link to a placeholder has none. Finding where a link leads opens
 * nothing for its content.
 */
export const behindLinks =
  (isElsewhere: IsElsewhere): IsElsewhere =>
  async (real) => {
    const file = await settle(() => fs.realpath(real));
    return isElsewhere(file.ok ? file.value : real);
  };

/** How the system that runs us marks what it would fetch. Linux has no such files. docs/verify-on-windows.md, step 2; not tried on a Mac. */
export const isPlaceholderHere: IsElsewhere =
  process.platform === 'win32'
    ? behindLinks(async (real) => (await isWindowsPlaceholder(real)) ?? hasNoBlocks(smallestTelling)(real))
    : // A dataless file of macOS (stat(2), SF_DATALESS) has no blocks; the flag itself Node does not show.
      process.platform === 'darwin'
      ? hasNoBlocks(1)
      : async () => false;

/** In a copy of a disk the marks are lost, and what was a placeholder has become a hole. */
export const isPlaceholderIn =
  (platform: Platform): IsElsewhere =>
  async (real) =>
    (platform !== 'linux' && (await hasNoBlocks(smallestTelling)(real))) || (await isPlaceholderHere(real));
