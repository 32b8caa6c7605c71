import { z } from 'zod';
import { inventory } from '../model/inventory.ts';
import { journalEntry } from '../model/journal.ts';
import { plan, refusal } from '../model/plan.ts';

/** What to look at: this computer, another one's folder, a saved scan, or an example that ships with the program. */
export const scanTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('this-computer'), allUsers: z.boolean() }),
  z.strictObject({ kind: z.literal('machine'), folder: z.string() }),
  z.strictObject({ kind: z.literal('saved-scan'), file: z.string() }),
  z.strictObject({ kind: z.literal('example'), id: z.string() }),
]);
export type ScanTarget = z.infer<typeof scanTarget>;

export const runId = z.string();

export const progress = z.strictObject({
  step: z.enum(['locating', 'reading', 'judging']),
  client: z.string().optional(),
  subject: z.string().optional(),
  done: z.number(),
  total: z.number().nullable(),
});

/** A refusal or failure as a code; the words are the window's, the details stay in the log. */
export const failure = z.strictObject({
  code: z.enum([
    'refused',
    'bad-request',
    'busy',
    'stopped',
    'not-here',
    'unexpected',
    'folder-missing',
    'folder-unreadable',
    'machine-json-invalid',
    'not-a-scan',
    'newer-version',
    'damaged',
    'not-in-scan',
    'file-not-written',
    'not-written-denied',
    'not-written-disk-full',
    'not-written-folder-missing',
    'not-written-read-only',
  ]),
  file: z.string().nullable(),
});
export type Failure = z.infer<typeof failure>;

export const scanEvent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('progress'), run: runId, progress }),
  z.strictObject({ kind: z.literal('done'), run: runId, target: scanTarget, inventory, milliseconds: z.number() }),
  z.strictObject({ kind: z.literal('cancelled'), run: runId }),
  z.strictObject({ kind: z.literal('failed'), run: runId, failure }),
]);
export type ScanEvent = z.infer<typeof scanEvent>;

export const ignoredFinding = z.strictObject({
  finding: z.string(),
  title: z.string(),
  reason: z.string(),
  at: z.string(),
});
export type IgnoredFinding = z.infer<typeof ignoredFinding>;

export const preferences = z.strictObject({
  language: z.enum(['system', 'en', 'de']),
  theme: z.enum(['system', 'light', 'dark']),
  /** Looks at this computer as soon as the window opens; switched on by the first look. */
  looksAtStart: z.boolean(),
});
export type Preferences = z.infer<typeof preferences>;

export const about = z.strictObject({
  version: z.string(),
  platform: z.enum(['windows', 'macos', 'linux']),
  language: z.string(),
  logFile: z.string(),
  dataFolder: z.string(),
  start: scanTarget,
});
export type About = z.infer<typeof about>;

const answer = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value }),
    z.strictObject({ ok: z.literal(false), error: failure }),
  ]);
const nothing = z.null();

/** A repair that a person looks at: which finding, which fix, what was chosen. Where it happens is what was looked at last. */
const wish = { finding: z.string(), fix: z.string(), chosen: z.record(z.string(), z.string()) };
export const repairJob = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('plan'), ...wish }),
  /** `digest`: of the plan that was shown. `acceptsLoss`: what an undo cannot bring back was ticked. */
  z.strictObject({ kind: z.literal('apply'), ...wish, digest: z.string(), acceptsLoss: z.boolean() }),
  /** The plans of several findings at once: each one's first repair that is done at once and can be taken back completely. */
  z.strictObject({ kind: z.literal('plan-all'), findings: z.array(z.string()) }),
  /** One after the other, each looked at and planned anew: what is not as it was shown is not done. */
  z.strictObject({
    kind: z.literal('apply-all'),
    wishes: z.array(z.strictObject({ finding: z.string(), fix: z.string(), digest: z.string() })),
  }),
  z.strictObject({ kind: z.literal('plan-undo'), entry: z.string() }),
  /** `digest`: of the undo that was shown; null right after a repair, whose preview said it. */
  z.strictObject({ kind: z.literal('undo'), entry: z.string(), digest: z.string().nullable() }),
  z.strictObject({ kind: z.literal('recover') }),
  z.strictObject({ kind: z.literal('history') }),
]);
export type RepairJob = z.infer<typeof repairJob>;

