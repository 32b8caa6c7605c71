import { describe, expect, it } from 'vitest';
import { leadsToShare } from '../../../main/machine/windows-shares.ts';

/** Drives that `subst` made. */
const substituted: Readonly<Record<string, string>> = {
  S: '\\\\server\\share',
  T: 'C:\\mail',
  V: 'C:\\Users',
  W: 'W:\\',
};

/** A disk with links, in lower case, and a drive Y: that stands for a share. What was looked at is in `asked`. */
function guard(links: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  const isOffLimits = leadsToShare(
    async (at) => {
      asked.push(at);
      return links[at.toLowerCase()] ?? null;
    },
    async (letter) => letter.toUpperCase() === 'Y',
    async (letter) => substituted[letter.toUpperCase()] ?? null,
  );
  return { isOffLimits, asked };
}

describe('a path that leads to another computer', () => {
  it.each([
    ['by its form', '\\\\server\\share\\a.pst'],
    ['by its drive', 'y:\\a.pst'],
    ['by a link to a share', 'C:\\mail\\a.pst'],
    ['by a link to a mapped drive', 'C:\\mapped\\a.pst'],
    ['by a link of a link', 'C:\\users\\anna\\more\\a.pst'],
    ['by a relative link', 'C:\\users\\anna\\beside\\a.pst'],
    ['by a link that is the file itself', 'C:\\one.pst'],
    ['in its long form', '\\\\?\\C:\\mail\\a.pst'],
    ['by a drive that stands for a share', 'S:\\a.pst'],
    ['by a drive that stands for a link to a share', 'T:\\a.pst'],
    ['by a link on a drive that stands for a folder', 'V:\\anna\\more\\a.pst'],
    ['by a link in a form that only the system knows', 'C:\\odd\\a.pst'],
    ['by a link in a form of the kernel', 'C:\\kernel\\a.pst'],
    ['by a way round', 'C:\\users\\..\\mail\\a.pst'],
  ])('%s', async (_, path) => {
    const { isOffLimits, asked } = guard({
      'c:\\mail': '\\\\server\\share',
      'c:\\mapped': 'Y:\\folder',
      'c:\\users\\anna\\more': 'C:\\mail',
      'c:\\odd': '\\\\?\\GLOBALROOT\\Device\\Mup\\server\\share',
      'c:\\kernel': '\\??\\GLOBALROOT\\Device\\Mup\\server\\share',
      'c:\\users\\anna\\beside': '..\\..\\mail',
      'c:\\one.pst': '\\\\server\\share\\one.pst',
    });
    expect(await isOffLimits(path, 'target')).toBe(true);
    // Nothing behind a link to a share was looked at.
    expect(asked.filter((at) => /^(?:\\\\|y:|c:\\mail\\)/i.test(at))).toEqual([]);
  });

  it('is another one than a local path, a link to a local folder, a loop, and a link that is only read', async () => {
    const { isOffLimits } = guard({
      'c:\\mail': 'D:\\mail',
      'c:\\loop': 'C:\\loop',
      'c:\\one.pst': '\\\\server\\share\\one.pst',
    });
    expect(await isOffLimits('C:\\users\\anna\\a.pst', 'target')).toBe(false);
    expect(await isOffLimits('C:\\mail\\a.pst', 'target')).toBe(false);
    expect(await isOffLimits('C:\\loop', 'target')).toBe(false);
    expect(await isOffLimits('V:\\anna\\a.pst', 'target')).toBe(false);
    expect(await isOffLimits('W:\\a.pst', 'target')).toBe(false);
    expect(await isOffLimits('C:\\one.pst', 'link')).toBe(false);
  });

  it('is found with one look at each folder', async () => {
    const { isOffLimits, asked } = guard({});
    for (const name of ['a', 'b', 'c']) await isOffLimits(`C:\\Users\\anna\\${name}`, 'target');
    expect(asked).toEqual([
      'C:\\Users',
      'C:\\Users\\anna',
      'C:\\Users\\anna\\a',
      'C:\\Users\\anna\\b',
      'C:\\Users\\anna\\c',
    ]);
  });
});
