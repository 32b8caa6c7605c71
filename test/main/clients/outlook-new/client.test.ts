import { cpSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { exitCode } from '../../../../main/cli/judge.ts';
import { outlookNew } from '../../../../main/clients/outlook-new/client.ts';
import { openMachine } from '../../../../main/engine/open-machine.ts';
import { renderReport } from '../../../../main/engine/report.ts';
import { scan } from '../../../../main/engine/scan.ts';
import { evaluate } from '../../../../shared/evaluate.ts';
import type { Inventory } from '../../../../shared/model/inventory.ts';
import { shareable } from '../../../../shared/reports/shareable.ts';
import { quietRun, scanFolder } from '../../../support/homes.ts';
import { scanImage } from '../../../support/outlook-image.ts';
import { testClient } from '../../../support/test-client.ts';

const folder = fileURLToPath(new URL('../../../machines/outlook-new', import.meta.url));
const root = mkdtempSync(path.join(tmpdir(), 'outlook-new-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const olk = (image: string, user: string) => path.join(image, 'files/Users', user, 'AppData/Local/Microsoft/Olk');
/** A copy of the image, changed. */
function changed(name: string, change: (copy: string) => void): string {
  const copy = path.join(root, name);
  cpSync(folder, copy, { recursive: true });
  change(copy);
  return copy;
}
const profileOf = async (image: string, user: string) =>
  (await scanFolder(image)).profiles.find((one) => one.client === 'outlook-new' && one.user === user);

testClient({
  client: outlookNew,
  machines: [folder],
  canaries: [],
  breakOne: (copy) => writeFileSync(path.join(olk(copy, 'ben'), 'UserSettings.json'), '{"Identities":'),
});

describe('accounts of new Outlook', () => {
  it('are its addresses with their types; the main one is the default; a type that is no word is left out', async () => {
    const { accounts } = await scanFolder(folder);
    expect(
      accounts.map(({ profile, address, incoming, isDefault }) => ({ profile, address, incoming, isDefault })),
    ).toEqual(
      [
        ['anna', 'anna@example.test', 'service/imap', false],
        ['anna', 'verein@example.test', 'service/pop3', false],
        ['anna', 'anna.example@outlook.test', 'service/OutlookCom', true],
        ['ben', 'ben@example.test', 'service', true],
      ].map(([user, address, type, isDefault]) => ({
        profile: `outlook-new:${user}/main`,
        address,
        incoming: { protocol: 'other', type, endpoint: null },
        isDefault,
      })),
    );
  });

  it('hide what is kept elsewhere: no check of an outbox or a password passes, and nothing is found wrong', async () => {
    const inventory = await scanFolder(folder);
    const { findings, outcomes } = evaluate(inventory);
    expect(findings).toEqual([]);
    const kind = (check: string) => outcomes.find((one) => one.check === check)?.kind;
    for (const check of ['outbox-item-stuck', 'outbox-waits-by-design', 'filter-hides-mail'])
      expect([check, kind(check)]).toEqual([check, 'inconclusive']);
    // That no profile took the place of another can be told from names and addresses.
    expect(outcomes.filter((one) => one.kind === 'passed').map(({ check }) => check)).toEqual(['profile-swapped']);
  });

  it('say of POP3 that its policy was not seen', async () => {
    const { problems } = await scanFolder(folder);
    expect(problems.filter(({ code }) => code === 'pop3-policy-elsewhere')).toMatchObject([
      { subject: 'outlook-new:anna/main', blinds: [], params: { count: 1 } },
    ]);
  });

  it('keep their kind in a shareable report, and a word of the program only where we know it', async () => {
    const { accounts } = shareable(await scanFolder(folder));
    expect(accounts.map(({ incoming }) => incoming.protocol === 'other' && incoming.type)).toEqual([
      'service/imap',
      'service/pop3',
      'service',
      'service',
    ]);
  });
});

describe('the profile of new Outlook', () => {
  it('is used where accounts are set up, and empty on a stock Windows 11, without a problem', async () => {
    const { profiles, problems } = await scanFolder(folder);
    const own = profiles.filter(({ client }) => client === 'outlook-new');
    expect(own.map(({ user, use, running }) => [user, use, running])).toEqual([
      ['anna', 'used', 'yes'],
      ['ben', 'used', 'yes'],
      ['cleo', 'empty', 'yes'],
    ]);
    expect(problems.filter(({ subject }) => subject.startsWith('outlook-new:cleo'))).toEqual([]);
  });

  it('leaves a stock Windows 11 without a problem and without a check that could not judge', async () => {
    const machine = await openMachine({ folder, users: { kind: 'named', name: 'cleo' } });
    if (!machine.ok) throw new Error(machine.error.code);
    const inventory = await scan(machine.value, quietRun());
    expect(inventory.problems).toEqual([]);
    expect(exitCode(evaluate(inventory), 'advice')).toBe(0);
  });

  it('is empty where it was started and no account set up', async () => {
    const copy = changed('started', (image) =>
      writeFileSync(path.join(olk(image, 'ben'), 'UserSettings.json'), '{"Theme":"dark"}'),
    );
    expect((await profileOf(copy, 'ben'))?.use).toBe('empty');
  });

  it('is out of use where the program is gone, or was not opened for a quarter', async () => {
    const gone = changed('gone', (image) =>
      rmSync(path.join(image, 'files/Users/anna/AppData/Local/Packages'), { recursive: true }),
    );
    expect((await profileOf(gone, 'anna'))?.use).toBe('other');
    const old = new Date(Date.now() - 100 * 24 * 3_600_000);
    const rests = changed('rests', (image) => {
      utimesSync(path.join(olk(image, 'anna'), 'UserSettings.json'), old, old);
      utimesSync(path.join(olk(image, 'ben'), 'UserSettings.json'), old, old);
      utimesSync(path.join(olk(image, 'ben'), 'EBWebView/Local State'), old, old);
    });
    expect((await profileOf(rests, 'anna'))?.use).toBe('used');
    expect((await profileOf(rests, 'ben'))?.use).toBe('other');
  });

  it('that is damaged is told, and hides everything', async () => {
    const copy = changed('damaged', (image) => writeFileSync(path.join(olk(image, 'anna'), 'UserSettings.json'), '{'));
    const { problems, accounts } = await scanFolder(copy);
    expect(accounts.map(({ address }) => address)).toEqual(['ben@example.test']);
    expect(problems.find(({ subject }) => subject === 'outlook-new:anna/main')).toMatchObject({
      code: 'file-damaged',
      blinds: expect.arrayContaining(['accounts', 'outbox']),
    });
  });

  it('whose accounts have another form than we know is told', async () => {
    const copy = changed('newer', (image) =>
      writeFileSync(path.join(olk(image, 'anna'), 'UserSettings.json'), '{"AccountLocalBackup":{"Accounts":[]}}'),
    );
    expect((await scanFolder(copy)).problems).toContainEqual(
      expect.objectContaining({ code: 'client-not-readable-yet', subject: 'outlook-new:anna/main' }),
    );
  });

  it('reads a few kilobytes, whatever the browser beside it holds', async () => {
    const copy = changed('large', (image) =>
      writeFileSync(path.join(olk(image, 'anna'), 'EBWebView/History'), Buffer.alloc(5_000_000)),
    );
    const machine = await openMachine({ folder: copy, users: { kind: 'all' } });
    if (!machine.ok) throw new Error(machine.error.code);
    for (const user of machine.value.users) {
      const { profiles } = await outlookNew.locate(machine.value, user, quietRun());
      for (const profile of profiles) await outlookNew.collect(profile, machine.value, quietRun());
    }
    expect(machine.value.bytesRead).toBeLessThan(20_000);
  });
});

describe('new Outlook beside other programs', () => {
  const settings = (address: string, accountType: string) => ({
    'Users/anna/AppData/Local/Microsoft/Olk/UserSettings.json': JSON.stringify({
      AccountLocalBackup: { Json: JSON.stringify([{ emailAddress: address, accountType }]) },
    }),
    'Users/anna/AppData/Local/Packages/Microsoft.OutlookForWindows_8wekyb3d8bbwe/Settings/settings.dat': '',
  });
  const found = async (address: string, accountType: string) => {
    const inventory = await scanImage({ registry: '16-pop-leave-off', files: settings(address, accountType) });
    return evaluate(inventory).findings.filter(({ check }) => check.startsWith('pop3-'));
  };

  it('that reads by IMAP what classic Outlook takes off the server is one finding, and a likely one', async () => {
    expect(await found('shop@example.test', 'IMAP')).toMatchObject([
      { check: 'pop3-empties-shared-mailbox', sureness: 'likely', params: { readerProgram: 'Outlook (new)' } },
    ]);
  });

  it.each([
    ['the same local part at another domain', 'shop@example.org', 'IMAP'],
    ['an account at Microsoft that has this address', 'shop@example.test', 'OutlookCom'],
  ])('with %s is no reader of that mailbox', async (_, address, accountType) => {
    expect((await found(address, accountType)).map(({ check }) => check)).toEqual(['pop3-only-copy-here']);
  });

  it('that is switched to is told with the address that both have', async () => {
    const inventory = await scanImage({ registry: '16-pop-leave-off', files: settings('shop@example.test', 'IMAP') });
    const switched: Inventory = {
      ...inventory,
      settings: inventory.settings.map((one) => (one.name === 'uses-new-outlook' ? { ...one, value: true } : one)),
    };
    expect(evaluate(switched).findings.filter(({ check }) => check === 'profile-left-for-new-outlook')).toMatchObject([
      { message: 'both', params: { address: 'shop@example.test', more: 0 } },
    ]);
  });
});

describe('reports', () => {
  it.each(['en', 'de'] as const)('name new Outlook’s accounts in %s, and no secret', async (language) => {
    const inventory = await scanFolder(folder);
    const evaluation = evaluate(inventory);
    for (const format of ['text', 'markdown', 'html', 'json'] as const) {
      const report = renderReport(inventory, evaluation, { format, language, ansi: false });
      expect(report).toMatch(/anna(?:@|&#64;)example\.test/);
      expect(report).not.toMatch(/CANARY|shadow\.outlook/);
    }
  });
});
