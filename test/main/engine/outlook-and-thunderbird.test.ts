import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderReport } from '../../../main/engine/report.ts';
import { evaluate } from '../../../shared/evaluate.ts';
import type { Inventory } from '../../../shared/model/inventory.ts';
import { leaksIn } from '../../support/canaries.ts';
import { scanFolder } from '../../support/homes.ts';
import { windowsPc, windowsPcFiles } from '../../support/windows-pc.ts';

describe('Outlook and Thunderbird on one computer', () => {
  let inventory: Inventory;
  beforeAll(async () => {
    inventory = await scanFolder(windowsPc);
  });

  it('has the files that its maker writes', () => {
    // A data file may be laid out anew by its writer; what has to be in it is said below.
    for (const [name, content] of windowsPcFiles())
      if (!/\.[op]st$/.test(name)) expect(readFileSync(path.join(windowsPc, name)).equals(content), name).toBe(true);
  });

  it('is read but for the rules of Outlook', () => {
    expect(inventory.problems.map(({ code, blinds }) => [code, blinds])).toEqual([['rules-not-read', ['filters']]]);
    expect(inventory.accounts.map(({ client, address, incoming }) => [client, incoming.protocol, address])).toEqual([
      ['thunderbird', 'imap', 'anna@example.test'],
      ['thunderbird', 'imap', 'anna@example.org'],
      ['thunderbird', 'pop3', 'anna@example.test'],
      ['thunderbird', 'local', null],
      ['outlook', 'pop3', 'anna@example.test'],
      ['outlook', 'pop3', 'shop@example.net'],
      ['outlook', 'exchange', 'office@example.com'],
    ]);
    expect(inventory.outbox.map(({ subject, state }) => [subject, state])).toEqual([
      ['Invoice 2026-118', 'waiting'],
      ['Offer for the garden fence', 'parked'],
      ['Opening hours in December', 'scheduled'],
    ]);
  });

  it('has one finding for one trouble, and the decoys are silent', () => {
    const { findings, outcomes } = evaluate(inventory);
    const nameOf = (id: string) =>
      inventory.accounts.find((one) => one.id === id)?.address ??
      inventory.outbox.find((one) => one.id === id)?.subject ??
      inventory.credentials.find((one) => one.id === id)?.user;
    expect(
      findings.map(({ check, message, subject, sureness }) => [check, message, nameOf(subject), sureness]),
    ).toEqual([
      ['outbox-item-stuck', 'stuck', 'Invoice 2026-118', 'seen'],
      ['password-rejected', 'refusedThen', 'shop@example.net', 'likely'],
      ['pop3-empties-shared-mailbox', 'empties', 'anna@example.test', 'seen'],
      ['outbox-item-parked', 'parked', 'Offer for the garden fence', 'seen'],
      ['office-sign-in-orphaned', 'unused', 'anna.before@example.test', 'likely'],
      ['outbox-waits-by-design', 'scheduled', 'Opening hours in December', 'seen'],
    ]);
    expect(outcomes.flatMap(({ check, kind }) => (kind === 'inconclusive' ? [check] : []))).toEqual([
      'filter-hides-mail',
      'filter-target-missing',
    ]);
    const conflict = findings.find(({ check }) => check === 'pop3-empties-shared-mailbox');
    const related = inventory.accounts.filter(({ id }) => conflict?.related.includes(id));
    expect(related.map(({ client, incoming }) => [client, incoming.protocol])).toEqual([['thunderbird', 'imap']]);
  });

  it('lets no secret out', () => {
    expect(leaksIn(JSON.stringify([inventory, evaluate(inventory)]))).toEqual([]);
  });

  it.each(
    (['text', 'markdown', 'html', 'json'] as const).flatMap((format) => [
      { format, language: 'en' as const },
      { format, language: 'de' as const },
    ]),
  )('is told in a report as $format ($language), with what a person does in Outlook', ({ format, language }) => {
    const report = renderReport(inventory, evaluate(inventory), { format, language, shareable: false });
    expect(leaksIn(report)).toEqual([]);
    expect(report).not.toMatch(/undefined|\[object/);
    expect(report).toContain('Leave on Server');
    if (format === 'json') return;
    expect(report).toContain('Leave a copy of messages on the server');
    // What Thunderbird calls its menus and folders.
    expect(report).not.toMatch(/Local Folders and choose|Send Unsent|Nicht gesendete Nachrichten/);
  });
});
