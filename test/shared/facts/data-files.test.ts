import { describe, expect, it } from 'vitest';
import { dataFiles, fileName, isShare } from '../../../shared/facts/data-files.ts';
import { aProfile, aStore } from '../../support/inventory.ts';

const profile = (name: string, use: 'used' | 'other', user = 'anna') =>
  aProfile({ id: `outlook:${user}/16.0/${name}`, client: 'outlook', user, use });
const file = (name: string, path: string, user = 'anna') =>
  aStore({
    id: `outlook:${user}/16.0/${name}/store/${path}`,
    profile: `outlook:${user}/16.0/${name}`,
    format: 'pst',
    path,
  });
const paths = (seen: Parameters<typeof dataFiles>[0]) => dataFiles(seen).map(({ path }) => path);

describe('the data files in use', () => {
  it('are those of the profile in use', () => {
    expect(
      paths({
        profiles: [profile('Work', 'used'), profile('Old', 'other')],
        stores: [file('Work', 'C:\\a.pst'), file('Old', 'C:\\b.pst')],
      }),
    ).toEqual(['C:\\a.pst']);
  });

  it('are those of all profiles where none is known to be it, each once', () => {
    expect(
      paths({
        profiles: [profile('One', 'other'), profile('Two', 'other')],
        stores: [file('One', 'C:\\a.pst'), file('Two', 'c:\\A.pst'), file('Two', 'C:\\b.pst')],
      }),
    ).toEqual(['C:\\a.pst', 'C:\\b.pst']);
  });

  it('of one user say nothing about another’s', () => {
    expect(
      paths({
        profiles: [profile('Work', 'used'), profile('Work', 'other', 'ben')],
        stores: [file('Work', 'C:\\a.pst'), file('Work', 'C:\\a.pst', 'ben')],
      }),
    ).toEqual(['C:\\a.pst', 'C:\\a.pst']);
  });

  it('are none of Thunderbird’s', () => {
    expect(paths({ profiles: [aProfile()], stores: [aStore()] })).toEqual([]);
  });
});

describe('a path of Windows', () => {
  it.each([
    ['//server/mail/old.pst', true],
    ['//./unc/server/old.pst', true],
    ['\\\\?\\Volume{1}\\old.pst', false],
    ['\\\\', false],
    ['C:\\a.pst', false],
    ['\\\\server\\mail\\a.pst', true],
    ['\\\\?\\C:\\a.pst', false],
    ['\\\\.\\C:\\a.pst', false],
    ['\\\\?\\UNC\\server\\mail\\a.pst', true],
    ['a.pst', false],
  ])('%s leads to another computer: %s', (path, expected) => {
    expect(isShare(path)).toBe(expected);
  });

  it('ends in the name that people know', () => {
    expect(fileName('C:\\Users\\anna\\a.pst')).toBe('a.pst');
    expect(fileName('a.pst')).toBe('a.pst');
  });
});
