import { describe, expect, it } from 'vitest';
import { windowsLockState } from '../../../main/machine/windows.ts';
import { instantOfFileTime, windowsCredentials } from '../../../main/machine/windows-credentials.ts';
import {
  folderOfDevice,
  isRemoteDrive,
  isWindowsPlaceholder,
  knownFolder,
  substitutedDrive,
} from '../../../main/machine/windows-folders.ts';
import { windowsProcesses } from '../../../main/machine/windows-processes.ts';

// What they say on Windows: test/lab/windows.test.ts.
describe('where the functions of Windows cannot be called', () => {
  it('processes and credentials are not known: nobody takes that for none', async () => {
    const unknown = { ok: false, error: { code: 'io' } };
    expect(await windowsProcesses()).toEqual(unknown);
    expect(await windowsCredentials()).toEqual(unknown);
  });

  it('the environment tells the folders, and only the drive of the system counts as one of this computer', async () => {
    expect(await knownFolder('roaming')).toBeNull();
    expect(await isWindowsPlaceholder('C:\\a.pst')).toBeNull();
    expect(await isRemoteDrive('c')).toBe(false);
    expect(await isRemoteDrive('Y')).toBe(true);
    expect(await substitutedDrive('Y')).toBeNull();
  });
});

it('the time of a file counts from 1601', () => {
  const ticks = 134_400_000_000_000_000n;
  const [high, low] = [Number(ticks >> 32n), Number(ticks & 0xffff_ffffn)];
  expect(instantOfFileTime(high, low)).toBe(new Date(Number(ticks / 10_000n) + Date.UTC(1601, 0, 1)).toISOString());
  expect(instantOfFileTime(0x01d5_d42e, 0x2a1f_8000)?.slice(0, 4)).toBe('2020');
  expect(instantOfFileTime(0, 0)).toBeNull();
});

it('a drive that subst made stands for a folder or a share, and a disk for neither', () => {
  expect(folderOfDevice('\\??\\C:\\Users\\anna\0\0')).toBe('C:\\Users\\anna');
  expect(folderOfDevice('\\??\\C:\0\0')).toBe('C:\\');
  expect(folderOfDevice('\\??\\UNC\\server\\share\0\0')).toBe('\\\\server\\share');
  expect(folderOfDevice('\\Device\\HarddiskVolume3\0\0')).toBeNull();
  expect(folderOfDevice('')).toBeNull();
});

it.each([
  ['EBUSY', 'locked'],
  ['EPERM', 'unknown'],
  ['EACCES', 'unknown'],
  ['ENOENT', 'free'],
  ['EIO', 'unknown'],
] as const)('a file that answers %s is %s', async (code, state) => {
  const refuse = async () => {
    throw Object.assign(new Error(code), { code, syscall: 'open' });
  };
  expect(await windowsLockState('C:\\parent.lock', refuse)).toBe(state);
});
