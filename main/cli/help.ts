import type { Translate } from '../../shared/messages/format.ts';
import { product } from '../../shared/product.ts';
import { columnsOf, wrap } from '../../shared/reports/layout.ts';
import type { OptionSpec, UsageError } from './arguments.ts';
import { type CommandSpec, commands, everywhere, exitCodes } from './options.ts';

/** `postmender scan [--machine DIR] …`, without the options that every command takes. */
export function usageLine(translate: Translate, { name, operands, more, options }: CommandSpec): string {
  const parts = [
    ...operands.map((key) => placeholder(translate, key)),
    ...(more === undefined ? [] : [`[${placeholder(translate, more)}]`]),
    ...options.map((option) => `[${optionText(translate, option)}]`),
  ];
  return `${product.id} ${[name, ...parts].join(' ')}`;
}

export function commandHelp(translate: Translate, command: CommandSpec): string {
  const lines = [
    ...wrap(translate('cli.usage', { line: usageLine(translate, command) }), '', '  '),
    '',
    sentence(translate(`cli.command-${command.name}`)),
  ];
  lines.push('', translate('cli.options'), ...rows(optionRows(translate, command.options)));
  lines.push('', translate('cli.everywhere'), ...rows(optionRows(translate, everywhere)));
  if (command.name !== 'checks' && command.name !== 'explain')
    lines.push(
      '',
      translate('cli.exit-codes'),
      ...rows(exitCodes.map((code) => [String(code), translate(`cli.exit-${code}`)])),
    );
  if (command.examples.length > 0)
    lines.push('', translate('cli.examples'), ...exampleRows(translate, command.examples));
  return `${lines.join('\n')}\n`;
}

export function generalHelp(translate: Translate): string {
  const usages = commands.map(({ name, operands, options }) => {
    const operand = operands.map((key) => placeholder(translate, key)).join(' ');
    return [
      [name, operand]
        .filter(Boolean)
        .join(' ')
        .concat(options.length > 2 ? ' […]' : ''),
      translate(`cli.command-${name}`),
    ] as const;
  });
  const lines = [...wrap(translate('cli.intro'), ''), '', translate('cli.commands'), ...rows(usages)];
  lines.push('', translate('cli.everywhere'), ...rows(optionRows(translate, everywhere)));
  lines.push(
    '',
    translate('cli.exit-codes'),
    ...rows(exitCodes.map((code) => [String(code), translate(`cli.exit-${code}`)])),
  );
  lines.push(
    '',
    translate('cli.examples'),
    ...exampleRows(
      translate,
      commands.flatMap(({ examples }) => examples),
    ),
  );
  lines.push('', translate('cli.more-help', { command: `${product.id} scan --help` }));
  return `${lines.join('\n')}\n`;
}

/** What was wrong, what would be right, where there is more. */
export function usageErrorText(
  translate: Translate,
  error: UsageError,
  command: CommandSpec | undefined,
  near: readonly string[] = [],
): string {
  const params = { ...error.params };
  const value = params.value;
  if (error.code === 'missing-value' && value !== undefined && translate.has(`cli.value-${value}`))
    params.value = placeholder(translate, value);
  const operand = params.operand;
  if (operand !== undefined) params.operand = placeholder(translate, operand);
  const lines = wrap(translate(`cli.${error.code}`, params), '');
  if (near.length > 0) lines.push(...wrap(translate('cli.suggestion', { names: near.join(', ') }), ''));
  if (command) lines.push(...wrap(translate('cli.usage', { line: usageLine(translate, command) }), '', '  '));
  lines.push(translate('cli.see-help', { command: `${product.id} ${command ? `${command.name} ` : ''}--help` }));
  return `${lines.join('\n')}\n`;
}

const placeholder = (translate: Translate, key: string) => translate(`cli.value-${key}`);

function optionText(translate: Translate, { name, value, known }: OptionSpec): string {
  if (value === null) return `--${name}`;
  return `--${name} ${known && known.length < 6 && value !== 'ids' ? known.join('|') : placeholder(translate, value)}`;
}

const optionRows = (translate: Translate, options: readonly OptionSpec[]) =>
  options.map((option) => {
    const known = option.value === 'ids' && option.known ? ` (${option.known.join(', ')})` : '';
    const short = option.short === undefined ? '' : `-${option.short}, `;
    return [`${short}${optionText(translate, option)}`, `${translate(`cli.option-${option.name}`)}${known}`] as const;
  });

const exampleRows = (translate: Translate, examples: CommandSpec['examples']) =>
  rows(examples.map(([typed, key]) => [`${product.id} ${typed}`, translate(`cli.${key}`)]));

/** Two columns; what does not fit beside its left part goes below it. */
function rows(pairs: readonly (readonly [string, string])[]): string[] {
  const left = Math.min(30, Math.max(...pairs.map(([name]) => columnsOf(name))));
  const indent = ' '.repeat(left + 4);
  return pairs.flatMap(([name, text]) => {
    const fits = columnsOf(name) <= left;
    const [first = '', ...more] = wrap(text, indent);
    return fits
      ? [`  ${name}${' '.repeat(left - columnsOf(name))}  ${first.trimStart()}`, ...more]
      : [`  ${name}`, first, ...more];
  });
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
