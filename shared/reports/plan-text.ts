import type { Translate } from '../messages/format.ts';
import type { Finding } from '../model/finding.ts';
import type { Inventory } from '../model/inventory.ts';
import type { DescribedChange, Plan, Refusal } from '../model/plan.ts';
import { product } from '../product.ts';
import { guideFor, isGuideNote } from './guide.ts';
import { wrap } from './layout.ts';
import { findingText, sizeText } from './words.ts';

export type PlanView = { readonly plan: Plan; readonly finding: Finding | null; readonly inventory: Inventory };

/** Refusals whose words tell to do it by hand. */
const sendsToHand: readonly Refusal['code'][] = ['not-vouched', 'not-supported'];

/** Why something is not done, in one or two sentences. */
export const refusalText = (translate: Translate, { code, file, params }: Refusal): string =>
  translate(`refusal.${code}`, {
    file: file ?? '',
    name: '',
    by: 'policy',
    key: '',
    value: '',
    fix: '',
    megabytes: 0,
    ...params,
  });

/**
 * A plan as a person reads it: what it does, each value before and after, what it costs. `files`: every file with its size, too.
 * `command`: how to carry it out, where that is not what is happening already.
 */
export function planText(
  translate: Translate,
  { plan, finding, inventory }: PlanView,
  { files = false, command = false }: { readonly files?: boolean; readonly command?: boolean } = {},
): string {
  const lines: string[] = [];
  const add = (text: string, indent = '  ') => lines.push(...wrap(text, indent));
  if (finding) add(translate('repair.plan-for', { finding: findingText(translate, finding) }), '');
  if (plan.kind === 'guided') return [...lines, ...byHand(translate, finding, inventory), ''].join('\n');
  add(translate(`fix.${plan.fix}.title`), '');
  add(translate(`fix.${plan.fix}.does`));
  const values = plan.changes.filter((change) => change.values.length > 0);
  if (values.length > 0) add(`${translate('repair.changes')}:`);
  for (const change of values) {
    for (const { name, before, after } of change.values)
      add(translate('repair.value-set', { name, before: before ?? 'none', after: after ?? 'none' }), '    ');
    add(translate('repair.in-file', { file: change.path }), '      ');
  }
  if (files) for (const change of plan.changes) add(changeText(translate, change), '    ');
  for (const { key, options } of plan.choices)
    add(
      translate('repair.choose', {
        label: translate(`fix.${plan.fix}.choice-${key}`),
        options: options.map(({ value, label }) => `${value} (${label})`).join(', '),
        key,
      }),
    );
  // What is to be decided stands above already.
  if (plan.refusal?.code === 'needs-choice' && plan.choices.length > 0) return [...lines, ''].join('\n');
  if (plan.refusal) {
    add(translate('repair.not-possible', { why: refusalText(translate, plan.refusal) }));
    if (sendsToHand.includes(plan.refusal.code)) lines.push(...byHand(translate, finding, inventory));
  } else {
    if (plan.mustBeClosed.length > 0) add(translate('repair.must-be-closed'));
    add(
      plan.cannotBringBack
        ? translate('repair.cannot-bring-back', { loss: translate(plan.cannotBringBack) })
        : translate('repair.undo-whole'),
    );
    if (command) add(translate('repair.to-apply', { command: `${product.id} fix ${plan.finding} --fix ${plan.fix}` }));
  }
  return [...lines, ''].join('\n');
}

/** How a file changes, with the size of the part that does. */
export function changeText(translate: Translate, { kind, path, before, after, part }: DescribedChange): string {
  const bytes = kind === 'splice' ? (part?.before.length ?? 0) : Math.abs((after?.size ?? 0) - (before?.size ?? 0));
  return translate(`repair.kind-${kind}`, { file: path, part: sizeText(translate, bytes) });
}

/** The steps that a person takes, numbered; the check's own words where there are none. */
export function byHand(translate: Translate, finding: Finding | null, inventory: Inventory): string[] {
  if (!finding) return [];
  const steps = guideFor(finding, inventory);
  const lines = [`  ${translate('repair.by-hand')}:`];
  if (!steps) return [...lines, ...wrap(translate(`check.${finding.check}.hand`), '    ')];
  for (const [at, one] of steps.entries()) {
    const words = translate(`guide.${one.key}`, one.params);
    lines.push(...(isGuideNote(one) ? wrap(words, '    ') : wrap(`${at + 1}. ${words}`, '    ', '       ')));
  }
  return lines;
}
