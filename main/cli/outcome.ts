import type { JournalEntry } from '../../shared/model/journal.ts';
import { product } from '../../shared/product.ts';

/** What a command that writes came to so far; empty for one that only looks. */
export type Outcome = {
  readonly entries: JournalEntry[];
  /** From before a change until its entry stands in `entries`. */
  isChanging: boolean;
};

/** The sentence with which a stopped or broken command ends, as key and parameter: only where nothing was changed it says so. */
export function closing({ entries, isChanging }: Outcome, cause: 'stopped' | 'crash') {
  const has = (state: JournalEntry['state']) => entries.some((entry) => entry.state === state);
  if (isChanging || has('open')) return { key: `cli.${cause}-open`, command: `${product.id} recover` };
  const back = cause === 'stopped' && has('rolled-back') ? '-back' : '';
  return { key: `cli.${cause}${back}${has('done') ? '-done' : ''}`, command: `${product.id} history` };
}
