import { useCallback, useEffect, useState } from 'react';
import type { Answer, Failure, RepairJob, RepairResult } from '../../shared/ipc/contract.ts';
import type { JournalEntry } from '../../shared/model/journal.ts';
import type { Refusal } from '../../shared/model/plan.ts';
import { ask } from './ask.ts';

export type PlanJob = Extract<RepairJob, { kind: 'plan' | 'plan-all' | 'plan-undo' }>;
type WorkJob = Extract<RepairJob, { kind: 'apply' | 'apply-all' | 'undo' }>;
export type Shown = Extract<RepairResult, { kind: 'plan' | 'plans' }>;

export type Stage =
  | { readonly kind: 'planning' }
  | { readonly kind: 'shown'; readonly shown: Shown }
  | { readonly kind: 'working'; readonly job: WorkJob['kind']; readonly stops: boolean }
  | { readonly kind: 'ended'; readonly entries: readonly JournalEntry[]; readonly refusal: Refusal | null }
  | { readonly kind: 'failed'; readonly failure: Failure };

export type Repair = {
  readonly stage: Stage;
  readonly work: (job: WorkJob) => Promise<void>;
  readonly stop: () => void;
  /** Makes the preview anew. */
  readonly again: () => void;
};

/** Milliseconds between two looks whether the mail program is closed, and until a busy engine is asked again. */
const patience = { closed: 1000, busy: 250 };

const wait = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

/** Asks until the engine has ended what it is at. */
export async function askPatiently(job: RepairJob): Promise<Answer<'repair.do'>> {
  for (;;) {
    const answer = await ask('repair.do', job);
    if (answer.ok || answer.error.code !== 'busy') return answer;
    await wait(patience.busy);
  }
}

/**
 * A repair from its preview to its end. While the mail program is open the preview is made anew every second, until it is closed or the
 * dialog goes; nothing is ever applied by itself. `onChanged`: something was changed, what was looked at is out of date.
 */
export function useRepair(job: PlanJob, onChanged: () => void): Repair {
  const [stage, setStage] = useState<Stage>({ kind: 'planning' });
  const [turn, setTurn] = useState(0);
  const wanted = JSON.stringify({ turn, job });
  useEffect(() => {
    const asked: { readonly job: PlanJob } = JSON.parse(wanted);
    let isLeft = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = async () => {
      const answer = await askPatiently(asked.job);
      if (isLeft) return;
      if (!answer.ok) return setStage({ kind: 'failed', failure: answer.error });
      if (answer.value.kind === 'entries') return;
      setStage({ kind: 'shown', shown: answer.value });
      if (answer.value.running) timer = setTimeout(show, patience.closed);
    };
    show();
    return () => {
      isLeft = true;
      clearTimeout(timer);
    };
  }, [wanted]);

  const work = useCallback(
    async (what: WorkJob) => {
      setStage({ kind: 'working', job: what.kind, stops: false });
      const answer = await askPatiently(what);
      if (!answer.ok) return setStage({ kind: 'failed', failure: answer.error });
      if (answer.value.kind !== 'entries')
        return setStage({ kind: 'failed', failure: { code: 'unexpected', file: null } });
      setStage({ kind: 'ended', entries: answer.value.entries, refusal: answer.value.refusal });
      if (answer.value.entries.some(({ state }) => state === 'done')) onChanged();
    },
    [onChanged],
  );
  const stop = useCallback(() => {
    setStage((now) => (now.kind === 'working' ? { ...now, stops: true } : now));
    ask('repair.stop', null);
  }, []);
  const again = useCallback(() => {
    setStage({ kind: 'planning' });
    setTurn((last) => last + 1);
  }, []);
  return { stage, work, stop, again };
}
