import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { outlookMac } from '../../../../main/clients/outlook-mac/client.ts';
import { renderReport } from '../../../../main/engine/report.ts';
import { evaluate } from '../../../../shared/evaluate.ts';
import { scanFolder } from '../../../support/homes.ts';
import { testClient } from '../../../support/test-client.ts';

const folder = fileURLToPath(new URL('../../../machines/outlook-mac', import.meta.url));
const root = mkdtempSync(path.join(tmpdir(), 'outlook-mac-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const profilesOf = (image: string, user: string) =>
  path.join(image, 'files/Users', user, 'Library/Group Containers/UBF8T346G9.Office/Outlook/Outlook 15 Profiles');

testClient({
  client: outlookMac,
  machines: [folder],
  canaries: [],
  namesOnly: true,
  breakOne(copy) {
    rmSync(profilesOf(copy, 'ben'), { recursive: true });
    symlinkSync(profilesOf(copy, 'ben'), profilesOf(copy, 'ben'));
  },
});

describe('profiles of Outlook for Mac', () => {
  it('are named; one without data was never used', async () => {
    const { profiles } = await scanFolder(folder);
    expect(profiles.map(({ id, use, running }) => [id, use, running])).toEqual([
      ['outlook-mac:anna/Main Profile', 'used', 'yes'],
      ['outlook-mac:ben/Empty', 'empty', 'yes'],
      ['outlook-mac:ben/Home', 'used', 'yes'],
      ['outlook-mac:ben/Work', 'used', 'yes'],
    ]);
  });

  it('are not read: each is told with its folder, and each user with the folder of the log', async () => {
    const { problems, accounts } = await scanFolder(folder);
    expect(accounts).toEqual([]);
    expect(problems.map(({ code, subject, params }) => [code, subject, params.file])).toEqual(
      expect.arrayContaining([
        [
          'client-not-readable-yet',
          'outlook-mac:anna/Main Profile',
          '/Users/anna/Library/Group Containers/UBF8T346G9.Office/Outlook/Outlook 15 Profiles/Main Profile',
        ],
        [
          'outlook-mac-log-not-read',
          'user:anna',
          '/Users/anna/Library/Containers/com.microsoft.Outlook/Data/Library/Logs',
        ],
      ]),
    );
    expect(problems.map(({ code }) => code).sort()).toEqual([
      'client-not-readable-yet',
      'client-not-readable-yet',
      'client-not-readable-yet',
      'outlook-mac-log-not-read',
      'outlook-mac-log-not-read',
    ]);
  });

  it.each([
    ['en', 'accounts could not be read'],
    ['de', 'Konten nicht lesbar'],
  ] as const)('are said in the report (%s) to be unread, and not to be without accounts', async (language, words) => {
    const inventory = await scanFolder(folder);
    const evaluation = evaluate(inventory);
    for (const format of ['text', 'markdown', 'html'] as const) {
      const report = renderReport(inventory, evaluation, { format, language, ansi: false });
      expect(report.split(words)).toHaveLength(4);
      expect(report).not.toContain('CANARY');
    }
  });

  it('let no check pass', async () => {
    const { findings, outcomes } = evaluate(await scanFolder(folder));
    expect(findings).toEqual([]);
    expect(outcomes.filter(({ kind }) => kind === 'passed')).toEqual([]);
  });

  it('that cannot be listed are told', async () => {
    const copy = path.join(root, 'no-folder');
    cpSync(folder, copy, { recursive: true });
    rmSync(profilesOf(copy, 'anna'), { recursive: true });
    symlinkSync(profilesOf(copy, 'anna'), profilesOf(copy, 'anna'));
    expect((await scanFolder(copy)).problems).toContainEqual(
      expect.objectContaining({
        code: expect.stringMatching(/outside|loop/),
        subject: 'user:anna',
        blinds: expect.arrayContaining(['accounts', 'outbox']),
      }),
    );
  });
});
