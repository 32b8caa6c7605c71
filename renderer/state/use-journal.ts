import { useCallback, useEffect, useState } from 'react';
import type { JournalEntry } from '../../shared/model/journal.ts';
import type { Refusal } from '../../shared/model/plan.ts';
import { ask } from './ask.ts';

export type Journal = {
  readonly entries: readonly JournalEntry[];
  readonly refusal: Refusal | null;
  readonly read: () => void;
};

/** Milliseconds until the engine is asked again while it scans. */
const patience = 250;

/** What was done, read anew whenever `when` changes: a scan that ended, a screen that opened. */
export function useJournal(when: string): Journal {
  const [known, setKnown] = useState<Omit<Journal, 'read'>>({ entries: [], refusal: null });
  const [turn, setTurn] = useState(0);
  const read = useCallback(() => setTurn((last) => last + 1), []);
  const wanted = `${when} ${turn}`;
  useEffect(() => {
    let isLeft = wanted === '';
    let wait: ReturnType<typeof setTimeout> | undefined;
    const fetchAll = async () => {
      const answer = await ask('repair.do', { kind: 'history' });
      if (isLeft) return;
      if (!answer.ok && answer.error.code === 'busy') wait = setTimeout(fetchAll, patience);
      else if (answer.ok && answer.value.kind === 'entries')
        setKnown({ entries: answer.value.entries, refusal: answer.value.refusal });
    };
    fetchAll();
    return () => {
      isLeft = true;
      clearTimeout(wait);
    };
  }, [wanted]);
  return { ...known, read };
}
