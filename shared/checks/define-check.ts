import type { MessageText } from '../messages/define-messages.ts';
import type { Params, Severity } from '../model/finding.ts';
import type { ClientId, Instant, SubjectId } from '../model/ids.ts';
import type { MachineInfo, Sections } from '../model/inventory.ts';
import type { Problem, ProblemCode, SectionName } from '../model/problem.ts';

export type Topic = 'protocol' | 'outbox' | 'password' | 'connection' | 'filter' | 'profile' | 'folder';

/** A public fact a check rests on; rendered by `reports/reference.ts`. */
export type Reference =
  | { readonly kind: 'rfc'; readonly number: number; readonly section: string | null }
  | { readonly kind: 'vendor'; readonly vendor: string; readonly title: string }
  | { readonly kind: 'measured'; readonly on: string };
export const rfc = (number: number, section: string | null = null): Reference => ({ kind: 'rfc', number, section });
export const vendor = (name: string, title: string): Reference => ({ kind: 'vendor', vendor: name, title });
export const measured = (on: string): Reference => ({ kind: 'measured', on });

export type CheckMeta<N extends SectionName> = {
  /** For ever; also the file's name, the page's name and the message keys. */
  readonly id: string;
  readonly topic: Topic;
  readonly severity: Severity;
  readonly since: string;
  /**
   * The sections `run` receives; the first holds the things it judges. One that is not complete makes a silent check inconclusive,
   * unless the first is complete and holds nothing of the check's kind.
   */
  readonly needs: readonly N[];
  /** Problems that make this check inconclusive though they blind no section: a single value that nobody could read. */
  readonly unsureWith?: readonly ProblemCode[];
  readonly clients: 'any' | readonly ClientId[];
  readonly references: readonly Reference[];
  readonly fixes: readonly string[];
  /** More exact checks: where one of them speaks about the same thing, this one is silent. */
  readonly yieldsTo: readonly string[];
};

export type Seen<N extends SectionName> = Pick<Sections, N> & {
  readonly takenAt: Instant;
  readonly machine: MachineInfo;
  /** For checks that conclude from something that is *not* there: see `facts/blind.ts`. */
  readonly problems: readonly Problem[];
};

export type Told<P> = {
  readonly subject: SubjectId;
  readonly related?: readonly SubjectId[];
  /** `<noun id>#<field path>`, at least one. */
  readonly evidence: readonly string[];
  readonly params: P;
  /** `likely` for a conclusion; its text must then say so. Default `seen`. */
  readonly sureness?: 'seen' | 'likely';
};

/** `title`, `why` and `hand` belong to every check: its heading, one or two sentences, and what a person can do without us. */
export type CheckMessages = {
  readonly title: MessageText<undefined>;
  readonly why: MessageText<undefined>;
  readonly hand: MessageText<undefined>;
  readonly [message: string]: MessageText<Params | undefined>;
};
type Example<M> = M extends { readonly example: infer P extends Params } ? Widen<P> : Record<string, never>;
type Widen<P> = { readonly [K in keyof P]: P[K] extends string ? string : P[K] extends number ? number : boolean };
type Spoken<M> = Exclude<keyof M, 'title' | 'why' | 'hand'> & string;

export type Report<M> = <K extends Spoken<M>>(message: K, told: Told<Example<M[K]>>) => void;

export type Check<N extends SectionName = SectionName, M = CheckMessages> = {
  readonly meta: CheckMeta<N>;
  readonly messages: M;
  /** Whether there is anything of its kind to judge; otherwise the outcome is `not-applicable`. */
  applies(seen: Seen<N>): boolean;
  /** Pure and synchronous. "Now" is `takenAt`. */
  run(seen: Seen<N>, report: Report<M>): void;
};

/** What the index holds: any check, its types forgotten. */
export type AnyCheck = {
  readonly meta: CheckMeta<SectionName>;
  readonly messages: CheckMessages;
  applies(seen: Seen<SectionName>): boolean;
  run(seen: Seen<SectionName>, report: (message: string, told: Told<Params>) => void): void;
};

/** Ties a check's sections and its message parameters to what `run` may read and say: a wrong one does not compile. */
export function defineCheck<const N extends SectionName, const M extends CheckMessages>(check: Check<N, M>): AnyCheck {
  const { run, ...rest } = check;
  return {
    ...rest,
    run(seen, report) {
      run(seen, (message, told) => report(message, told as Told<Params>));
    },
  };
}
