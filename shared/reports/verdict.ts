import type { Translate } from '../messages/format.ts';
import type { Evaluation } from '../model/finding.ts';
import type { Inventory } from '../model/inventory.ts';

type Judged = { readonly inventory: Pick<Inventory, 'profiles' | 'problems'>; readonly evaluation: Evaluation };

/** Whether something that a check may need could not be read. */
export const isPartlyUnseen = ({ problems }: Pick<Inventory, 'problems'>): boolean =>
  problems.some((problem) => problem.blinds.length > 0);

/** The whole report in one to three sentences: "Two things need you. Everything else we could see is in order." */
export function verdict(translate: Translate, { inventory, evaluation }: Judged): string {
  const needs = evaluation.findings.filter((finding) => finding.severity !== 'advice').length;
  const advice = evaluation.findings.length - needs;
  const unseen = isPartlyUnseen(inventory);
  if (inventory.profiles.length === 0) return translate(unseen ? 'report.nothing-seen' : 'report.nothing-installed');
  const sentences: string[] = [];
  if (needs > 0) {
    sentences.push(translate('report.needs', { count: needs }));
    if (advice > 0) sentences.push(translate('report.advice-too', { count: advice }));
    sentences.push(translate('report.rest-in-order'));
  } else if (advice > 0)
    sentences.push(translate(unseen ? 'report.only-advice-unseen' : 'report.only-advice', { count: advice }));
  else sentences.push(translate(unseen ? 'report.healthy-unseen' : 'report.healthy'));
  if (unseen) sentences.push(translate('report.not-all-seen'));
  return sentences.join(' ');
}
