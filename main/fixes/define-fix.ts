import type { FixId } from '../../shared/facts/fix-kinds.ts';
import type { Finding } from '../../shared/model/finding.ts';
import type { Inventory } from '../../shared/model/inventory.ts';
import type { Choice, Refusal } from '../../shared/model/plan.ts';
import type { Result } from '../../shared/result.ts';
import type { Intent } from '../clients/intent.ts';

export type FixMeta = {
  /** For ever; also the file's name and the message keys `fix.<id>.…`. */
  readonly id: FixId;
  /** `needs-consent`: an undo brings back the setting and not everything that happened meanwhile. */
  readonly risk: 'reversible' | 'needs-consent';
  readonly since: string;
  /** Whether the program must be closed; all that edit its files need that. */
  readonly mustBeClosed: 'client' | 'nothing';
};

/** What is wanted, for which profile, and what a person may decide about it. */
export type Wanted = { readonly profile: string; readonly intent: Intent; readonly choices: readonly Choice[] };

export type FixSeen = {
  readonly finding: Finding;
  readonly inventory: Inventory;
  /** Key → value of `--choose`. */
  readonly chosen: ReadonlyMap<string, string>;
};

/** One intent each. A fix only says what is wanted: the client makes changes of it, the engine carries them out. */
export type Fix = { readonly meta: FixMeta; plan(seen: FixSeen): Result<Wanted, FixRefusal> };

/** With what may be chosen, where a choice is missing or wrong. */
export type FixRefusal = Refusal & { readonly choices?: readonly Choice[] };

export const defineFix = (fix: Fix): Fix => fix;
