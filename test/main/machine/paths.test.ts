import { describe, expect, it } from 'vitest';
import { imageTree } from '../../../main/machine/image-tree.ts';
import { locateLive } from '../../../main/machine/live.ts';
import { foldersOf, formatPath, isNetworkPath, isOneName, joinFor, parsePath } from '../../../main/machine/paths.ts';

describe('an absolute path', () => {
  it.each([
    ['linux', '/home//ada/./x/', { drive: null, names: ['home', 'ada', 'x'] }],
    ['linux', '/a\\b/..', { drive: null, names: ['a\\b', '..'] }],
    ['macos', '/', { drive: null, names: [] }],
    ['windows', 'C:\\Users\\ada', { drive: 'C', names: ['Users', 'ada'] }],
    ['windows', 'c:/Users\\ada/', { drive: 'C', names: ['Users', 'ada'] }],
    ['windows', '\\\\?\\D:\\mail', { drive: 'D', names: ['mail'] }],
  ] as const)('%s %s', (platform, text, place) => {
    expect(parsePath(platform, text)).toEqual(place);
  });

  it.each([
    ['linux', 'home/ada'],
    ['linux', 'C:\\Users'],
    ['linux', '/a\0b'],
    ['windows', '/home/ada'],
    ['windows', 'C:relative'],
    ['windows', '\\\\server\\share\\mail'],
    ['windows', ''],
  ] as const)('%s: %j is none', (platform, text) => {
    expect(parsePath(platform, text)).toBeNull();
  });

  it('is written as the machine writes it', () => {
    expect(formatPath({ drive: 'C', names: ['Users', 'ada'] })).toBe('C:\\Users\\ada');
    expect(formatPath({ drive: null, names: ['home', 'ada'] })).toBe('/home/ada');
    expect(joinFor('windows')('C:\\Users\\ada', 'a/b')).toBe('C:\\Users\\ada\\a\\b');
  });
});

it('a name with a separator of the host is not one name there', () => {
  expect(isOneName('a\\..\\b', 'win32')).toBe(false);
  expect(isOneName('a:stream', 'win32')).toBe(false);
  expect(isOneName('a\\..\\b', 'linux')).toBe(true);
  expect(isOneName('a/b', 'linux')).toBe(false);
});

describe("a user's folders", () => {
  it('Windows: by the environment, else below the home', () => {
    expect(foldersOf('windows', 'C:\\Users\\ada')).toEqual({
      home: 'C:\\Users\\ada',
      roaming: 'C:\\Users\\ada\\AppData\\Roaming',
      local: 'C:\\Users\\ada\\AppData\\Local',
      library: null,
    });
    expect(foldersOf('windows', 'C:\\Users\\ada', { roaming: 'D:\\ada\\Roaming' }).roaming).toBe('D:\\ada\\Roaming');
  });

  it('macOS has a Library, Linux nothing but the home', () => {
    expect(foldersOf('macos', '/Users/ada')).toMatchObject({ library: '/Users/ada/Library', local: null });
    expect(foldersOf('linux', '/home/ada')).toEqual({ home: '/home/ada', roaming: null, local: null, library: null });
  });
});

describe('a path of another computer', () => {
  it.each([
    '\\\\server\\share\\mail.pst',
    '//server/share/mail.pst',
    '\\\\?\\UNC\\server\\share\\mail.pst',
    '\\\\.\\unc\\server\\share',
    '\\\\.server\\share',
    '\\\\192.0.2.7\\c$',
  ])('%s', (text) => {
    expect(isNetworkPath('windows', text)).toBe(true);
    expect(isNetworkPath('linux', text)).toBe(false);
  });

  it.each(['C:\\mail.pst', '\\\\?\\C:\\mail.pst', '\\\\.\\C:', '\\mail.pst', '\\\\', ''])('%j is none', (text) => {
    expect(isNetworkPath('windows', text)).toBe(false);
  });

  it('is refused by a live Windows before anything touches it, and by an image always', async () => {
    const asked: string[] = [];
    const isOffLimits = async (text: string) => {
      asked.push(text);
      return isNetworkPath('windows', text) || text.startsWith('Z:');
    };
    const locate = locateLive('windows', isOffLimits);
    const refused = { ok: false, error: { code: 'network' } };
    expect(await locate('\\\\server\\share\\mail.pst', 'target')).toEqual(refused);
    expect(await locate('Z:\\mail.pst', 'target')).toEqual(refused);
    expect(await locate('\\\\?\\C:\\mail.pst', 'target')).toEqual({ ok: true, value: '\\\\?\\C:\\mail.pst' });
    expect(await locate('relative', 'target')).toEqual({ ok: false, error: { code: 'missing' } });
    expect(asked).toHaveLength(3);
    expect((await locateLive('windows')('\\\\server\\share\\mail.pst', 'target')).ok).toBe(true);
    const image = imageTree('windows', [{ at: { drive: 'C', names: [] }, folder: '/nowhere' }]);
    expect(await image('\\\\?\\UNC\\server\\share\\mail.pst', 'target')).toEqual(refused);
  });
});
