import { describe, expect, it } from 'vitest';
import { foldersOf, formatPath, isOneName, joinFor, parsePath } from '../../../main/machine/paths.ts';

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
