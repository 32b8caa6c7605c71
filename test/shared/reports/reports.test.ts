import { describe, expect, it } from 'vitest';
import { type ReportFormat, renderReport, reportFormats } from '../../../main/engine/report.ts';
import check from '../../../shared/checks/submission-port-25.ts';
import { evaluate } from '../../../shared/evaluate.ts';
import { languages, translator } from '../../../shared/messages/format.ts';
import { emptySections } from '../../../shared/model/inventory.ts';
import { report } from '../../../shared/model/report.ts';
import { columnsOf } from '../../../shared/reports/layout.ts';
import { escapeMarkdown } from '../../../shared/reports/markdown.ts';
import { reportLine } from '../../../shared/reports/ndjson.ts';
import { verdict } from '../../../shared/reports/verdict.ts';
import * as build from '../../support/inventory.ts';

const hostile = '<img src=x onerror=alert(1)>|`[a](http://evil.test)\u001b[2J\u202e';
const seen = build.anInventory({
  accounts: [build.anAccount({ address: null, name: hostile })],
  submissions: [
    build.aSubmission({
      endpoint: build.anEndpoint({ host: 'smtp.example.com', port: 25 }),
      sources: {
        'endpoint/port': { file: '/home/ada/prefs.js', line: 12, key: 'mail.smtpserver.smtp1.port', by: 'program' },
      },
    }),
  ],
  outbox: [build.anOutboxItem({ subject: hostile })],
  problems: [build.aProblem({ blinds: ['filters'] })],
});
const evaluation = evaluate(seen, undefined, [check]);
const made = (format: ReportFormat, ansi = false) => renderReport(seen, evaluation, { format, language: 'en', ansi });
const suffixes: Record<ReportFormat, string> = {
  text: 'txt',
  json: 'json',
  ndjson: 'ndjson',
  markdown: 'md',
  html: 'html',
};

describe('reports', () => {
  for (const language of languages)
    for (const format of reportFormats)
      it(`are the same bytes as reviewed: ${format}, ${language}`, async () => {
        const text = renderReport(seen, evaluation, { format, language });
        await expect(text).toMatchFileSnapshot(`../../golden/report-${language}.${suffixes[format]}`);
      });

  it('name a value that nobody wrote, since it stands nowhere', () => {
    const sources = { 'endpoint/port': { file: null, line: null, key: 'SMTP Port', by: 'default' as const } };
    const endpoint = build.anEndpoint({ host: 'smtp.example.com', port: 25 });
    const inventory = build.anInventory({ submissions: [build.aSubmission({ endpoint, sources })] });
    const text = renderReport(inventory, evaluate(inventory, [check.meta.id]), { format: 'text', language: 'en' });
    expect(text).toContain('Port: 25, the program’s default');
  });

  it('call Outlook by its year, and tell steps once that several findings have', () => {
    const profile = build.aProfile({
      id: 'outlook:ada/16.0/Outlook',
      client: 'outlook',
      edition: 'classic-2016',
      version: '16.0',
    });
    const account = build.anAccount({ id: `${profile.id}/1`, profile: profile.id, client: 'outlook' });
    const queuedAt = '2026-11-01T08:00:00.000Z';
    const stuck = ['one', 'two'].map((subject) =>
      build.anOutboxItem({
        id: `${profile.id}/${subject}`,
        profile: profile.id,
        account: account.id,
        subject,
        queuedAt,
      }),
    );
    const inventory = build.anInventory({ profiles: [profile], accounts: [account], outbox: stuck });
    const judged = evaluate(inventory, ['outbox-item-stuck']);
    expect(judged.findings).toHaveLength(2);
    const text = renderReport(inventory, judged, { format: 'text', language: 'en' });
    expect(text).toContain('Outlook 2016 or later, profile');
    expect(text.match(/1\. Choose the tab Send\/Receive/g)).toHaveLength(1);
    expect(text.match(/By hand: the same steps as above\./g)).toHaveLength(1);
  });

  it('fit 80 columns, but for what must stay whole', () => {
    for (const line of made('text').split('\n')) expect(columnsOf(line)).toBeLessThanOrEqual(80 + hostile.length);
  });

  it('let no text of the machine steer a terminal or become markup', () => {
    for (const mark of ['\u001b', '\u202e']) expect(made('text')).not.toContain(mark);
    expect(made('html')).not.toContain('<img');
    expect(made('html')).not.toMatch(/<script|<[^>]*\s(?:on\w+|src|href)=/i);
    expect(made('markdown')).not.toMatch(/<img|\]\(http/);
  });

  it('show a date that begins a line of Markdown as a date, not as a list or with a backslash', () => {
    expect(escapeMarkdown('21. Nov. 2026')).toBe('21\\. Nov. 2026');
    expect(escapeMarkdown('- 3')).toBe('\\- 3');
  });

  it('say how to repair what can be repaired, but not where names were replaced', () => {
    const [finding] = evaluation.findings;
    expect(made('text')).toContain(`\n      To repair: postmender plan ${finding?.id}\n`);
    const options = { format: 'text', language: 'en', shareable: true } as const;
    expect(renderReport(seen, evaluation, options)).not.toContain('postmender plan');
  });

  it('colour only where asked', () => {
    expect(made('text', true)).toContain('\u001b[1m');
  });

  it('as JSON and NDJSON fit their schemas', () => {
    expect(report.parse(JSON.parse(made('json')))).toEqual(JSON.parse(made('json')));
    for (const line of made('ndjson').trimEnd().split('\n')) reportLine.parse(JSON.parse(line));
  });

  it('count the checks without saying that none is in order', () => {
    const counted = (inventory: typeof seen, language: 'en' | 'de' = 'en') =>
      renderReport(inventory, evaluate(inventory), { format: 'markdown', language }).split('\n').at(-4);
    const empty = build.anInventory(emptySections());
    const { length } = evaluate(empty).outcomes;
    expect(counted(empty)).toBe(`${length} checks do not apply here.`);
    expect(counted(empty, 'de')).toBe(`${length} Prüfungen treffen hier nicht zu.`);
    expect(counted(build.anInventory())).toMatch(/^\d+ checks are in order, /);
  });

  it('begin with a verdict that says what could not be seen', () => {
    const say = (inventory: typeof seen) =>
      verdict(translator('en'), { inventory, evaluation: evaluate(inventory, undefined, [check]) });
    expect(say(seen)).toMatch(/^One thing needs you\. .* Not everything could be read/);
    expect(say(build.anInventory())).toBe('Everything we looked at is in order.');
    expect(say(build.anInventory({ profiles: [] }))).toBe('No mail program that we know was found here.');
  });
});