/** Why a finding has no part in a repair of several: nothing is done at once, it needs a decision, it loses something, it is refused. */
const leftOutWhy = z.enum(['by-hand', 'choice', 'loss', 'refused']);

export const repairResult = z.discriminatedUnion('kind', [
  /** `running`: the program that must be closed first. */
  z.strictObject({ kind: z.literal('plan'), plan, running: refusal.nullable() }),
  z.strictObject({
    kind: z.literal('plans'),
    plans: z.array(plan),
    leftOut: z.array(z.strictObject({ finding: z.string(), why: leftOutWhy, refusal: refusal.nullable() })),
    running: refusal.nullable(),
  }),
  /** A refusal stands where nothing could be read or done; each entry has its own. */
  z.strictObject({ kind: z.literal('entries'), entries: z.array(journalEntry), refusal: refusal.nullable() }),
]);
export type RepairResult = z.infer<typeof repairResult>;
export const repairAnswer = answer(repairResult);

/** Every question the window can ask: what goes in, what comes back. The main process checks both; no other channel exists. */
export const contract = {
  'scan.start': { input: scanTarget, output: answer(runId) },
  'scan.cancel': { input: runId, output: answer(nothing) },
  'scan.save': { input: z.null(), output: answer(z.string().nullable()) },
  'examples.list': { input: z.null(), output: answer(z.array(z.strictObject({ id: z.string(), name: z.string() }))) },
  'target.choose': { input: z.enum(['machine', 'saved-scan']), output: answer(z.string().nullable()) },
  'ignored.list': { input: z.null(), output: answer(z.array(ignoredFinding)) },
  'ignored.add': {
    input: z.strictObject({ finding: z.string(), title: z.string(), reason: z.string() }),
    output: answer(z.array(ignoredFinding)),
  },
  'ignored.remove': {
    input: z.strictObject({ findings: z.array(z.string()) }),
    output: answer(z.array(ignoredFinding)),
  },
  'preferences.get': { input: z.null(), output: answer(preferences) },
  'preferences.set': { input: preferences, output: answer(preferences) },
  'about.get': { input: z.null(), output: answer(about) },
  'page.read': { input: z.string(), output: answer(z.string().nullable()) },
  'text.copy': { input: z.string(), output: answer(nothing) },
  /** Shows a file named in the current scan's evidence in the system's file manager; any other path is refused. */
  'file.show': { input: z.string(), output: answer(nothing) },
  /** One at a time, never beside a scan. */
  'repair.do': { input: repairJob, output: repairAnswer },
  /** Ends the repair between two steps and takes back what it began; its answer says so. */
  'repair.stop': { input: z.null(), output: answer(nothing) },
  /** Shows where the copies of an entry of the history lie. */
  'copies.show': { input: z.string(), output: answer(nothing) },
  /** Copies the messages that an entry keeps into a folder that is asked for; null: none was named. A file that is there stays. */
  'messages.export': {
    input: z.string(),
    output: answer(z.strictObject({ folder: z.string(), written: z.int(), there: z.int() }).nullable()),
  },
  'log.show': { input: z.null(), output: answer(nothing) },
  'report.save': {
    input: z.strictObject({
      format: z.enum(['html', 'markdown', 'text', 'json']),
      shareable: z.boolean(),
      language: z.enum(['en', 'de']),
    }),
    output: answer(z.string().nullable()),
  },
} as const;
export type Contract = typeof contract;
export type Question = keyof Contract;
export type Input<Q extends Question> = z.infer<Contract[Q]['input']>;
export type Answer<Q extends Question> = z.infer<Contract[Q]['output']>;

/** What the preload puts on `window.postmender`, and nothing else. */
export interface PostmenderApi {
  ask<Q extends Question>(question: Q, input: Input<Q>): Promise<Answer<Q>>;
  /** Returns the way to stop listening. */
  onScan(listener: (event: ScanEvent) => void): () => void;
}
