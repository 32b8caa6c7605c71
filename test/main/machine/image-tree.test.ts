import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { imageTree } from '../../../main/machine/image-tree.ts';

const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'tree-')));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const disk = path.join(root, 'disk');
mkdirSync(path.join(disk, 'home/ada/Mail'), { recursive: true });
mkdirSync(path.join(disk, 'etc'));
writeFileSync(path.join(disk, 'home/ada/Mail/Inbox'), 'x');
writeFileSync(path.join(root, 'secret'), 'CANARY-outside');
const links: Readonly<Record<string, string>> = {
  'home/ada/up': '../../../secret',
  'home/ada/far-up': '../../../../../../../../../../../../etc/hostname',
  'home/ada/absolute': '/home/ada/Mail',
  'home/ada/here': path.join(disk, 'home/ada/Mail'),
  'home/ada/gone': '/home/ada/nothing',
  'home/ada/mnt': '/mnt/mail',
  'home/ada/beside': path.join(root, 'secret'),
  'home/ada/loop': 'loop',
  'home/ada/ping': '/home/ada/pong',
  'home/ada/pong': 'ping',
  'home/ada/top': '/',
  'home/ada/folder-up': '../../..',
};
for (const [name, target] of Object.entries(links)) symlinkSync(target, path.join(disk, name));

const linux = imageTree('linux', [{ at: { drive: null, names: [] }, folder: disk }]);
const found = (name: string) => ({ ok: true, value: path.join(disk, name) });
const refused = (code: string) => ({ ok: false, error: { code } });

describe('links', () => {
  it.each([
    ['/home/ada/absolute/Inbox', found('home/ada/Mail/Inbox')],
    ['/home/ada/here/Inbox', found('home/ada/Mail/Inbox')],
    ['/home/ada/top/home/ada/Mail', found('home/ada/Mail')],
    ['/home/ada/Mail/../Mail/Inbox', found('home/ada/Mail/Inbox')],
    ['/home/ada/up', refused('outside')],
    ['/home/ada/far-up', refused('outside')],
    ['/home/ada/folder-up/secret', refused('outside')],
    ['/home/ada/beside', refused('outside')],
    ['/home/ada/mnt', refused('outside')],
    ['/home/ada/gone', refused('missing')],
    ['/home/ada/loop', refused('loop')],
    ['/home/ada/ping', refused('loop')],
    ['/../secret', refused('outside')],
    ['/mnt/data/mail', refused('outside')],
    ['/home/ben', refused('missing')],
    ['/home/ada/Mail/Inbox/below', refused('missing')],
    ['/home/ada/mail', refused('missing')],
    ['relative', refused('outside')],
  ])('%s', async (text, expected) => {
    expect(await linux(text, 'target')).toEqual(expected);
  });

  it('the link itself is found without following it', async () => {
    expect(await linux('/home/ada/loop', 'link')).toEqual(found('home/ada/loop'));
    expect(await linux('/home/ada/folder-up/secret', 'link')).toEqual(refused('outside'));
  });
});

describe('platforms that do not tell capitals apart', () => {
  it('Windows: the name as our disk spells it; another drive is not in the image', async () => {
    const windows = imageTree('windows', [{ at: { drive: 'C', names: [] }, folder: disk }]);
    expect(await windows('c:\\HOME\\Ada\\mail\\INBOX', 'target')).toEqual(found('home/ada/Mail/Inbox'));
    expect(await windows('D:\\home', 'target')).toEqual(refused('outside'));
    expect(await windows('\\\\server\\share', 'target')).toEqual(refused('network'));
    expect(await windows('C:\\home\\ADA\\UP', 'target')).toEqual(refused('outside'));
  });

  it('macOS: also where an accent is written as one sign or as two', async () => {
    mkdirSync(path.join(disk, 'home/Zoe\u0301'));
    const macos = imageTree('macos', [{ at: { drive: null, names: [] }, folder: disk }]);
    expect(await macos('/home/zo\u00e9', 'target')).toEqual(found('home/Zoe\u0301'));
  });
});

it('no path whatsoever leads out of the image', async () => {
  const names = fc.oneof(
    fc.constantFrom(
      '..',
      '.',
      '',
      'home',
      'ada',
      'Mail',
      'Inbox',
      'etc',
      'secret',
      'disk',
      '\0',
      'C:',
      'c:',
      ...Object.keys(links).map((one) => path.basename(one)),
    ),
    fc.string({ maxLength: 6 }),
  );
  const paths = fc
    .tuple(
      fc.constantFrom('/', '', '\\', 'C:\\', 'c:/', '\\\\?\\C:\\', '/home/ada/', root, disk),
      fc.array(names, { maxLength: 9 }),
      fc.constantFrom('/', '\\'),
    )
    .map(([start, parts, separator]) => start + parts.join(separator));
  for (const platform of ['linux', 'macos', 'windows'] as const) {
    const drive = platform === 'windows' ? 'C' : null;
    const tree = imageTree(platform, [{ at: { drive, names: [] }, folder: disk }]);
    await fc.assert(
      fc.asyncProperty(paths, fc.constantFrom('target' as const, 'link' as const), async (text, aim) => {
        const at = await tree(text, aim);
        if (!at.ok) return;
        const real =
          aim === 'target'
            ? realpathSync(at.value)
            : path.join(realpathSync(path.dirname(at.value)), path.basename(at.value));
        expect(real === disk || real.startsWith(disk + path.sep)).toBe(true);
      }),
      { numRuns: 1000, seed: 20261124 },
    );
  }
});
