import { checks } from '../checks/index.ts';
import { isBlind } from '../facts/blind.ts';
import { resolveEvidence } from '../facts/evidence.ts';
import { fixesOf } from '../facts/fix-kinds.ts';
import { serviceOf } from '../facts/service-account.ts';
import type { Translate } from '../messages/format.ts';
import type { Account } from '../model/account.ts';
import type { Evaluation, Finding, OutcomeKind, Severity } from '../model/finding.ts';
import type { Inventory } from '../model/inventory.ts';
import { product } from '../product.ts';
import { type GuideStep, guideFor, isGuideNote } from './guide.ts';
import { verdict } from './verdict.ts';
import { blindText, fieldText, findingText, placeText, problemText, valueText, versionText } from './words.ts';

/** What a report is made from. `shareable`: names were replaced, and the report says so. */
export type Judged = { readonly inventory: Inventory; readonly evaluation: Evaluation; readonly shareable?: boolean };

export type OutlineEvidence = { readonly field: string; readonly value: string; readonly place: string };
export type OutlineFinding = {
  readonly id: string;
  readonly text: string;
  readonly likely: boolean;
  /** Whether a repair does it, at once or after a choice. */
  readonly repairable: boolean;
  readonly evidence: readonly OutlineEvidence[];
  /** What a person does about this one, where its program has steps of its own; else empty, and the group says it. */
  readonly steps: readonly string[];
  /** Where the names in the steps are from, or that the steps stand above; empty where there is nothing to say. */
  readonly stepsNote: string;
};
/** The findings of one check: what it says of each, and once why it matters and what one can do. */
export type OutlineGroup = {
  readonly check: string;
  readonly severity: Severity;
  readonly word: string;
  readonly title: string;
  readonly why: string;
  /** Empty where every finding has its steps. */
  readonly hand: string;
  readonly findings: readonly OutlineFinding[];
};
export type OutlineAccount = { readonly name: string; readonly protocol: string; readonly server: string };
export type OutlineProfile = {
  readonly title: string;
  readonly state: string;
  readonly accounts: readonly OutlineAccount[];
  /** In place of the list, where it is empty: that there are none, or that they could not be read. */
  readonly noAccounts: string;
  readonly outbox: number;
};
export type OutlineCheck = {
  readonly check: string;
  readonly title: string;
  readonly kind: OutcomeKind;
  readonly word: string;
};

/** A report's content in words and in order; the forms (text, Markdown, HTML) only lay it out. Texts of the machine are raw in it. */
export type Outline = {
  readonly language: string;
  readonly title: string;
  readonly made: string;
  readonly shareable: boolean;
  readonly verdict: string;
  readonly needs: readonly OutlineGroup[];
  readonly advice: readonly OutlineGroup[];
  readonly notFound: readonly string[];
  readonly profiles: readonly OutlineProfile[];
  readonly unseen: readonly { readonly text: string; readonly parts: string }[];
  readonly notJudged: readonly string[];
  readonly counts: string;
  readonly checks: readonly OutlineCheck[];
};

export function outline(translate: Translate, judged: Judged): Outline {
  const { inventory, evaluation } = judged;
  const groups = grouped(translate, inventory, evaluation.findings);
  const having = (kind: OutcomeKind) => evaluation.outcomes.filter((outcome) => outcome.kind === kind);
  return {
    language: translate.language,
    title: translate('report.title', { machine: inventory.machine.name }),
    made: translate('report.made', {
      when: inventory.takenAt.replace(/^(.*)T(\d\d:\d\d).*$/, '$1 $2'),
      product: product.name,
      version: inventory.product.version,
    }),
    shareable: judged.shareable ?? false,
    verdict: verdict(translate, judged),
    needs: groups.filter((group) => group.severity !== 'advice'),
    advice: groups.filter((group) => group.severity === 'advice'),
    notFound: inventory.clients
      .filter((client) => !inventory.profiles.some((profile) => profile.client === client))
      .map((client) =>
        translate('report.not-found', { program: valueText(translate, { field: 'client', value: client }) }),
      ),
    profiles: inventory.profiles.map((profile) => profileOutline(translate, inventory, profile)),
    unseen: inventory.problems.map((problem) => ({
      text: problemText(translate, problem),
      parts: blindText(translate, problem),
    })),
    notJudged: having('inconclusive').map(({ check }) => check),
    counts: countsText(translate, {
      passed: having('passed').length,
      apart: having('not-applicable').length,
      open: having('inconclusive').length,
    }),
    checks: evaluation.outcomes.map(({ check, kind }) => ({
      check,
      title: translate(`check.${check}.title`),
      kind,
      word: translate(`outcome.${kind}`),
    })),
  };
}

