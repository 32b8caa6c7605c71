import { type Language, translator } from '../../shared/messages/format.ts';
import type { Evaluation } from '../../shared/model/finding.ts';
import type { Inventory } from '../../shared/model/inventory.ts';
import { htmlReport } from '../../shared/reports/html.ts';
import { jsonReport } from '../../shared/reports/json.ts';
import { markdownReport } from '../../shared/reports/markdown.ts';
import { ndjsonReport } from '../../shared/reports/ndjson.ts';
import { makeReport } from '../../shared/reports/report.ts';
import { textReport } from '../../shared/reports/text.ts';
import { assertNever } from '../../shared/result.ts';

export const reportFormats = ['text', 'json', 'ndjson', 'markdown', 'html'] as const;
export type ReportFormat = (typeof reportFormats)[number];

export type ReportOptions = {
  readonly format: ReportFormat;
  readonly language: Language;
  /** Says that names were replaced; `inventory` is then one that `shareable` gave. */
  readonly shareable?: boolean;
  /** Colours for a terminal; text only. */
  readonly ansi?: boolean;
};

/** A report in one form and one language, the same bytes from both shells. Times in it are UTC. */
export function renderReport(inventory: Inventory, evaluation: Evaluation, options: ReportOptions): string {
  const translate = translator(options.language);
  const judged = { inventory, evaluation, shareable: options.shareable ?? false };
  switch (options.format) {
    case 'text':
      return textReport(translate, judged, { ansi: options.ansi ?? false });
    case 'json':
      return jsonReport(makeReport(inventory, evaluation, translate));
    case 'ndjson':
      return ndjsonReport(makeReport(inventory, evaluation, translate));
    case 'markdown':
      return markdownReport(translate, judged);
    case 'html':
      return htmlReport(translate, judged);
    default:
      return assertNever(options.format);
  }
}
