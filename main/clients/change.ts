import type { Params } from '../../shared/model/finding.ts';
import type { Choice, DescribedValue, FileMark, Refusal, RefusalCode } from '../../shared/model/plan.ts';
import { err } from '../../shared/result.ts';

/** Bytes to be written: in memory, or a stretch of a file of the machine with a few places replaced, so that a large message is streamed. */
export type Content =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | {
      readonly kind: 'range';
      readonly path: string;
      readonly offset: number;
      readonly length: number;
      /** `at` counts from the start of the stretch. They do not overlap and do not change its length. */
      readonly patches: readonly { readonly at: number; readonly bytes: Uint8Array }[];
    }
  /** A copy that an entry of our own journal keeps. */
  | { readonly kind: 'kept'; readonly entry: string; readonly name: string; readonly length: number };

/** What a change means inside its file, so that it can be taken back after the program has rewritten the rest. */
export type Edit =
  | {
      readonly kind: 'prefs';
      readonly set: readonly { readonly name: string; readonly before: PrefValue; readonly after: PrefValue }[];
      /** What tells whose settings these are. The program gives the key of a deleted account to the next one. */
      readonly about?: readonly { readonly name: string; readonly value: PrefValue }[] | undefined;
    }
  | { readonly kind: 'logins'; readonly removed: readonly string[] }
  | { readonly kind: 'filter'; readonly name: string; readonly line: number; readonly enabled: boolean }
  /** A message's status in its mbox file. `sha256`: of the message without its From line and status. */
  | { readonly kind: 'status'; readonly messageId: string | null; readonly sha256: string; readonly length: number }
  /** A message appended to an mbox file, or written as a file of its own. */
  | { readonly kind: 'message'; readonly messageId: string | null; readonly sha256: string; readonly length: number }
  | { readonly kind: 'index' };
export type PrefValue = string | number | boolean | null;

type Common = {
  /** In the machine's own form. */
  readonly path: string;
  readonly values: readonly DescribedValue[];
  readonly edit: Edit | null;
  /** Mode, owner and time that the file gets: what it had before the change that is taken back. Default: what it has. */
  readonly restores?: {
    readonly mode: number;
    readonly user: number;
    readonly group: number;
    readonly modified: number;
  };
};

/**
 * What a fix plans for one file; the engine alone carries it out, and only where the file still is what is expected here.
 * `write`: a small file whole, or a new one. `splice`: same length, in place. `append`: `size` null where the file is not there.
 * `truncate`: takes back an append. `set-aside`: the file leaves its folder, a copy is kept. `quarantine`: a copy in our own folder.
 */
export type Change =
  | (Common & { readonly kind: 'write'; readonly before: FileMark | null; readonly content: Content })
  | (Common & {
      readonly kind: 'splice';
      readonly size: number;
      readonly offset: number;
      readonly old: Uint8Array;
      readonly fresh: Uint8Array;
    })
  | (Common & { readonly kind: 'append'; readonly size: number | null; readonly content: Content })
  | (Common & { readonly kind: 'truncate'; readonly size: number; readonly to: number; readonly tailSha256: string })
  | (Common & { readonly kind: 'set-aside'; readonly before: FileMark })
  | (Common & { readonly kind: 'quarantine'; readonly name: string; readonly content: Content });

/** What a client made of an intent. */
export type Edited = { readonly changes: readonly Change[]; readonly choices: readonly Choice[] };

export const refuse = (code: RefusalCode, file: string | null = null, params: Params = {}) =>
  err<Refusal>({ code, file, params });

/** A client whose files are not changed from outside: its repairs are steps for a person. */
export const byHandOnly = {
  edit: async () => refuse('not-supported'),
  turnBack: async () => refuse('not-supported'),
};
