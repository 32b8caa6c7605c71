import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../../shared/evaluate.ts';
import { scanImage } from '../../../support/outlook-image.ts';

const registry = '16-pop-leave-off';
const root = 'HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\16.0\\Outlook';
const policies = 'HKEY_CURRENT_USER\\Software\\Policies\\Microsoft\\Office\\16.0\\Outlook';
const cloud = 'HKEY_CURRENT_USER\\Software\\Policies\\Microsoft\\Cloud\\Office\\16.0\\Outlook';

const settingsOf = async (registryText: string) => {
  const inventory = await scanImage({ registry, registryText });
  return new Map(inventory.settings.map((one) => [one.name, one]));
};

describe('settings of classic Outlook', () => {
  it('that nobody wrote have the value of the program, where a source says which', async () => {
    const settings = await settingsOf('');
    expect([...settings].map(([name, { value, sources }]) => [name, value, sources.value?.by])).toEqual([
      ['send-immediately', true, 'default'],
      ['transport-logging', false, 'default'],
      ['uses-new-outlook', false, 'default'],
      ['delegate-sent-items', false, 'default'],
      ['data-file-limit', 51_200, 'default'],
      ['data-file-stop', 48_640, 'default'],
      ['ansi-data-file-limit', 2_075_149_312, 'default'],
    ]);
  });

  it('are read as what they are: switches, numbers, texts', async () => {
    const settings = await settingsOf(`
[${root}]
"ForcePSTPath"=hex(2):25,00,41,00,25,00,00,00
"ForceOSTPath"="D:\\\\Mail"
[${root}\\Cached Mode]
"Enable"=dword:00000000
"SyncWindowSetting"=dword:0000000c
"SyncWindowSettingDays"=dword:00000003
"CacheOthersMail"=dword:00000001
"DisableSyncSliderForSharedMailbox"=dword:00000001
[${root}\\PST]
"DisablePST"=dword:00000001
"PSTDisableGrow"=dword:00000002
"DisableCrossAccountCopy"="*"
[${root}\\AutoDiscover]
"ExcludeScpLookup"=dword:00000001
"ExcludeLastKnownGoodUrl"=dword:00000000
"ExcludeSrvRecord"=dword:00000001
"ZeroConfigExchange"=dword:00000001
"ZeroConfigExchangeOnce"=dword:00000001
[${root}\\Security]
"AdminSecurityMode"=dword:00000003
"PromptOOMAddressInformationAccess"=dword:00000000
"PromptOOMAddressBookAccess"=dword:00000000
`);
    const values = Object.fromEntries([...settings].map(([name, { value }]) => [name, value]));
    expect(values).toMatchObject({
      'pst-folder': '%A%',
      'ost-folder': 'D:\\Mail',
      'cached-mode': false,
      'cached-months': 12,
      'cached-days': 3,
      'cached-shared-mail': true,
      'cached-shared-mail-whole': true,
      'data-files-forbidden': 1,
      'data-files-do-not-grow': 2,
      'cross-account-copy-off': '*',
      'discovery-without-directory': true,
      'discovery-without-last-address': false,
      'makes-profile-silently': true,
      'makes-profile-silently-once': true,
      'security-mode': 3,
      'security-address-information': 0,
      'security-address-book': 0,
    });
  });

  it('of a policy win over those of the user, and those of the cloud over both', async () => {
    const own = `[${root}\\PST]\n"MaxLargeFileSize"=dword:00002800\n"WarnLargeFileSize"=dword:00002000\n"DisablePST"=dword:00000000\n`;
    const policy = `[${policies}\\PST]\n"MaxLargeFileSize"=dword:00005000\n"WarnLargeFileSize"=dword:00004000\n`;
    const above = `[${cloud}\\PST]\n"MaxLargeFileSize"=dword:00019000\n`;
    const settings = await settingsOf(`${own}${policy}${above}`);
    const told = ['data-file-limit', 'data-file-stop', 'data-files-forbidden'].map((name) => {
      const setting = settings.get(name);
      return [setting?.value, setting?.sources.value?.by, setting?.sources.value?.file];
    });
    expect(told).toEqual([
      [0x19000, 'policy', `${cloud}\\PST`],
      [0x4000, 'policy', `${policies}\\PST`],
      [0, 'program', `${root}\\PST`],
    ]);
  });

  it('written in another form than Outlook writes them are not guessed', async () => {
    const settings = await settingsOf(`
[${root}\\PST]
"MaxLargeFileSize"="many"
"WarnLargeFileSize"=hex:01
[${root}\\Options\\Mail]
"Send Mail Immediately"=hex(b):00,00,00,00,00,00,00,00
`);
    expect(settings.get('data-file-limit')?.sources.value?.by).toBe('default');
    expect(settings.get('data-file-stop')?.sources.value?.by).toBe('default');
    expect(settings.get('send-immediately')?.value).toBe(true);
  });

  it('mail for others that waits without cached mode is told of a profile with Exchange', async () => {
    const registryText = `[${root}\\Preferences]\n"DelegateSentItemsStyle"=dword:00000001\n[${root}\\Cached Mode]\n"Enable"=dword:00000000\n`;
    const told = async (name: string) =>
      evaluate(await scanImage({ registry: name, registryText })).findings.filter(
        ({ check }) => check === 'shared-mailbox-mail-waits',
      );
    expect(await told('16-two-profiles')).toHaveLength(1);
    expect(await told(registry)).toEqual([]);
  });
});

describe('folders that OneDrive synchronises', () => {
  it('are those of its accounts and of its variables, each once', async () => {
    const inventory = await scanImage({
      registry,
      registryText: `
[HKEY_CURRENT_USER\\Software\\Microsoft\\OneDrive\\Accounts\\Personal]
"UserFolder"="C:\\\\Users\\\\anna\\\\OneDrive"
[HKEY_CURRENT_USER\\Software\\Microsoft\\OneDrive\\Accounts\\Business1]
"UserFolder"="D:\\\\Firma\\\\"
[HKEY_CURRENT_USER\\Software\\Microsoft\\OneDrive\\Accounts\\Business2]
"UserEmail"="anna@example.com"
[HKEY_CURRENT_USER\\Environment]
"OneDrive"=hex(2):43,00,3a,00,5c,00,55,00,73,00,65,00,72,00,73,00,5c,00,61,00,6e,00,6e,00,61,00,5c,00,6f,00,6e,00,65,00,64,00,72,00,69,00,76,00,65,00,00,00
`,
    });
    const folders = inventory.settings.filter(({ name }) => name === 'synced-folder');
    expect(folders.map(({ value }) => value).toSorted()).toEqual(['C:\\Users\\anna\\OneDrive', 'D:\\Firma']);
    expect(new Set(folders.map(({ id }) => id)).size).toBe(2);
  });

  it('of Outlook 2007 stand under its own version, those of 2010 before them', async () => {
    const of = (version: string) =>
      `HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\${version}\\Outlook\\Options\\Mail`;
    const line = (value: number) => `"Send Mail Immediately"=dword:0000000${value}\n`;
    const sends = async (registryText: string) => {
      const { settings } = await scanImage({ registry: '14-windows-messaging-subsystem', registryText });
      return settings.find(({ name }) => name === 'send-immediately');
    };
    expect((await sends(`[${of('12.0')}]\n${line(0)}`))?.value).toBe(false);
    expect(await sends(`[${of('12.0')}]\n${line(0)}[${of('14.0')}]\n${line(1)}`)).toMatchObject({
      value: true,
      sources: { value: { file: of('14.0') } },
    });
  });
});
