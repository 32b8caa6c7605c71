import { describe, expect, it } from 'vitest';
import { isLocalFile, isRegistryKey } from '../../../shared/facts/place.ts';

describe('a place in the inventory', () => {
  it.each([
    ['HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\16.0\\Outlook', true],
    ['HKEY_CURRENT_USER', true],
    ['C:\\HKEY_CURRENT_USER\\x.reg', false],
    ['/home/anna/HKEY_x', false],
  ])('%s: registry key %s', (place, expected) => {
    expect(isRegistryKey(place)).toBe(expected);
  });

  it.each([
    ['/home/anna/.thunderbird/x/prefs.js', true],
    ['C:\\Users\\anna\\mail.pst', true],
    ['\\\\server\\share\\mail.pst', false],
    ['//server/share/mail.pst', false],
    ['\\\\?\\UNC\\server\\share\\mail.pst', false],
    ['HKEY_CURRENT_USER\\Software', false],
    ['mail.example.test', false],
    ['', false],
  ])('%s: file of this computer %s', (place, expected) => {
    expect(isLocalFile(place)).toBe(expected);
  });
});
