import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Inventory } from '../../../shared/model/inventory.ts';
import { accountLines, scanRegistry, withoutFile } from '../../support/registry-image.ts';
import { tableRow } from '../../support/table-rows.ts';

const regs = path.join(import.meta.dirname, '../../machines/outlook/reg');
/** Third-party samples beside the checkout; build/test.mjs names them as left out where they are absent. */
const hives = path.resolve(import.meta.dirname, '../../../../shared/machines/outlook/hive');
const host = 'mail.example.test';

/** Written by hand from the exports: version and profile, account, where it fetches, what it leaves on the server, where it sends. */
const expected: Readonly<Record<string, readonly string[]>> = {
  '14-windows-messaging-subsystem': [
    `14.0/Outlook/00000002 fax@example.test: pop3 ${host}:110 cleartext, leave 14 days, smtp ${host}:25 cleartext`,
    `14.0/Outlook/00000004 fax@example.test: imap ${host}:993 implicit, smtp ${host}:465 implicit`,
  ],
  '15-utf16-binary-strings': [
    `15.0/Outlook/00000002 zoë@example.test: imap ${host}:993 implicit, smtp ${host}:465 implicit`,
  ],
  '16-account-list-names-missing-keys': [
    `16.0/Outlook/00000002 gap@example.test: pop3 ${host}:995 implicit, leave 14 days, smtp ${host}:587 starttls`,
  ],
  '16-defaults-omitted': [
    `16.0/Outlook/00000002 min@example.test: pop3 ${host}:110 cleartext, leave not known, smtp ${host}:25 cleartext`,
  ],
  '16-eas-host-without-activesync': [`16.0/Outlook/00000002 info@example.test: eas ${host}:443 implicit`],
  '16-policies-and-options': [],
  '16-pop-and-imap-same-mailbox': [
    `16.0/Outlook/00000002 anna@example.test: pop3 ${host}:995 implicit, leave off, smtp ${host}:587 starttls`,
    `16.0/Outlook/00000004 anna@example.test: imap ${host}:993 implicit, smtp ${host}:465 implicit`,
  ],
  '16-pop-leave-14-days': [
    `16.0/Outlook/00000002 max@example.test: pop3 ${host}:995 implicit, leave 14 days, smtp ${host}:587 starttls`,
  ],
  '16-pop-leave-absent': [
    `16.0/Outlook/00000002 lea@example.test: pop3 ${host}:995 implicit, leave not known, smtp ${host}:587 starttls`,
  ],
  '16-pop-leave-off': [
    `16.0/Outlook/00000002 shop@example.test: pop3 ${host}:995 implicit, leave off, smtp ${host}:587 starttls`,
  ],
  '16-pop-leave-until-deleted': [
    `16.0/Outlook/00000002 tom@example.test: pop3 ${host}:995 implicit, leave until deleted, smtp ${host}:587 starttls`,
  ],
  '16-smtp25-no-tls': [
    `16.0/Outlook/00000002 office@example.test: pop3 ${host}:110 cleartext, leave 14 days, smtp ${host}:25 cleartext`,
  ],
  '16-spa-on-and-own-smtp-login': [
    `16.0/Outlook/00000002 kai@example.test: imap ${host}:993 implicit, smtp ${host}:465 implicit`,
  ],
  '16-two-profiles': [
    '16.0/Work/00000002 u@corp.example: exchange',
    `16.0/Work/00000003 u@example.test: pop3 ${host}:995 implicit, leave 14 days, smtp ${host}:587 starttls`,
    `16.0/Outlook/00000002 old@example.test: imap ${host}:993 implicit, smtp ${host}:465 implicit`,
  ],
};
const cell = (lines: readonly string[]) => (lines.length === 0 ? 'no accounts' : lines.join('<br>'));
const found = (want: readonly string[], inventory: Inventory) => {
  const lines = accountLines(inventory);
  return cell(lines) === cell(want) ? 'the same' : cell(lines);
};
const names = Object.keys(expected).sort();

describe('every sample of a registry', () => {
  it('is in the table', () => {
    const inFolder = (folder: string) => readdirSync(folder).filter((name) => /\.(reg|hiv)$/.test(name));
    expect(inFolder(regs).sort()).toEqual(names.map((name) => `${name}.reg`));
    if (existsSync(hives))
      expect(inFolder(hives).sort()).toEqual([...names.map((name) => `${name}.hiv`), 'damaged-sub-key-list.hiv']);
  });

  it.each(names)('%s', async (name) => {
    const want = expected[name] ?? [];
    const byExport = await scanRegistry('user.reg', readFileSync(path.join(regs, `${name}.reg`)));
    const hive = existsSync(hives) ? readFileSync(path.join(hives, `${name}.hiv`)) : null;
    const byHive = hive && (await scanRegistry('NTUSER.DAT', hive));
    tableRow('registries', [name, cell(want), found(want, byExport), byHive ? found(want, byHive) : 'not here']);
    expect(accountLines(byExport)).toEqual(want);
    if (!byHive) return;
    expect(accountLines(byHive)).toEqual(want);
    expect(withoutFile(byHive)).toEqual(withoutFile(byExport));
  });

  if (existsSync(hives))
    it('damaged-sub-key-list.hiv: no accounts, and the damage is named', async () => {
      const scanned = await scanRegistry('NTUSER.DAT', readFileSync(path.join(hives, 'damaged-sub-key-list.hiv')));
      const codes = scanned.problems.map(({ code }) => code);
      tableRow('registries', ['damaged-sub-key-list', 'registry-key-damaged', 'no such export', codes.join(', ')]);
      expect(codes).toEqual(['registry-key-damaged']);
      expect(accountLines(scanned)).toEqual([]);
    });
});
