import { promises as fs } from 'node:fs';
import { win32 } from 'node:path';
import { settle } from './files.ts';
import type { IsOffLimits } from './live.ts';
import { formatPath, isNetworkPath, parsePath } from './paths.ts';
import { isRemoteDrive, substitutedDrive } from './windows-folders.ts';

/** The target of a link, null of anything else. Opens the link itself and nothing behind it. */
const linkTarget = async (at: string): Promise<string | null> => {
  const target = await settle(() => fs.readlink(at));
  return target.ok ? target.value : null;
};

/** Windows follows 63 links in one path; whatever has more cannot be opened anyway. */
const mostLinks = 63;

/**
 * Whether a path leads to another computer: by its form, by a drive letter that stands for a share or for a folder (`subst`), or by a
 * link on the way. Every link is looked at before anything behind it is. A link in a form that we cannot place (`\\?\GLOBALROOT\…`) may
 * lead anywhere. What is learnt of a folder is kept. docs/verify-on-windows.md, step 7.
 */
export function leadsToShare(
  readLink = linkTarget,
  isRemote = isRemoteDrive,
  substituted = substitutedDrive,
): IsOffLimits {
  const folders = new Map<string, Promise<string | null>>();
  const targetOf = (at: string, isFolder: boolean): Promise<string | null> => {
    const key = at.toLowerCase();
    const target = folders.get(key) ?? readLink(at);
    if (isFolder) folders.set(key, target);
    return target;
  };

  async function leadsAway(text: string, aim: 'target' | 'link', links: number): Promise<boolean> {
    if (isNetworkPath('windows', text)) return true;
    const place = parsePath('windows', text);
    if (!place?.drive || place.names.some((name) => name.includes('?'))) return links > 0;
    const { drive } = place;
    const folder = await substituted(drive);
    if (folder !== null)
      return links === mostLinks ? false : leadsAway(win32.join(folder, ...place.names), aim, links + 1);
    if (await isRemote(drive)) return true;
    const names = parsePath('windows', win32.resolve(formatPath(place)))?.names ?? [];
    for (let depth = 1; depth <= (aim === 'link' ? names.length - 1 : names.length); depth += 1) {
      const at = formatPath({ drive, names: names.slice(0, depth) });
      const target = await targetOf(at, depth < names.length);
      if (target === null) continue;
      if (links === mostLinks) return false;
      const further = isNetworkPath('windows', target)
        ? target
        : win32.resolve(win32.dirname(at), target, ...names.slice(depth));
      return leadsAway(further, aim, links + 1);
    }
    return false;
  }
  return (text, aim) => leadsAway(text, aim, 0);
}
