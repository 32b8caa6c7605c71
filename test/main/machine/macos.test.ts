import { expect, it } from 'vitest';
import { parsePs } from '../../../main/machine/macos.ts';

it('ps: names without their folders, with their spaces', () => {
  const text = [
    '    1 /sbin/launchd',
    '  501 /Applications/Thunderbird.app/Contents/MacOS/thunderbird',
    ' 4711 /Applications/Microsoft Outlook.app/Contents/MacOS/Microsoft Outlook',
    '',
  ].join('\n');
  expect(parsePs(text)).toEqual([
    { pid: 1, name: 'launchd' },
    { pid: 501, name: 'thunderbird' },
    { pid: 4711, name: 'Microsoft Outlook' },
  ]);
});
