import type { ClientId } from '../../shared/model/ids.ts';
import type { Sections } from '../../shared/model/inventory.ts';
import type { Problem } from '../../shared/model/problem.ts';
import type { Profile } from '../../shared/model/profile.ts';
import type { Progress } from '../../shared/model/run.ts';
import type { Machine, MachineUser } from '../machine/machine.ts';

/** Event names with numbers, booleans and ids of our own: a string from the machine has no place here. */
export type Log = {
  info(event: string, facts?: Readonly<Record<string, number | boolean>>): void;
  error(event: string, facts?: Readonly<Record<string, number | boolean>>): void;
};

/** Every long job carries one: how to stop it, whom to tell, where to log. */
export type Run = { readonly signal: AbortSignal; progress(progress: Progress): void; readonly log: Log };

export type Collected = { readonly sections: Partial<Sections>; readonly problems: readonly Problem[] };
export type Located = { readonly profiles: readonly Profile[]; readonly problems: readonly Problem[] };

/** A mail program, as far as we can read it. */
export interface Client {
  readonly id: ClientId;
  /** The profiles of one user; none where the program is not installed. */
  locate(machine: Machine, user: MachineUser, run: Run): Promise<Located>;
  /** Everything of one profile; a part that cannot be read becomes a problem, the rest is still read. */
  collect(profile: Profile, machine: Machine, run: Run): Promise<Collected>;
}
