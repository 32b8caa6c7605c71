import type { Translate } from '../messages/format.ts';
import type { Severity } from '../model/finding.ts';
import { printable } from './layout.ts';
import { type Judged, type OutlineGroup, outline } from './outline.ts';

const shapes: Readonly<Record<Severity, string>> = { error: '■', warning: '▲', advice: '○' };

/** A text of the machine, so that nothing in it is markup, HTML, a link or the end of a table cell. */
export const escapeMarkdown = (text: string): string =>
  printable(text)
    .replace(/[\\`*_{}[\]()#+|~!$]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/^(\s*)([-=])/, '$1\\$2')
    .replace(/^(\s*\d+)(?=[.])/, '$1\\')
    // Viewers turn bare addresses and links into clickable ones.
    .replace(/@/g, '&#64;')
    .replace(/:\/\//g, ':&#47;&#47;')
    .replace(/\bwww\./gi, (www) => `${www.slice(0, 3)}&#46;`);

/** The report as Markdown (CommonMark with tables), for a ticket or a chat. */
export function markdownReport(translate: Translate, judged: Judged): string {
  const { title, made, verdict, needs, advice, notFound, profiles, unseen, notJudged, counts, ...rest } = outline(
    translate,
    judged,
  );
  const e = escapeMarkdown;
  const blocks: string[] = [`# ${e(title)}`, e(made)];
  if (rest.shareable) blocks.push(`*${e(translate('report.shareable'))}*`);
  blocks.push(`**${e(verdict)}**`);
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
    [row(head.map(e)), row(head.map(() => '---')), ...rows.map((cells) => row(cells.map(e)))].join('\n');

  const group = (one: OutlineGroup) => {
    blocks.push(`### ${shapes[one.severity]} ${e(one.word)}: ${e(one.title)}`);
    for (const { text, likely, evidence, steps, stepsNote } of one.findings) {
      blocks.push(`**${e(text)}**${likely ? ` (${e(translate('report.likely'))})` : ''}`);
      if (evidence.length > 0)
        blocks.push(
          table(
            ['field', 'value', 'where'].map((key) => translate(`report.${key}`)),
            evidence.map(({ field, value, place }) => [field, value, place]),
          ),
        );
      if (steps.length > 0)
        blocks.push(`*${e(translate('report.hand'))}:*`, steps.map((step, at) => `${at + 1}. ${e(step)}`).join('\n'));
      if (stepsNote !== '') blocks.push(e(stepsNote));
    }
    blocks.push(`*${e(translate('report.why'))}:* ${e(one.why)}`);
    if (one.hand !== '') blocks.push(`*${e(translate('report.hand'))}:* ${e(one.hand)}`);
  };
  if (needs.length > 0) blocks.push(`## ${e(translate('report.heading-needs'))}`);
  needs.forEach(group);
  if (advice.length > 0) blocks.push(`## ${e(translate('report.heading-advice'))}`);
  advice.forEach(group);

  blocks.push(`## ${e(translate('report.heading-looked'))}`);
  for (const { title: name, state, accounts, noAccounts, outbox } of profiles) {
    blocks.push(`**${e(name)}**: ${e(state)}`);
    if (accounts.length > 0)
      blocks.push(
        table(
          ['account', 'incoming'].map((key) => translate(`report.${key}`)),
          accounts.map((account) => [account.name, [account.protocol, account.server].filter(Boolean).join(', ')]),
        ),
      );
    else blocks.push(e(noAccounts));
    if (outbox > 0) blocks.push(e(translate('report.outbox', { count: outbox })));
  }
  for (const one of notFound) blocks.push(e(one));

  if (unseen.length > 0) {
    blocks.push(`## ${e(translate('report.heading-unseen'))}`);
    blocks.push(
      unseen
        .map(({ text, parts }) => `- ${e(text)}${parts === '' ? '' : ` ${e(translate('report.blinds', { parts }))}`}`)
        .join('\n'),
    );
    if (notJudged.length > 0)
      blocks.push(`${e(translate('report.not-judged', { count: notJudged.length }))} ${e(notJudged.join(', '))}`);
  }
  blocks.push(`## ${e(translate('report.heading-checks'))}`, e(counts), e(translate('report.times')));
  return `${blocks.join('\n\n')}\n`;
}
