import { z } from 'zod';
import { outcomeKind } from '../model/finding.ts';
import { problem } from '../model/problem.ts';
import { type Report, report } from '../model/report.ts';

const shape = report.shape;

/** One line of the NDJSON report: a header, then every finding, every outcome, every problem. */
export const reportLine = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('report'),
    schemaVersion: shape.schemaVersion,
    product: shape.product,
    takenAt: shape.takenAt,
    language: shape.language,
    machine: shape.machine,
    profiles: z.int().nonnegative(),
    accounts: z.int().nonnegative(),
    findings: z.int().nonnegative(),
    problems: z.int().nonnegative(),
  }),
  shape.findings.element.extend({ type: z.literal('finding') }),
  z.strictObject({ type: z.literal('outcome'), check: z.string(), kind: outcomeKind }),
  problem.extend({ type: z.literal('problem'), text: z.string() }),
]);
export type ReportLine = z.infer<typeof reportLine>;

/** The report as lines of JSON, each complete in itself; for log collectors and query engines. */
export function ndjsonReport({ profiles, accounts, findings, outcomes, problems, ...report }: Report): string {
  const { schemaVersion, product, takenAt, language, machine } = report;
  const lines: ReportLine[] = [
    {
      type: 'report',
      schemaVersion,
      product,
      takenAt,
      language,
      machine,
      profiles: profiles.length,
      accounts: accounts.length,
      findings: findings.length,
      problems: problems.length,
    },
    ...findings.map((finding) => ({ type: 'finding' as const, ...finding })),
    ...Object.entries(outcomes).map(([check, kind]) => ({ type: 'outcome' as const, check, kind })),
    ...problems.map((problem) => ({ type: 'problem' as const, ...problem })),
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}
