import type { Report } from '../model/report.ts';

/** The report as a document: two spaces, keys in the schema's order, a newline at the end. */
export const jsonReport = (report: Report): string => `${JSON.stringify(report, null, 2)}\n`;
