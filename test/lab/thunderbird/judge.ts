import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { applyPlan, look, planWish, type RepairPlace } from '../../../main/engine/repair.ts';
import { undo } from '../../../main/engine/undo.ts';
import type { FixId } from '../../../shared/facts/fix-kinds.ts';
import type { Finding } from '../../../shared/model/finding.ts';
import type { JournalEntry } from '../../../shared/model/journal.ts';
import type { Plan } from '../../../shared/model/plan.ts';
import { ask, askPrefs } from './inside/ask.ts';
import { watchDialogs } from './inside/dialogs.ts';
import { differences } from './judge-differences.ts';
import { stillHolds } from './judge-held.ts';
import type { Computer } from './judge-homes.ts';
import type { Answer } from './oracle.ts';
import { startThunderbird, type Thunderbird } from './thunderbird.ts';

/** One fix on one home, and what the real Thunderbird is expected to say about it. */
export type Trial = {
  readonly fix: FixId;
  readonly check: string;
  /** Part of the finding's id or of its words, where the check says more than one thing. */
  readonly about?: string;
  readonly chosen?: Readonly<Record<string, string>>;
  /** Everything that Thunderbird says otherwise after the fix; nothing else may have changed. */
  readonly says: readonly string[];
  /** What else happens while Thunderbird runs on the mended home, before it is asked. */
  readonly meanwhile?: (thunderbird: Thunderbird) => Promise<void>;
  readonly online?: boolean;
  /** What being online changes by itself, sooner or later. */
  readonly byItself?: RegExp;
  /** What stays otherwise after the undo: the outcome of `meanwhile`. */
  readonly remains?: readonly string[];
};

export type Judgement = {
  /** State of the journal entry, with the refusal where there is one. */
  readonly applied: string;
  /** Differences between what Thunderbird said before and after, and between the plan and its settings. */
  readonly said: readonly string[];
  readonly unlikeThePlan: readonly string[];
  /** What of our change is not in the files any more after Thunderbird's exit. */
  readonly lost: readonly string[];
  /** Whether Thunderbird wrote into a file of the change, so that an undo cannot just put bytes back. */
  readonly rewritten: boolean;
  readonly undone: string;
  readonly back: readonly string[];
};

const run = {
  signal: new AbortController().signal,
  progress: () => undefined,
  log: { info: () => undefined, error: () => undefined },
};
const placeOf = ({ folder, data }: Computer): RepairPlace => ({ target: { folder, users: { kind: 'all' } }, data });

/** Applies, asks Thunderbird, takes back, asks again. Four starts, 15 to 25 s. */
export async function judge(computer: Computer, trial: Trial): Promise<Judgement> {
  const before = await visit(computer, {});
  const { plan, entry, finding } = await repair(computer, trial);
  if (entry.state !== 'done') throw new Error(`not applied: ${stateOf(entry)}`);
  const left = marks(computer, plan);
  const values = settingsOf(plan);
  const { online = false, meanwhile } = trial;
  const after = await visit(computer, { online, prefs: [...values.keys()], ...(meanwhile ? { meanwhile } : {}) });
  const lost = await stillHolds(computer, entry.id);
  const again = await look(placeOf(computer).target, run);
  // Not by its id: in a compacted outbox another message has the place of this one.
  const sayings = again.ok ? again.value.evaluation.findings.map(sayingOf) : [sayingOf(finding)];
  const rewritten = JSON.stringify(left) !== JSON.stringify(marks(computer, plan));
  const undone = await undo(entry.id, placeOf(computer), run);
  const last = await visit(computer, { prefs: [...values.keys()] });
  const compared = (now: Answer) => differences(told(before), told(now)).filter((line) => !trial.byItself?.test(line));
  return {
    applied: stateOf(entry),
    said: compared(after),
    unlikeThePlan: unlike(values, after.prefs ?? {}, 'after'),
    lost: sayings.includes(sayingOf(finding)) ? [...lost, `${finding.check} is back`] : lost,
    rewritten,
    undone: stateOf(undone),
    back: [...compared(last), ...unlike(values, last.prefs ?? {}, 'before')],
  };
}

type Visit = {
  readonly online?: boolean;
  readonly prefs?: readonly string[];
  readonly meanwhile?: (thunderbird: Thunderbird) => Promise<void>;
};

/** Starts Thunderbird on the home itself, as its owner would, asks it and lets it exit. */
export async function visit(computer: Computer, { online, prefs = [], meanwhile }: Visit): Promise<Answer> {
  const { home, profile } = computer;
  const thunderbird = await startThunderbird({ home, profile, findsProfile: true, offline: true });
  try {
    if (online) {
      // Not earlier: a dialog during the start would stop everything.
      await thunderbird.run(watchDialogs);
      await thunderbird.goOnline();
    }
    await meanwhile?.(thunderbird);
    const answer = await thunderbird.run<Answer>(ask, { messages: false, passwords: false });
    return { ...answer, prefs: await thunderbird.run<NonNullable<Answer['prefs']>>(askPrefs, prefs) };
  } finally {
    await thunderbird.quit();
  }
}

export async function repair(
  computer: Computer,
  { fix, check, about = '', chosen = {} }: Pick<Trial, 'fix' | 'check' | 'about' | 'chosen'>,
): Promise<{ readonly finding: Finding; readonly plan: Plan; readonly entry: JournalEntry }> {
  const place = placeOf(computer);
  const seen = await look(place.target, run);
  if (!seen.ok) throw new Error(`cannot look: ${seen.error.code}`);
  const findings = seen.value.evaluation.findings.filter(
    (one) => one.check === check && JSON.stringify([one.subject, one.params]).includes(about),
  );
  const [finding] = findings;
  if (!finding || findings.length > 1) throw new Error(`${findings.length} findings of ${check}: ${about}`);
  const wish = { finding: finding.id, fix, chosen: new Map(Object.entries(chosen)) };
  const planned = await planWish(seen.value, wish, place, run);
  return { finding, plan: planned.plan, entry: await applyPlan(seen.value, planned, place, run) };
}

const sayingOf = ({ check, subject, params }: Finding) => JSON.stringify([check, subject, params]);

const stateOf = ({ state, refusal }: JournalEntry) =>
  refusal ? `${state}: ${refusal.code} ${JSON.stringify(refusal.params)} ${refusal.file ?? ''}`.trim() : state;

/** Without what a start decides for itself. */
const told = ({ prefs: _prefs, ...answer }: Answer & { offline?: boolean }) => ({ ...answer, offline: true });

type Values = ReadonlyMap<string, { readonly before: string | null; readonly after: string | null }>;

/** The settings that the plan shows, by name, as they stand in prefs.js. */
const settingsOf = ({ fix, changes }: Plan): Values =>
  new Map(
    changes
      .filter(({ path: file }) => file.endsWith('prefs.js') && fix !== 'profile-settings-restore')
      .flatMap(({ values }) => values.map(({ name, before, after }) => [name, { before, after }])),
  );

/** A setting without a line has the program's default, which the list of what it says shows. */
const unlike = (values: Values, prefs: NonNullable<Answer['prefs']>, side: 'before' | 'after'): string[] =>
  [...values].flatMap(([name, value]) => {
    const wanted = value[side];
    const has = JSON.stringify(prefs[name] ?? null);
    return wanted === null || wanted === has ? [] : [`${name}: ${has}, planned ${wanted}`];
  });

const marks = ({ folder }: Computer, { changes }: Plan) =>
  changes.map((change) => {
    const file = path.join(folder, 'files', change.path);
    return existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : null;
  });
