import { describe, expect, it } from 'vitest';
import { instantOf, readError } from '../../../main/machine/read-errors.ts';
import { instant } from '../../../shared/model/ids.ts';

const system = (code: string) => Object.assign(new Error(code), { code, syscall: 'open' });

describe('errors of the system', () => {
  it.each([
    ['ENOENT', 'missing'],
    ['ENOTDIR', 'missing'],
    ['EACCES', 'denied'],
    ['EPERM', 'denied'],
    ['ELOOP', 'loop'],
    ['EBUSY', 'locked'],
    ['EISDIR', 'not-a-file'],
    ['EIO', 'io'],
    ['EMFILE', 'io'],
  ])('%s is %s', (code, meaning) => {
    expect(readError(system(code))).toEqual({ code: meaning });
  });

  it('a bug is no error of the system', () => {
    expect(() => readError(new TypeError('bug'))).toThrow('bug');
  });
});

describe('file times', () => {
  it.each([0, -1, 1_795_543_200_000.25, 8.64e15, 1e30, -1e30])('%d is an instant', (milliseconds) => {
    expect(instant.safeParse(instantOf(milliseconds)).success).toBe(true);
  });
});
