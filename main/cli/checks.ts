import { checks } from '../../shared/checks/index.ts';
import type { Severity } from '../../shared/model/finding.ts';
import { product } from '../../shared/product.ts';
import { columns, wrap } from '../../shared/reports/layout.ts';
import { readPage } from '../engine/pages.ts';
import { nearest, type Parsed } from './arguments.ts';
import type { Shell } from './shell.ts';

const shapes: Readonly<Record<Severity, string>> = { error: '■', warning: '▲', advice: '○' };

/** `checks`: the catalogue by topic, or as JSON. */
export async function runChecks(shell: Shell, { options }: Parsed): Promise<number> {
  const { translate } = shell;
  if (options.get('format') === 'json') {
    const rows = checks.map(({ meta }) => ({ ...meta, title: translate(`check.${meta.id}.title`) }));
    await shell.print(`${JSON.stringify(rows, null, 2)}\n`);
    return 0;
  }
  const topics = [...new Set(checks.map(({ meta }) => meta.topic))];
  const lines = topics.flatMap((topic) => [
    paint(shell, translate(`outcome.${topic}`), '1'),
    ...checks
      .filter(({ meta }) => meta.topic === topic)
      .flatMap(({ meta }) => [
        ...columns([[`${shapes[meta.severity]} ${meta.id}`, translate(`outcome.${meta.severity}`)]], '  '),
        ...wrap(translate(`check.${meta.id}.title`), '      '),
      ]),
    '',
  ]);
  await shell.print(lines.map((line) => `${line}\n`).join(''));
  return 0;
}

/** `explain ID`: what it is about in short, then its page. */
export async function runExplain(shell: Shell, { operands }: Parsed): Promise<number> {
  const { translate } = shell;
  const [id = ''] = operands;
  const check = checks.find(({ meta }) => meta.id === id);
  if (!check) {
    const near = nearest(
      id,
      checks.map(({ meta }) => meta.id),
    );
    shell.tell(translate('cli.unknown-check', { id }));
    if (near.length > 0) shell.tell(translate('cli.suggestion', { names: near.join(', ') }));
    shell.tell(translate('cli.all-checks', { command: `${product.id} checks` }));
    return 2;
  }
  const { severity } = check.meta;
  const lines = [
    ...wrap(translate(`check.${id}.title`), '').map((line) => paint(shell, line, '1')),
    `${shapes[severity]} ${translate(`outcome.${severity}`)}, ${id}`,
    '',
    ...wrap(`${translate('report.why')}: ${translate(`check.${id}.why`)}`, ''),
    '',
    ...wrap(`${translate('report.hand')}: ${translate(`check.${id}.hand`)}`, ''),
  ];
  const page = await readPage(id);
  if (page === null) lines.push('', translate('cli.no-page'));
  else {
    if (translate.language !== 'en') lines.push('', translate('cli.page-english'));
    lines.push('', withoutMarks(page));
  }
  await shell.print(`${lines.join('\n').trimEnd()}\n`);
  return 0;
}

/** The marks around the generated block are for the generator. */
const withoutMarks = (page: string) => page.replace(/^<!--.*?-->\r?\n?/gms, '').trim();

const paint = ({ ansi }: Shell, text: string, sgr: string) => (ansi ? `\u001b[${sgr}m${text}\u001b[0m` : text);
