import type { Translate } from '../messages/format.ts';
import type { Severity } from '../model/finding.ts';
import { product } from '../product.ts';
import { columns, printable, wrap } from './layout.ts';
import { type Judged, type OutlineGroup, type OutlineProfile, outline } from './outline.ts';

export type TextOptions = { readonly ansi?: boolean };

const shapes: Readonly<Record<Severity, string>> = { error: '■', warning: '▲', advice: '○' };
const unseen = '?';
/** SGR parameters: red, yellow and blue by severity; bold headings; dim places. */
const colours: Readonly<Record<Severity, string>> = { error: '31', warning: '33', advice: '34' };

/** The report for a terminal: at most 80 columns but for names that must stay whole to be copied. Ends with a newline. */
export function textReport(translate: Translate, judged: Judged, { ansi = false }: TextOptions = {}): string {
  const paint = (text: string, sgr: string) => (ansi ? `\u001b[${sgr}m${text}\u001b[0m` : text);
  const { title, made, verdict, needs, advice, notFound, profiles, counts, ...rest } = outline(translate, judged);
  const lines: string[] = [paint(printable(title), '1'), paint(printable(made), '2')];
  if (rest.shareable) lines.push(...wrap(translate('report.shareable'), ''));
  lines.push('', ...wrap(verdict, '').map((line) => paint(line, '1')));
  const heading = (key: string) => lines.push('', paint(translate(`report.${key}`), '1;4'));

  const group = ({ check, severity, word, title: name, why, hand, findings }: OutlineGroup) => {
    const head = `${shapes[severity]} ${word}: `;
    const [first = '', ...more] = wrap(`${head}${name}`, '  ', '    ');
    lines.push('', first.replace(head, paint(head.trimEnd(), `1;${colours[severity]}`).concat(' ')), ...more);
    for (const { id, text, likely, repairable, evidence, steps, stepsNote } of findings) {
      lines.push(...wrap(`- ${text}${likely ? ` (${translate('report.likely')})` : ''}`, '    ', '      '));
      const standard = translate('value.by.default');
      // Where nobody wrote a value, its name stands for the place.
      const told = evidence.map(({ field, value, place }) =>
        place === standard ? `${field}: ${value}, ${standard}` : place,
      );
      const places = new Set(told.map((place) => printable(place)).filter((place) => place !== ''));
      for (const place of places) lines.push(paint(`      ${place}`, '2'));
      if (steps.length > 0) lines.push(`      ${translate('report.hand')}:`);
      for (const [at, step] of steps.entries()) lines.push(...wrap(`${at + 1}. ${step}`, '      ', '         '));
      if (stepsNote !== '') lines.push(...wrap(stepsNote, '      '));
      // A report without names has ids of its own, which name nothing on the machine.
      if (repairable && !rest.shareable)
        lines.push(`      ${translate('repair.to-repair', { command: `${product.id} plan ${id}` })}`);
    }
    lines.push(...wrap(`${translate('report.why')}: ${why}`, '    '));
    if (hand !== '') lines.push(...wrap(`${translate('report.hand')}: ${hand}`, '    '));
    lines.push(paint(`    ${translate('report.more', { command: `${product.id} explain ${check}` })}`, '2'));
  };
  if (needs.length > 0) heading('heading-needs');
  needs.forEach(group);
  if (advice.length > 0) heading('heading-advice');
  advice.forEach(group);

  heading('heading-looked');
  for (const profile of profiles) lines.push(...profileLines(translate, profile));
  for (const one of notFound) lines.push(`  ${printable(one)}`);

  if (rest.unseen.length > 0) {
    heading('heading-unseen');
    for (const { text, parts } of rest.unseen) {
      lines.push(...wrap(`${unseen} ${text}`, '  ', '    '));
      if (parts !== '') lines.push(...wrap(translate('report.blinds', { parts }), '    '));
    }
    if (rest.notJudged.length > 0) {
      lines.push(...wrap(translate('report.not-judged', { count: rest.notJudged.length }), '  '));
      lines.push(...wrap(rest.notJudged.join(', '), '    '));
    }
  }
  heading('heading-checks');
  lines.push(...wrap(counts, '  '), '', paint(translate('report.times'), '2'));
  return `${lines.join('\n')}\n`;
}

function profileLines(translate: Translate, { title, state, accounts, noAccounts, outbox }: OutlineProfile): string[] {
  const lines = wrap(`${title}: ${state}`, '  ', '    ');
  lines.push(
    ...columns(
      accounts.map(({ name, protocol, server }) => [name, protocol, server]),
      '    ',
    ),
  );
  if (accounts.length === 0) lines.push(`    ${noAccounts}`);
  if (outbox > 0) lines.push(`    ${translate('report.outbox', { count: outbox })}`);
  return lines;
}