const countsText = (translate: Translate, { passed, ...rest }: { passed: number; apart: number; open: number }) =>
  passed > 0 ? translate('report.counts', { passed, ...rest }) : translate('report.counts-none-in-order', rest);

/** Steps that an earlier finding of the group has word for word are not told again. */
const once = (translate: Translate, findings: readonly OutlineFinding[]): OutlineFinding[] =>
  findings.map((finding, at) => {
    const told = finding.steps.join('\n');
    return told !== '' && findings.slice(0, at).some(({ steps }) => steps.join('\n') === told)
      ? { ...finding, steps: [], stepsNote: translate('report.steps-above') }
      : finding;
  });

function grouped(translate: Translate, inventory: Inventory, findings: readonly Finding[]): OutlineGroup[] {
  const checks = [...new Set(findings.map((finding) => finding.check))];
  return checks.map((check) => {
    const own = findings.filter((finding) => finding.check === check);
    const severity = own[0]?.severity ?? 'advice';
    const outlined = own.map((finding): OutlineFinding => {
      // A check's own words name the menus of Thunderbird; for Outlook there are steps.
      const guide = (finding.subject.startsWith('outlook:') ? guideFor(finding, inventory) : null) ?? [];
      const lines = (kept: readonly GuideStep[]) => kept.map(({ key, params }) => translate(`guide.${key}`, params));
      return {
        id: finding.id,
        text: findingText(translate, finding),
        likely: finding.sureness === 'likely',
        repairable: isRepairable(finding),
        evidence: finding.evidence.flatMap((path) => evidenceOutline(translate, inventory, path)),
        steps: lines(guide.filter((one) => !isGuideNote(one))),
        stepsNote: lines(guide.filter(isGuideNote)).join(' '),
      };
    });
    return {
      check,
      severity,
      word: translate(`outcome.${severity}`),
      title: translate(`check.${check}.title`),
      why: translate(`check.${check}.why`),
      hand: outlined.every(({ steps }) => steps.length > 0) ? '' : translate(`check.${check}.hand`),
      findings: once(translate, outlined),
    };
  });
}

const isRepairable = ({ check, subject }: Finding) =>
  fixesOf(checks.find(({ meta }) => meta.id === check)?.meta.fixes ?? [], subject).some(
    ({ kind }) => kind !== 'guided',
  );

function evidenceOutline(translate: Translate, inventory: Inventory, path: string): OutlineEvidence[] {
  const evidence = resolveEvidence(inventory, path);
  if (evidence === null) return [];
  const setting =
    evidence.noun === 'settings' ? inventory.settings.find((one) => one.id === evidence.subject) : undefined;
  return [
    {
      field: fieldText(translate, evidence, setting?.name),
      value: valueText(translate, evidence),
      place: placeText(translate, evidence.source),
    },
  ];
}

function profileOutline(
  translate: Translate,
  inventory: Inventory,
  profile: Inventory['profiles'][number],
): OutlineProfile {
  const program = valueText(translate, { field: 'client', value: profile.client });
  return {
    title: translate('report.profile', {
      program,
      version: versionText(translate, profile) ?? 'none',
      profile: profile.name,
      user: profile.user,
    }),
    state: translate('report.profile-state', {
      use: valueText(translate, { field: 'use', value: profile.use }),
      running: profile.running,
    }),
    accounts: inventory.accounts
      .filter((account) => account.profile === profile.id)
      .map((account) => accountOutline(translate, account)),
    noAccounts: translate(
      isBlind(inventory.problems, profile.id, ['accounts']) ? 'report.accounts-unseen' : 'report.no-accounts',
    ),
    outbox: inventory.outbox.filter((item) => item.profile === profile.id).length,
  };
}

function accountOutline(translate: Translate, account: Account): OutlineAccount {
  const endpoint = 'endpoint' in account.incoming ? account.incoming.endpoint : null;
  const { protocol } = account.incoming;
  const service = serviceOf(account.incoming);
  const tls = endpoint === null ? '' : valueText(translate, { field: 'tls', value: endpoint.tls });
  return {
    name: account.address ?? account.name,
    protocol:
      account.incoming.protocol === 'other' && service === null
        ? account.incoming.type
        : valueText(translate, { field: 'protocol', value: service === null ? protocol : service || 'other' }),
    server: endpoint === null || endpoint.host === '' ? '' : `${endpoint.host}:${endpoint.port}, ${tls}`,
  };
}
