import type { Finding } from '../../shared/model/finding.ts';
import { isPartlyUnseen } from '../../shared/reports/verdict.ts';
import type { Text } from './text.ts';
import type { Looked } from './window-state.ts';

/** Findings by what they ask of the reader; an ignored one asks nothing. */
export type Sorted = {
  readonly needs: readonly Finding[];
  readonly advice: readonly Finding[];
  readonly ignored: readonly Finding[];
};

export function sortFindings(findings: readonly Finding[], ignored: readonly { readonly finding: string }[]): Sorted {
  const aside = new Set(ignored.map((entry) => entry.finding));
  const open = findings.filter((finding) => !aside.has(finding.id));
  return {
    needs: open.filter((finding) => finding.severity !== 'advice'),
    advice: open.filter((finding) => finding.severity === 'advice'),
    ignored: findings.filter((finding) => aside.has(finding.id)),
  };
}

export type Verdict =
  /** Nothing there to judge: no program, a program without accounts, or no right to see any. */
  | { readonly kind: 'nothing-installed' }
  | { readonly kind: 'no-accounts' }
  | { readonly kind: 'nothing-visible' }
  /** `partly`: something that belongs to the picture could not be read. */
  | { readonly kind: 'needs'; readonly needs: number; readonly advice: number; readonly partly: boolean }
  | { readonly kind: 'advice'; readonly advice: number; readonly partly: boolean }
  | { readonly kind: 'healthy'; readonly partly: boolean };

export function verdictOf({ inventory }: Pick<Looked, 'inventory'>, sorted: Sorted): Verdict {
  const { profiles, accounts } = inventory;
  const partly = isPartlyUnseen(inventory);
  const needs = sorted.needs.length;
  const advice = sorted.advice.length;
  if (needs > 0) return { kind: 'needs', needs, advice, partly };
  if (advice > 0) return { kind: 'advice', advice, partly };
  if (profiles.length === 0) return partly ? { kind: 'nothing-visible' } : { kind: 'nothing-installed' };
  if (accounts.length === 0 && !partly) return { kind: 'no-accounts' };
  return { kind: 'healthy', partly };
}

/** The verdict in words: one sentence, and a quieter second one where there is more to say. */
export function verdictText(text: Text, verdict: Verdict): { readonly first: string; readonly second: string | null } {
  switch (verdict.kind) {
    case 'nothing-installed':
      return { first: text('empty-title'), second: null };
    case 'no-accounts':
      return { first: text('unused-title'), second: null };
    case 'nothing-visible':
      return { first: text('blind-title'), second: null };
    case 'needs':
      return {
        first: text('verdict-needs', { count: verdict.needs }),
        second: verdict.partly ? text('verdict-partly-rest') : restOf(text, verdict.advice),
      };
    case 'advice':
      return {
        first: text('verdict-advice'),
        second: verdict.partly ? text('verdict-partly-rest') : text('verdict-advice-count', { count: verdict.advice }),
      };
    case 'healthy':
      return verdict.partly
        ? { first: text('verdict-partly'), second: text('verdict-partly-rest') }
        : { first: text('verdict-healthy'), second: null };
  }
}

const restOf = (text: Text, advice: number) =>
  advice > 0 ? text('verdict-rest-advice', { count: advice }) : text('verdict-rest-fine');
