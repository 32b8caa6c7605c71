import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../../shared/evaluate.ts';
import { scanFolder } from '../../../support/homes.ts';
import { outlookImage, scanImage } from '../../../support/outlook-image.ts';

const outlookKey = '[HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\16.0\\Outlook';
const account = (profile: string, address: string) =>
  `${outlookKey}\\Profiles\\${profile}\\9375CFF0413111d3B88A00104B2A6676\\00000001]
"Email"="${address}"
"IMAP Server"="imap.example.com"
"IMAP User"="${address}"
`;
const crmAddIn = `${outlookKey}\\Addins\\Crm.Connect]
"FriendlyName"="CRM for Outlook"
"LoadBehavior"=dword:00000003
`;
const scanned = (registryText: string) => scanImage({ registry: '16-policies-and-options', registryText });

describe('profiles of classic Outlook', () => {
  it('with a slash in their names are told from the accounts of another', async () => {
    const { profiles, accounts } = await scanned(
      account('A', 'a@example.com') + account('A/00000001', 'b@example.com') + account('A%2F00000001', 'c@example.com'),
    );
    const ids = [...profiles, ...accounts].map(({ id }) => id);
    expect(accounts).toHaveLength(3);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('none of which is known to be the default still have the user’s add-ins, once', async () => {
    const gone = `${outlookKey}]\n"DefaultProfile"="Gone"\n`;
    const { profiles, addIns } = await scanned(
      gone + account('A', 'a@example.com') + account('B', 'b@example.com') + crmAddIn,
    );
    expect(profiles.map(({ name, use }) => [name, use])).toEqual([
      ['A', 'other'],
      ['B', 'other'],
    ]);
    expect(addIns.map(({ name }) => name)).toEqual(['CRM for Outlook']);
  });

  it('with more accounts than anybody has are read in part, and say so', async () => {
    const key = `${outlookKey}\\Profiles\\Many\\9375CFF0413111d3B88A00104B2A6676`;
    const all = Array.from(
      { length: 20_000 },
      (_, at) => `${key}\\${(at + 1).toString(16).padStart(8, '0')}]\n"POP3 Server"="pop${at}.example.com"\n`,
    );
    const inventory = await scanned(all.join(''));
    expect(inventory.accounts).toHaveLength(1_000);
    const cut = inventory.problems.filter(({ code }) => code === 'accounts-partly-read');
    expect(cut).toMatchObject([{ subject: 'outlook:anna/16.0/Many', params: { count: 20_000 } }]);
    const { outcomes } = evaluate(inventory, ['connection-cleartext', 'password-sign-in-retired']);
    expect(outcomes.map(({ kind }) => kind)).not.toContain('passed');
  });

  it('in two exports of one user come once', async () => {
    const { folder, remove } = outlookImage({ registry: '16-pop-leave-off' });
    try {
      copyFileSync(path.join(folder, 'user.reg'), path.join(folder, 'again.reg'));
      const file = path.join(folder, 'machine.json');
      const machine = JSON.parse(readFileSync(file, 'utf8'));
      machine.registry.push({ file: 'again.reg', user: 'anna' });
      writeFileSync(file, JSON.stringify(machine));
      const { profiles, accounts } = await scanFolder(folder);
      expect([profiles, accounts].map(({ length }) => length)).toEqual([1, 1]);
    } finally {
      remove();
    }
  });
});
