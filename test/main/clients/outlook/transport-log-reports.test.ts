import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { reportFormats } from '../../../../main/engine/report.ts';
import { evaluate } from '../../../../shared/evaluate.ts';
import { shareable } from '../../../../shared/reports/shareable.ts';
import { runHere } from '../../../support/cli.ts';
import { outlookImage, scanImage } from '../../../support/outlook-image.ts';
import {
  completed,
  imap,
  leaks,
  pop3,
  secretExchanges,
  smtp,
  writeOutlookLog,
} from '../../../support/outlook-log-writer.ts';

const at = '2026-11-23 09:14:02';
const host = 'mail.example.test';
const logs = 'Users/anna/AppData/Local/Temp/Outlook Logging';
const image = {
  registry: '16-pop-and-imap-same-mailbox',
  files: {
    [`${logs}/Opmlog.log`]: writeOutlookLog([
      ...pop3(at, host, secretExchanges.pop3),
      ...smtp(at, host, secretExchanges.smtp),
      completed(at, 'CANARY-account', '0x800ccc92'),
    ]),
    [`${logs}/IMAP-annaexampletest-11_23_2026-09_00_00_123.log`]: writeOutlookLog(
      imap(at, undefined, secretExchanges.imap),
      { form: 'imap', encoding: 'utf16le-bom' },
    ),
  },
};
const { folder, remove } = outlookImage(image);
const own = mkdtempSync(path.join(tmpdir(), 'log-reports-'));
afterAll(() => {
  remove();
  rmSync(own, { recursive: true, force: true });
});

const scan = (...args: string[]) =>
  runHere('scan', '--machine', folder, '--verbose', '--data', path.join(own, 'data'), ...args);
const expectClean = (text: string) => {
  for (const leak of leaks) expect(text).not.toContain(leak);
};

describe('what a transport log holds', () => {
  it('is told as a refused password, without the password', async () => {
    const { stdout, stderr } = await scan('--lang', 'en');
    expect(stdout).toContain('refused user name or password');
    expect(stdout).toContain('NO [AUTHENTICATIONFAILED]');
    expectClean(stdout + stderr);
  });

  it.each(reportFormats)('comes out of no report: %s', async (format) => {
    for (const lang of ['en', 'de'])
      for (const more of [[], ['--shareable']]) {
        const { stdout, stderr } = await scan('--format', format, '--lang', lang, ...more);
        expect(stdout.length).toBeGreaterThan(100);
        expectClean(stdout + stderr);
        if (more.length > 0) expect(stdout).not.toMatch(/anna|example\.test|exampletest/i);
      }
  });

  it.each([[], ['--shareable']])('comes out of no saved scan %s', async (...more) => {
    const saved = path.join(own, 'saved.json');
    await scan('--save', saved, ...more);
    const text = readFileSync(saved, 'utf8');
    expect(text).toContain('"client-log"');
    expectClean(text);
  });

  it('is judged alike without its names', async () => {
    const inventory = await scanImage(image);
    const told = (on: typeof inventory) =>
      evaluate(on)
        .findings.filter(({ check }) => ['password-rejected', 'last-attempt-failed'].includes(check))
        .map(({ check, message, sureness }) => `${check} ${message} ${sureness}`);
    expect(told(inventory).length).toBeGreaterThan(0);
    expect(told(shareable(inventory))).toEqual(told(inventory));
  });
});
