import { programName } from '../../shared/facts/program-name.ts';
import type { ClientId } from '../../shared/model/ids.ts';
import type { JournalEntry } from '../../shared/model/journal.ts';
import type { Refusal } from '../../shared/model/plan.ts';
import { refusalText as refusalWords } from '../../shared/reports/plan-text.ts';
import type { Text } from './text.ts';

export const refusalText = (text: Text, refusal: Refusal): string => refusalWords(text.all, refusal);

export const fixTitle = (text: Text, fix: string): string => text.all(`fix.${fix}.title`);

/** What an entry of the history did. */
export const entryTitle = (text: Text, { fix, undoes }: JournalEntry): string =>
  undoes === null ? fixTitle(text, fix) : text('history-undoes', { fix: fixTitle(text, fix) });

/** The program that must be closed, by its own name. */
export const programOf = ({ params: { program } }: Refusal): string => programName(String(program) as ClientId);
