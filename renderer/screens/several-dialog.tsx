import { useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Finding } from '../../shared/model/finding.ts';
import type { JournalEntry } from '../../shared/model/journal.ts';
import { findingText } from '../../shared/reports/words.ts';
import { ChangeTable } from '../components/change-table.tsx';
import { WindowDialog } from '../components/dialog.tsx';
import {
  CloseFirst,
  Ended,
  InFolder,
  LeaveButtons,
  type LookedAgain,
  NewLook,
  RepairStatus,
} from '../components/repair-parts.tsx';
import { fixTitle, refusalText } from '../state/repair-text.ts';
import { useText } from '../state/text.ts';
import { type Shown, useRepair } from '../state/use-repair.ts';
import type { Looked } from '../state/window-state.ts';

type SeveralDialogProps = {
  readonly findings: readonly Finding[];
  readonly looked: Looked;
  readonly again: LookedAgain;
  readonly onClose: () => void;
  readonly onChanged: () => void;
};
type Plans = Extract<Shown, { kind: 'plans' }>;

/** Several findings: one list of what changes, one consent, one list of what came of it. */
export function SeveralDialog({ findings, looked, again, onClose, onChanged }: SeveralDialogProps) {
  const text = useText();
  const repair = useRepair({ kind: 'plan-all', findings: findings.map(({ id }) => id) }, onChanged);
  const { stage, work } = repair;
  /** What was done, kept while one of it is taken back. */
  const [done, setDone] = useState<readonly JournalEntry[]>([]);
  const before = useRef(looked);
  const close = () => stage.kind !== 'working' && onClose();
  const shown = stage.kind === 'shown' && stage.shown.kind === 'plans' ? stage.shown : null;
  const results = stage.kind === 'ended' ? [...done, ...stage.entries] : stage.kind === 'failed' ? done : [];
  const titleOf = (id: string) => {
    const finding = findings.find((one) => one.id === id);
    return finding ? findingText(text.all, finding) : id;
  };
  const undo = (entry: JournalEntry) => {
    // What an earlier undo was refused for may be out of the way by now.
    setDone(results.filter((one) => one.undoes === null || one.state === 'done'));
    work({ kind: 'undo', entry: entry.id, digest: null });
  };
  const isUndone = (entry: JournalEntry) =>
    results.some(({ undoes, state }) => undoes === entry.id && state === 'done');

  return (
    <WindowDialog title={text('several-title')} onClose={close} wide>
      <RepairStatus stage={stage}>
        {shown?.running && <CloseFirst running={shown.running} />}
        {shown && !shown.running && (
          <>
            <p>{text('several-sentence', { count: shown.plans.length })}</p>
            {shown.plans.length > 0 && <InFolder target={looked.target} />}
            {shown.plans.map((plan) => (
              <section key={plan.finding} className="several-one">
                <h3>{fixTitle(text, plan.fix)}</h3>
                <p className="quiet">{titleOf(plan.finding)}</p>
                <ChangeTable changes={plan.changes} inventory={before.current.inventory} />
              </section>
            ))}
          </>
        )}
        {shown && <LeftOut leftOut={shown.leftOut} titleOf={titleOf} />}
        {results
          .filter(({ undoes }) => undoes === null)
          .map((entry) => (
            <section key={`${entry.id} ${entry.finding}`} className="several-one">
              <h3>{fixTitle(text, entry.fix)}</h3>
              <p className="quiet">{titleOf(entry.finding)}</p>
              <Ended entry={results.find((one) => one.undoes === entry.id && one.id !== '') ?? entry} />
              {results
                .filter((one) => one.undoes === entry.id && one.id === '')
                .map((one) => (
                  <Ended key={one.at} entry={one} />
                ))}
              {entry.state === 'done' && !isUndone(entry) && (
                <Button
                  className="button"
                  aria-label={text('several-undo', { fix: fixTitle(text, entry.fix), finding: titleOf(entry.finding) })}
                  onPress={() => undo(entry)}
                >
                  {text('repair-undo')}
                </Button>
              )}
            </section>
          ))}
        {results.some(({ state }) => state === 'done') && (
          <NewLook again={again} before={before.current} findings={findings} />
        )}
      </RepairStatus>
      <div className="actions dialog-actions">
        <LeaveButtons repair={repair} onClose={close} />
        {shown && shown.plans.length > 0 && (
          <Button
            className="button primary"
            isDisabled={shown.running !== null}
            onPress={() =>
              work({
                kind: 'apply-all',
                wishes: shown.plans.map(({ finding, fix, digest }) => ({ finding, fix, digest })),
              })
            }
          >
            {text('several-do', { count: shown.plans.length })}
          </Button>
        )}
      </div>
    </WindowDialog>
  );
}

type LeftOutProps = { readonly leftOut: Plans['leftOut']; readonly titleOf: (finding: string) => string };

function LeftOut({ leftOut, titleOf }: LeftOutProps) {
  const text = useText();
  if (leftOut.length === 0) return null;
  return (
    <section>
      <h3>{text('several-left-out')}</h3>
      <ul>
        {leftOut.map(({ finding, why, refusal }) => (
          <li key={finding}>
            {titleOf(finding)}{' '}
            <span className="quiet">{refusal ? refusalText(text, refusal) : text(`several-${why}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
