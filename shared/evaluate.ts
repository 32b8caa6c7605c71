import type { AnyCheck } from './checks/define-check.ts';
import { checks as allChecks } from './checks/index.ts';
import { fingerprint } from './facts/fingerprint.ts';
import type { Evaluation, Finding, Outcome } from './model/finding.ts';
import { clientId } from './model/ids.ts';
import type { Inventory } from './model/inventory.ts';

/**
 * Judges a saved or fresh Inventory: pure, so that any computer comes to the same verdict.
 * Findings are sorted by severity, then check, then subject. `only` limits the checks by id.
 */
export function evaluate(
  inventory: Inventory,
  only?: readonly string[],
  checks: readonly AnyCheck[] = allChecks,
): Evaluation {
  const chosen = checks.filter((check) => !only || only.includes(check.meta.id));
  const told = new Map(checks.map((check) => [check.meta.id, tell(check, inventory)]));
  const outcomes: Outcome[] = [];
  const findings: Finding[] = [];
  for (const check of chosen) {
    const mine = (told.get(check.meta.id) ?? []).filter(
      (finding) =>
        !check.meta.yieldsTo.some((exact) => (told.get(exact) ?? []).some((other) => shares(finding, other))),
    );
    findings.push(...mine);
    outcomes.push(outcomeOf(check, inventory, mine));
  }
  const order = ['error', 'warning', 'advice'];
  findings.sort(
    (a, b) =>
      order.indexOf(a.severity) - order.indexOf(b.severity) ||
      compare(a.check, b.check) ||
      compare(a.subject, b.subject) ||
      compare(a.id, b.id),
  );
  return { findings, outcomes };
}

function tell(check: AnyCheck, inventory: Inventory): Finding[] {
  const { id, severity, clients } = check.meta;
  const findings: Finding[] = [];
  if (clients !== 'any' && !inventory.profiles.some((profile) => clients.includes(profile.client))) return findings;
  check.run(inventory, (message, { subject, related = [], evidence, params, sureness = 'seen' }) => {
    const plain = {
      check: id,
      severity,
      message,
      subject,
      related: [...related],
      params,
      evidence: [...evidence],
      sureness,
    };
    const same = findings.filter((other) => other.message === message && other.subject === subject).length;
    const key = fingerprint([id, message, subject, ...related].join('\n'));
    findings.push({ id: `${id}:${key}${same ? `-${same + 1}` : ''}`, ...plain });
  });
  return findings;
}

function outcomeOf(check: AnyCheck, inventory: Inventory, findings: readonly Finding[]): Outcome {
  const { id, clients, needs, unsureWith = [] } = check.meta;
  const problems = inventory.problems.filter(
    ({ code, blinds, subject }) =>
      concerns(subject, clients) && (unsureWith.includes(code) || blinds.some((section) => needs.includes(section))),
  );
  const ids = problems.map((problem) => problem.id);
  if (findings.length > 0) return { check: id, kind: 'failed', problems: ids };
  const applies = check.applies(thingsOf(inventory, clients));
  // Nothing of its kind, and the section that would hold it was read whole: what else is unseen does not matter.
  const judged = needs[0];
  if (!applies && !problems.some((problem) => judged !== undefined && problem.blinds.includes(judged)))
    return { check: id, kind: 'not-applicable', problems: [] };
  if (ids.length > 0) return { check: id, kind: 'inconclusive', problems: ids };
  return { check: id, kind: applies ? 'passed' : 'not-applicable', problems: [] };
}

/** What is unseen of one mail program says nothing about another; a subject that is no program's may hide any. */
function concerns(subject: string, clients: AnyCheck['meta']['clients']): boolean {
  const client = clientId.safeParse(subject.slice(0, subject.indexOf(':')));
  return clients === 'any' || !client.success || clients.includes(client.data);
}

/** What belongs to some mail programs alone: a check of Thunderbird has nothing to judge where there are only accounts of Outlook. */
function thingsOf(inventory: Inventory, clients: AnyCheck['meta']['clients']): Inventory {
  if (clients === 'any') return inventory;
  const own = <T extends { readonly profile: string | null }>(all: readonly T[]): T[] =>
    all.filter(({ profile }) => profile === null || concerns(profile, clients));
  return {
    ...inventory,
    profiles: inventory.profiles.filter(({ client }) => clients.includes(client)),
    accounts: own(inventory.accounts),
    identities: own(inventory.identities),
    submissions: own(inventory.submissions),
    credentials: own(inventory.credentials),
    outbox: own(inventory.outbox),
    sent: own(inventory.sent),
    filters: own(inventory.filters),
    stores: own(inventory.stores),
    settings: own(inventory.settings),
    setAside: own(inventory.setAside),
    observations: own(inventory.observations),
    popHistories: own(inventory.popHistories),
    addIns: own(inventory.addIns),
  };
}

function shares(finding: Finding, other: Finding): boolean {
  const about = [other.subject, ...other.related];
  return about.includes(finding.subject);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
