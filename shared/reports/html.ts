import type { Translate } from '../messages/format.ts';
import type { OutcomeKind, Severity } from '../model/finding.ts';
import { htmlStyle } from './html-style.ts';
import { printable } from './layout.ts';
import { type Judged, type OutlineGroup, type OutlineProfile, outline } from './outline.ts';

const shapes: Readonly<Record<Severity, string>> = { error: '■', warning: '▲', advice: '○' };
const outcomeShapes: Readonly<Record<OutcomeKind, string>> = {
  passed: '✓',
  failed: '▲',
  'not-applicable': '–',
  inconclusive: '?',
};

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** Any text, so that it is text: every character that could be markup or end an attribute is escaped. */
export const escapeHtml = (text: string): string =>
  printable(text).replace(/[&<>"']/g, (character) => entities[character] ?? '');
const e = escapeHtml;

/** The report as one HTML file: no script, nothing loaded, a policy that forbids both, light and dark, fit to print. */
export function htmlReport(translate: Translate, judged: Judged): string {
  const {
    language,
    title,
    made,
    verdict,
    needs,
    advice,
    notFound,
    profiles,
    unseen,
    notJudged,
    counts,
    checks,
    shareable,
  } = outline(translate, judged);
  const say = (key: string, params?: Parameters<Translate>[1]) => e(translate(`report.${key}`, params));
  const groups = (key: string, all: readonly OutlineGroup[]) =>
    all.length === 0 ? [] : [`<h2>${say(key)}</h2>`, ...all.flatMap((group) => groupHtml(translate, group))];
  const lines = [
    '<!doctype html>',
    `<html lang="${e(language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${e(title)}</title>`,
    `<style>\n${htmlStyle}\n</style>`,
    '</head>',
    '<body>',
    '<main>',
    '<header>',
    `<h1>${e(title)}</h1>`,
    `<p class="quiet">${e(made)}</p>`,
    ...(shareable ? [`<p class="quiet">${say('shareable')}</p>`] : []),
    `<p class="verdict">${e(verdict)}</p>`,
    '</header>',
    ...groups('heading-needs', needs),
    ...groups('heading-advice', advice),
    `<h2>${say('heading-looked')}</h2>`,
    ...profiles.flatMap((profile) => profileHtml(translate, profile)),
    ...notFound.map((text) => `<p>${e(text)}</p>`),
  ];
  if (unseen.length > 0) {
    lines.push(`<h2>${say('heading-unseen')}</h2>`, '<ul>');
    for (const { text, parts } of unseen)
      lines.push(`<li>${e(text)}${parts === '' ? '' : ` ${say('blinds', { parts })}`}</li>`);
    lines.push('</ul>');
    if (notJudged.length > 0)
      lines.push(
        `<p>${say('not-judged', { count: notJudged.length })} ${notJudged.map((check) => `<code>${e(check)}</code>`).join(', ')}</p>`,
      );
  }
  lines.push(`<h2>${say('heading-checks')}</h2>`, `<p>${e(counts)}</p>`);
  if (checks.length > 0) {
    lines.push('<details>', `<summary>${say('check-list')}</summary>`, '<table>', '<tbody>');
    for (const { check, title: name, kind, word } of checks)
      lines.push(
        `<tr><td>${outcomeShapes[kind]} ${e(word)}</td><td>${e(name)}</td><td class="place">${e(check)}</td></tr>`,
      );
    lines.push('</tbody>', '</table>', '</details>');
  }
  lines.push('<footer>', `<p>${say('times')}</p>`, '</footer>', '</main>', '</body>', '</html>');
  return `${lines.join('\n')}\n`;
}

function groupHtml(
  translate: Translate,
  { check, severity, word, title, why, hand, findings }: OutlineGroup,
): string[] {
  const label = (key: string) => e(translate(`report.${key}`));
  const lines = [
    '<article>',
    `<h3><span class="severity ${severity}">${shapes[severity]} ${e(word)}:</span> ${e(title)}</h3>`,
  ];
  for (const { text, likely, evidence, steps, stepsNote } of findings) {
    lines.push('<div class="finding">', `<p>${e(text)}${likely ? ` (${label('likely')})` : ''}</p>`);
    if (evidence.length > 0) {
      lines.push(
        '<table>',
        `<thead><tr><th>${label('field')}</th><th>${label('value')}</th><th>${label('where')}</th></tr></thead>`,
      );
      lines.push('<tbody>');
      for (const { field, value, place } of evidence)
        lines.push(`<tr><td>${e(field)}</td><td>${e(value)}</td><td class="place">${e(place)}</td></tr>`);
      lines.push('</tbody>', '</table>');
    }
    if (steps.length > 0)
      lines.push(
        `<p><strong>${label('hand')}:</strong></p>`,
        '<ol>',
        ...steps.map((step) => `<li>${e(step)}</li>`),
        '</ol>',
      );
    if (stepsNote !== '') lines.push(`<p class="quiet">${e(stepsNote)}</p>`);
    lines.push('</div>');
  }
  lines.push(`<p><strong>${label('why')}:</strong> ${e(why)}</p>`);
  if (hand !== '') lines.push(`<p><strong>${label('hand')}:</strong> ${e(hand)}</p>`);
  lines.push(`<p class="quiet"><code>${e(check)}</code></p>`, '</article>');
  return lines;
}

function profileHtml(translate: Translate, { title, state, accounts, noAccounts, outbox }: OutlineProfile): string[] {
  const label = (key: string) => e(translate(`report.${key}`));
  const lines = ['<article>', `<h3>${e(title)}</h3>`, `<p class="quiet">${e(state)}</p>`];
  if (accounts.length === 0) lines.push(`<p>${e(noAccounts)}</p>`);
  else {
    lines.push(
      '<table>',
      `<thead><tr><th>${label('account')}</th><th>${label('incoming')}</th></tr></thead>`,
      '<tbody>',
    );
    for (const { name, protocol, server } of accounts)
      lines.push(`<tr><td>${e(name)}</td><td>${e([protocol, server].filter(Boolean).join(', '))}</td></tr>`);
    lines.push('</tbody>', '</table>');
  }
  if (outbox > 0) lines.push(`<p>${e(translate('report.outbox', { count: outbox }))}</p>`);
  lines.push('</article>');
  return lines;
}
