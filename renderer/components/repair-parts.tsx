import { type ReactNode, useEffect, useRef } from 'react';
import { Button, ProgressBar } from 'react-aria-components';
import type { ScanTarget } from '../../shared/ipc/contract.ts';
import type { Finding } from '../../shared/model/finding.ts';
import type { JournalEntry } from '../../shared/model/journal.ts';
import type { Refusal } from '../../shared/model/plan.ts';
import { findingText } from '../../shared/reports/words.ts';
import { failureText } from '../state/failure-text.ts';
import { programOf, refusalText } from '../state/repair-text.ts';
import { useText } from '../state/text.ts';
import type { Repair, Stage } from '../state/use-repair.ts';
import { type Verdict, verdictText } from '../state/verdict.ts';
import type { Looked } from '../state/window-state.ts';

/** What a new look after a repair said. */
export type LookedAgain = { readonly looked: Looked | null; readonly verdict: Verdict | null; readonly looks: boolean };

/** The part of a repair's dialog that is read aloud when it changes, and takes the focus when the repair has ended. */
export function RepairStatus({ stage, children }: { readonly stage: Stage; readonly children: ReactNode }) {
  const text = useText();
  const status = useRef<HTMLDivElement>(null);
  const hasEnded = stage.kind === 'ended';
  useEffect(() => {
    if (hasEnded) status.current?.focus();
  }, [hasEnded]);
  return (
    <div ref={status} tabIndex={-1} className="dialog-scroll repair" role="status">
      {stage.kind === 'planning' && <p>{text('repair-planning')}</p>}
      {stage.kind === 'failed' && <p className="breakable">{failureText(text, stage.failure)}</p>}
      {stage.kind === 'working' && (
        <>
          <p>{text(stage.stops ? 'repair-taking-back' : stage.job === 'undo' ? 'repair-undoing' : 'repair-working')}</p>
          <ProgressBar isIndeterminate aria-label={text('repair-working')} className="progress">
            <div className="progress-fill" />
          </ProgressBar>
        </>
      )}
      {children}
    </div>
  );
}

/** The program is open, or nobody can tell: what to do, and that it goes on by itself. */
export function CloseFirst({ running }: { readonly running: Refusal }) {
  const text = useText();
  if (running.code !== 'running') return <p className="breakable">{refusalText(text, running)}</p>;
  return (
    <>
      <p>
        <strong>{text('repair-close-program', { program: programOf(running) })}</strong>
      </p>
      <p>{text('repair-close-text')}</p>
    </>
  );
}

export function InFolder({ target }: { readonly target: ScanTarget }) {
  const text = useText();
  if (target.kind !== 'machine') return null;
  return <p className="breakable">{text('repair-in-folder', { folder: target.folder })}</p>;
}

/** What came of one entry. */
export function Ended({ entry }: { readonly entry: JournalEntry }) {
  const text = useText();
  if (entry.state === 'done')
    return (
      <p>
        <strong>{text(entry.undoes === null ? 'repair-done' : 'repair-undone')}</strong>
      </p>
    );
  return (
    <>
      <p>
        <strong>{text('repair-not-done')}</strong>
      </p>
      {entry.refusal && <p className="breakable">{refusalText(text, entry.refusal)}</p>}
    </>
  );
}

type NewLookProps = {
  readonly again: LookedAgain;
  readonly before: Looked | null;
  readonly findings: readonly Finding[];
};

/** What the new look says: the verdict, and what is still found about the same things. */
export function NewLook({ again: { looked, verdict, looks }, before, findings }: NewLookProps) {
  const text = useText();
  if (looks) return <p>{text('repair-looking')}</p>;
  if (!looked || looked === before || !verdict) return null;
  const left = looked.evaluation.findings.filter((one) =>
    findings.some(({ check, subject }) => one.check === check && one.subject === subject),
  );
  return (
    <>
      <p>{text('repair-looked', { verdict: verdictText(text, verdict).first })}</p>
      {left.map((one) => (
        <p key={one.id} className="breakable">
          {text('repair-remains', { finding: findingText(text.all, one) })}
        </p>
      ))}
    </>
  );
}

/** Cancel while something is at work or to be decided, Close afterwards; “look at it again” where it was not done. */
export function LeaveButtons({ repair, onClose }: { readonly repair: Repair; readonly onClose: () => void }) {
  const text = useText();
  const { stage, stop, again } = repair;
  if (stage.kind === 'working')
    return (
      <Button className="button" isDisabled={stage.stops} onPress={stop}>
        {text('cancel')}
      </Button>
    );
  const isNotDone =
    stage.kind === 'failed' || (stage.kind === 'ended' && stage.entries.every(({ state }) => state !== 'done'));
  return (
    <>
      <Button className="button" onPress={onClose}>
        {text(stage.kind === 'shown' || stage.kind === 'planning' ? 'cancel' : 'close')}
      </Button>
      {isNotDone && (
        <Button className="button" onPress={again}>
          {text('repair-again')}
        </Button>
      )}
    </>
  );
}
