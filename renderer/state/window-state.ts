import type { Failure, IgnoredFinding, ScanEvent, ScanTarget } from '../../shared/ipc/contract.ts';
import type { Evaluation, Finding } from '../../shared/model/finding.ts';
import type { Inventory } from '../../shared/model/inventory.ts';
import { assertNever } from '../../shared/result.ts';

export const screens = ['overview', 'findings', 'accounts', 'outbox', 'history', 'report', 'settings'] as const;
export type Screen = (typeof screens)[number];

/** What a finished scan gave, judged. */
export type Looked = {
  readonly target: ScanTarget;
  readonly inventory: Inventory;
  readonly evaluation: Evaluation;
  readonly milliseconds: number;
};

/** One line of what is being read: a program and, where it is known, its profile. */
export type Step = {
  readonly step: 'locating' | 'reading' | 'judging';
  readonly client: string | null;
  readonly subject: string | null;
};

export type Scan =
  | { readonly kind: 'idle' }
  /** `run` is null until the engine has answered; the last of `steps` is the one at work. */
  | {
      readonly kind: 'running';
      readonly run: string | null;
      readonly target: ScanTarget;
      readonly steps: readonly Step[];
      /** Looked anew after a change: the screen stays where it is. */
      readonly stays?: boolean;
    }
  | { readonly kind: 'cancelled'; readonly target: ScanTarget }
  | { readonly kind: 'failed'; readonly target: ScanTarget; readonly failure: Failure };

export type WindowState = {
  readonly screen: Screen;
  /** The finding that is open on the findings screen. */
  readonly finding: string | null;
  readonly scan: Scan;
  /** The last finished scan; stays visible while the same target is looked at again. */
  readonly looked: Looked | null;
  readonly ignored: readonly IgnoredFinding[];
};

/** A repair that is being looked at or done, and what was seen when it was opened. */
export type OpenRepair =
  | { readonly kind: 'one'; readonly finding: Finding; readonly fix: string; readonly looked: Looked }
  | { readonly kind: 'several'; readonly findings: readonly Finding[]; readonly looked: Looked };

export type Action =
  | { readonly kind: 'show'; readonly screen: Screen }
  | { readonly kind: 'open-finding'; readonly finding: string | null }
  | { readonly kind: 'back' }
  | { readonly kind: 'started'; readonly target: ScanTarget; readonly stays?: boolean }
  | { readonly kind: 'running'; readonly run: string }
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'scan'; readonly event: Exclude<ScanEvent, { kind: 'done' }> }
  | { readonly kind: 'looked'; readonly looked: Looked }
  | { readonly kind: 'dismissed' }
  | { readonly kind: 'ignored'; readonly ignored: readonly IgnoredFinding[] };

export const firstState = (ignored: readonly IgnoredFinding[]): WindowState => ({
  screen: 'overview',
  finding: null,
  scan: { kind: 'idle' },
  looked: null,
  ignored,
});

export function reduce(state: WindowState, action: Action): WindowState {
  const { scan } = state;
  switch (action.kind) {
    case 'show':
      return { ...state, screen: action.screen };
    case 'open-finding':
      return { ...state, screen: 'findings', finding: action.finding };
    case 'back':
      if (state.screen === 'findings' && state.finding !== null) return { ...state, finding: null };
      return { ...state, screen: 'overview' };
    case 'started':
      return {
        ...state,
        screen: action.stays ? state.screen : 'overview',
        scan: { kind: 'running', run: null, target: action.target, steps: [], stays: action.stays ?? false },
        looked: state.looked && sameTarget(state.looked.target, action.target) ? state.looked : null,
      };
    case 'running':
      return scan.kind === 'running' ? { ...state, scan: { ...scan, run: action.run } } : state;
    case 'refused':
      if (scan.kind !== 'running') return state;
      return ended(state, { kind: 'failed', target: scan.target, failure: action.failure });
    case 'scan':
      return scan.kind === 'running' ? ended(state, afterEvent(scan, action.event)) : state;
    case 'looked': {
      const still = action.looked.evaluation.findings.some((finding) => finding.id === state.finding);
      return { ...state, scan: { kind: 'idle' }, looked: action.looked, finding: still ? state.finding : null };
    }
    case 'dismissed':
      return { ...state, scan: { kind: 'idle' } };
    case 'ignored':
      return { ...state, ignored: action.ignored };
    default:
      return assertNever(action);
  }
}

/** The overview tells why a look ended early, wherever it was begun. */
const ended = (state: WindowState, scan: Scan): WindowState => ({
  ...state,
  scan,
  screen: scan.kind === 'running' ? state.screen : 'overview',
});

type Running = Extract<Scan, { kind: 'running' }>;

function afterEvent(scan: Running, event: Exclude<ScanEvent, { kind: 'done' }>): Scan {
  switch (event.kind) {
    case 'progress': {
      const { step, client = null, subject = null } = event.progress;
      const last = scan.steps.at(-1);
      if (last?.step === step && last.client === client && last.subject === subject) return scan;
      // Once the program is found, its profiles say more than "looking for it".
      const kept = last?.step === 'locating' ? scan.steps.slice(0, -1) : scan.steps;
      return { ...scan, run: event.run, steps: [...kept, { step, client, subject }] };
    }
    case 'cancelled':
      return { kind: 'cancelled', target: scan.target };
    case 'failed':
      return { kind: 'failed', target: scan.target, failure: event.failure };
    default:
      return assertNever(event);
  }
}

export function sameTarget(a: ScanTarget, b: ScanTarget): boolean {
  switch (a.kind) {
    case 'this-computer':
      return b.kind === a.kind && b.allUsers === a.allUsers;
    case 'machine':
      return b.kind === a.kind && b.folder === a.folder;
    case 'saved-scan':
      return b.kind === a.kind && b.file === a.file;
    case 'example':
      return b.kind === a.kind && b.id === a.id;
    default:
      return assertNever(a);
  }
}
