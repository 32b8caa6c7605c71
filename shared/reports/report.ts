import { checks } from '../checks/index.ts';
import { fixesOf } from '../facts/fix-kinds.ts';
import type { Translate } from '../messages/format.ts';
import type { Evaluation } from '../model/finding.ts';
import type { Inventory } from '../model/inventory.ts';
import { type Report, report } from '../model/report.ts';
import { findingText, problemText } from './words.ts';

/**
 * The report of design §5: what was seen, judged, in the words of one language. Keys come in the order of the schema, whatever
 * order the Inventory's had, so that equal scans give equal bytes. `fixes` end with the way by hand.
 */
export function makeReport(inventory: Inventory, evaluation: Evaluation, translate: Translate): Report {
  return report.parse({
    schemaVersion: 1,
    product: inventory.product,
    takenAt: inventory.takenAt,
    language: translate.language,
    machine: inventory.machine,
    profiles: inventory.profiles,
    accounts: inventory.accounts,
    credentials: inventory.credentials,
    outbox: inventory.outbox,
    findings: evaluation.findings.map((finding) => ({
      ...finding,
      text: findingText(translate, finding),
      fixes: [...fixesOf(checks.find(({ meta }) => meta.id === finding.check)?.meta.fixes ?? [], finding.subject)],
    })),
    outcomes: Object.fromEntries(evaluation.outcomes.map(({ check, kind }) => [check, kind])),
    problems: inventory.problems.map((problem) => ({ ...problem, text: problemText(translate, problem) })),
  });
}
