import { languages } from '../../shared/messages/format.ts';
import { clientId, platform } from '../../shared/model/ids.ts';
import { reportFormats } from '../engine/report.ts';
import type { OptionSpec, Parsed, UsageError } from './arguments.ts';

/** With every command. Help texts are `cli.option-<name>`, placeholders `cli.value-<value>`. */
export const everywhere: readonly OptionSpec[] = [
  { name: 'lang', value: 'name', known: languages },
  { name: 'data', value: 'dir' },
  { name: 'quiet', short: 'q', value: null },
  { name: 'verbose', short: 'v', value: null },
  { name: 'help', short: 'h', value: null },
  { name: 'version', short: 'V', value: null },
];

export const severities = ['error', 'warning', 'advice', 'never'] as const;

const judging: readonly OptionSpec[] = [
  { name: 'check', value: 'ids', many: true },
  { name: 'fail-on', value: 'name', known: severities },
  { name: 'format', value: 'name', known: reportFormats },
  { name: 'out', value: 'file' },
  { name: 'shareable', value: null },
  { name: 'no-color', value: null },
];

/** Where repairs look and write: the same as a scan, without its filters. */
const place: readonly OptionSpec[] = [
  { name: 'machine', value: 'dir' },
  { name: 'platform', value: 'name', known: platform.options },
  { name: 'user', value: 'name' },
  { name: 'all-users', value: null },
  { name: 'network-paths', value: null },
];
const asText: readonly OptionSpec[] = [
  { name: 'format', value: 'name', known: ['text', 'json'] },
  { name: 'out', value: 'file' },
  { name: 'no-color', value: null },
];
const consent: readonly OptionSpec[] = [
  { name: 'yes', short: 'y', value: null },
  { name: 'accept-loss', value: null },
];
const which: readonly OptionSpec[] = [
  { name: 'fix', value: 'id' },
  { name: 'choose', value: 'choice', repeats: true },
];

export type CommandName = 'scan' | 'evaluate' | 'checks' | 'explain' | 'plan' | 'fix' | 'history' | 'undo' | 'recover';
export type CommandSpec = {
  readonly name: CommandName;
  /** Message keys of the operands' placeholders. */
  readonly operands: readonly string[];
  /** Placeholder of any number of further operands. */
  readonly more?: string;
  readonly options: readonly OptionSpec[];
  /** What is typed after the product's name, and the key of what it does. */
  readonly examples: readonly (readonly [string, string])[];
};

export const commands: readonly CommandSpec[] = [
  {
    name: 'scan',
    operands: [],
    options: [
      { name: 'machine', value: 'dir' },
      { name: 'platform', value: 'name', known: platform.options },
      { name: 'user', value: 'name' },
      { name: 'all-users', value: null },
      { name: 'network-paths', value: null },
      { name: 'client', value: 'ids', known: clientId.options, many: true },
      { name: 'save', value: 'file' },
      ...judging,
    ],
    examples: [
      ['scan', 'example-scan'],
      ['scan --all-users', 'example-all-users'],
      ['scan --machine /mnt/disk', 'example-machine'],
      ['scan --format json --out report.json', 'example-json'],
      ['scan --shareable --format html --out report.html', 'example-share'],
    ],
  },
  { name: 'evaluate', operands: ['file'], options: judging, examples: [['evaluate scan.json', 'example-evaluate']] },
  {
    name: 'checks',
    operands: [],
    options: [
      { name: 'format', value: 'name', known: ['text', 'json'] },
      { name: 'no-color', value: null },
    ],
    examples: [],
  },
  {
    name: 'explain',
    operands: ['id'],
    options: [{ name: 'no-color', value: null }],
    examples: [['explain submission-port-25', 'example-explain']],
  },
  {
    name: 'plan',
    operands: [],
    more: 'findings',
    options: [{ name: 'all', value: null }, ...which, ...place, ...asText],
    examples: [['plan --all', 'example-plan']],
  },
  {
    name: 'fix',
    operands: [],
    more: 'findings',
    options: [
      { name: 'all-safe', value: null },
      { name: 'plan', value: 'file' },
      ...which,
      ...consent,
      ...place,
      ...asText,
    ],
    examples: [['fix --all-safe', 'example-fix']],
  },
  {
    name: 'history',
    operands: [],
    more: 'entry',
    options: [...asText, { name: 'export', value: 'dir' }],
    examples: [['history', 'example-history']],
  },
  { name: 'undo', operands: ['entry'], options: [...consent.slice(0, 1), ...place, ...asText], examples: [] },
  { name: 'recover', operands: [], options: [...consent.slice(0, 1), ...place, ...asText], examples: [] },
];

/** Commands of the contract that ask the network. */
export const laterCommands = ['live'];

/** Commands that write: they are told to stop and never cut off, since they must take back what they began. */
export const writing: readonly CommandName[] = ['fix', 'undo', 'recover'];

export const exitCodes = [0, 1, 2, 3, 4, 70, 130] as const;

/** What must not be asked for together. */
export function placeConflict({ options }: Parsed): UsageError | null {
  if (options.has('user') && options.has('all-users'))
    return { code: 'not-together', params: { one: '--user', other: '--all-users' } };
  if (options.has('platform') && !options.has('machine'))
    return { code: 'missing-value', params: { option: '--machine', value: 'dir' } };
  return null;
}
