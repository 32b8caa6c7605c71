import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../../shared/evaluate.ts';
import { scanImage } from '../../../support/outlook-image.ts';

const office = 'HKEY_CURRENT_USER\\Software\\Microsoft\\Office';
const addins = `${office}\\Outlook\\Addins`;
const resiliency = `${office}\\16.0\\Outlook\\Resiliency`;
const rules = 'HKEY_CURRENT_USER\\Software\\Policies\\Microsoft\\Office\\16.0\\Outlook\\Resiliency\\AddinList';

/** A value of DisabledItems as public readers describe it: a number, two lengths, the file and the name, each with its NUL. */
const disabledItem = (file: string, name: string): string => {
  const texts = [file, name].map((text) => Buffer.from(`${text}\0`, 'utf16le'));
  const head = Buffer.alloc(12);
  head.writeUInt32LE(1);
  for (const [at, text] of texts.entries()) head.writeUInt32LE(text.length, 4 + 4 * at);
  return `hex:${[...Buffer.concat([head, ...texts])].map((byte) => byte.toString(16).padStart(2, '0')).join(',')}`;
};
const addIn = (id: string, behaviour: number, name = '') =>
  `[${addins}\\${id}]\n${name ? `"FriendlyName"="${name}"\n` : ''}"LoadBehavior"=dword:0000000${behaviour.toString(16)}\n`;
const scanned = async (registryText: string, registry = '16-pop-leave-off') => {
  const inventory = await scanImage({ registry, registryText });
  const findings = evaluate(inventory).findings.filter(({ check }) => check === 'add-in-set-aside');
  const found = inventory.addIns.map(({ name, loads, setAside, keptOn }) => [name, loads, setAside, keptOn]);
  return { inventory, found, findings };
};

describe('add-ins of classic Outlook', () => {
  it('are none on a computer as it is delivered', async () => {
    const { found, findings } = await scanned('');
    expect(found).toEqual([]);
    expect(findings).toEqual([]);
  });

  it('have their name, whether they are loaded, and who keeps them on', async () => {
    const { found, findings, inventory } = await scanned(`
${addIn('Crm.Connect', 3, 'CRM for Outlook')}
${addIn('Fax.Addin', 2)}
${addIn('OnDemand.Addin', 9)}
${addIn('Ruled.Off', 3)}
${addIn('Ruled.On', 0)}
[${resiliency}\\DoNotDisableAddinList]
"Crm.Connect"=dword:00000001
[${rules}]
"Ruled.Off"="0"
"Ruled.On"=dword:00000001
`);
    expect(found).toEqual([
      ['CRM for Outlook', true, null, true],
      ['Fax.Addin', false, null, false],
      ['OnDemand.Addin', false, null, false],
      ['Ruled.Off', false, null, false],
      ['Ruled.On', true, null, true],
    ]);
    expect(findings).toEqual([]);
    expect(inventory.addIns.find(({ name }) => name === 'Ruled.On')?.sources.loads).toMatchObject({ by: 'policy' });
  });

  it('that made Outlook end are known by their name or id, also where they are registered for the whole computer', async () => {
    const { found, findings, inventory } = await scanned(`
${addIn('Crm.Connect', 2, 'CRM for Outlook')}
[${resiliency}\\DisabledItems]
"E5A1C3"=${disabledItem('c:\\program files\\crm\\crm.dll', 'crm for outlook')}
"77B002"=${disabledItem('c:\\program files\\scan\\scanner.dll', 'Mail Scanner')}
"77B003"=${disabledItem('c:\\users\\anna\\only.dll', '')}
"77B004"=hex:01,00
`);
    expect(found).toEqual([
      ['CRM for Outlook', false, 'crashed', false],
      ['Mail Scanner', false, 'crashed', false],
      ['only.dll', false, 'crashed', false],
    ]);
    expect(findings.map(({ message, sureness }) => [message, sureness])).toEqual(Array(3).fill(['crashed', 'seen']));
    expect(new Set(inventory.addIns.map(({ id }) => id)).size).toBe(3);
  });

  it('in the list of failures count only where they are off too, and then probably', async () => {
    const { found, findings } = await scanned(`
${addIn('Crm.Connect', 2)}
${addIn('Fax.Addin', 3)}
[${resiliency}\\CrashingAddinList]
"Crm.Connect"=dword:00000001
"Fax.Addin"=dword:00000001
[${resiliency}\\NotificationReminderAddinData]
"Fax.Addin\\\\dtype"=dword:00000002
"Fax.Addin"=dword:967a0a8d
`);
    expect(found.map(([name, , setAside]) => [name, setAside])).toEqual([
      ['Crm.Connect', 'not-known'],
      ['Fax.Addin', null],
    ]);
    expect(findings).toMatchObject([{ message: 'off', sureness: 'likely' }]);
  });

  it('measured by one version are not registered by that', async () => {
    const { found } = await scanned(`[${office}\\16.0\\Outlook\\Addins\\Crm.Connect]\n"1"=hex:01,02,03,04\n`);
    expect(found).toEqual([]);
  });

  it('come once, with the profile in use', async () => {
    const { inventory } = await scanned(addIn('Crm.Connect', 3), '16-two-profiles');
    const used = inventory.profiles.find(({ use }) => use === 'used');
    expect(inventory.addIns.map(({ profile }) => profile)).toEqual([used?.id]);
  });
});
