import type { ClientId, Platform } from '../../shared/model/ids.ts';
import type { Sections } from '../../shared/model/inventory.ts';
import type { DescribedValue, Refusal } from '../../shared/model/plan.ts';
import type { Problem } from '../../shared/model/problem.ts';
import type { Profile } from '../../shared/model/profile.ts';
import type { Progress } from '../../shared/model/run.ts';
import type { Result } from '../../shared/result.ts';
import type { Machine, MachineUser } from '../machine/machine.ts';
import type { Change, Edit } from './change.ts';
import type { Intent } from './intent.ts';

/** Event names with numbers, booleans and ids of our own: a string from the machine has no place here. */
export type Log = {
  info(event: string, facts?: Readonly<Record<string, number | boolean>>): void;
  error(event: string, facts?: Readonly<Record<string, number | boolean>>): void;
};

/** How to stop a job, and where it logs. */
export type Stoppable = { readonly signal: AbortSignal; readonly log: Log };
/** Every scan carries one: how to stop it, whom to tell, where to log. */
export type Run = Stoppable & { progress(progress: Progress): void };

export type Collected = { readonly sections: Partial<Sections>; readonly problems: readonly Problem[] };
export type Located = { readonly profiles: readonly Profile[]; readonly problems: readonly Problem[] };

/** A change that was made and whose file somebody has written since. */
export type Done = {
  readonly kind: Change['kind'];
  readonly path: string;
  readonly values: readonly DescribedValue[];
  readonly edit: Edit | null;
  /** What a splice replaced. */
  readonly old: Uint8Array | null;
  /** The old bytes of the file, or what was appended or quarantined. Rejects where our copy is gone. */
  kept(): Promise<Uint8Array>;
};

/** A mail program, as far as we can read it. */
export interface Client {
  readonly id: ClientId;
  /** Where it exists; elsewhere it is not looked for. */
  readonly platforms: readonly Platform[];
  /** The profiles of one user; none where the program is not installed. */
  locate(machine: Machine, user: MachineUser, run: Run): Promise<Located>;
  /** Everything of one profile; a part that cannot be read becomes a problem, the rest is still read. */
  collect(profile: Profile, machine: Machine, run: Run): Promise<Collected>;
  /** Whether the program has this profile open right now. */
  isRunning(profile: Profile, machine: Machine): Promise<Profile['running']>;
  /** The changes of its files that an intent needs, or why not. Reads only. */
  edit(
    intent: Intent,
    profile: Profile,
    machine: Machine,
    signal: AbortSignal,
  ): Promise<Result<readonly Change[], Refusal>>;
  /** The changes that take back `changed`, whose files the program has written since; `all` of the entry for its copies. Reads only. */
  turnBack(
    changed: readonly Done[],
    all: readonly Done[],
    machine: Machine,
    signal: AbortSignal,
  ): Promise<Result<readonly Change[], Refusal>>;
}
