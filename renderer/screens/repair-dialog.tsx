import { useCallback, useEffect, useRef, useState } from 'react';
import { Button, Checkbox, Label, ProgressBar, Radio, RadioGroup } from 'react-aria-components';
import type { Failure, RepairJob, ScanTarget } from '../../shared/ipc/contract.ts';
import type { JournalEntry } from '../../shared/model/journal.ts';
import type { Plan, Refusal } from '../../shared/model/plan.ts';
import { ChangeTable, valuesOf } from '../components/change-table.tsx';
import { WindowDialog } from '../components/dialog.tsx';
import { TickIcon } from '../components/icons.tsx';
import { ask } from '../state/ask.ts';
import { failureText } from '../state/failure-text.ts';
import { fixTitle, programOf, refusalText } from '../state/repair-text.ts';
import { useText } from '../state/text.ts';

type Stage =
  | { readonly kind: 'planning' }
  | { readonly kind: 'shown'; readonly plan: Plan; readonly running: Refusal | null }
  | { readonly kind: 'working'; readonly job: 'apply' | 'undo'; readonly stops: boolean }
  | { readonly kind: 'ended'; readonly entry: JournalEntry }
  | { readonly kind: 'failed'; readonly failure: Failure };

type RepairDialogProps = {
  readonly finding: string;
  readonly fix: string;
  readonly target: ScanTarget;
  readonly onClose: () => void;
  /** Something was changed: what was looked at is out of date. */
  readonly onChanged: () => void;
};

/** Milliseconds between two looks whether the mail program is closed. */
const patience = 1000;

/** One repair from its preview to what came of it. */
export function RepairDialog({ finding, fix, target, onClose, onChanged }: RepairDialogProps) {
  const text = useText();
  const [stage, setStage] = useState<Stage>({ kind: 'planning' });
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const [accepts, setAccepts] = useState(false);
  const changed = useRef(false);
  const status = useRef<HTMLDivElement>(null);

  const preview = useCallback(async () => {
    const answer = await ask('repair.do', { kind: 'plan', finding, fix, chosen: { ...chosen } });
    return answer;
  }, [finding, fix, chosen]);
  useEffect(() => {
    let isLeft = false;
    let wait: ReturnType<typeof setTimeout> | undefined;
    const show = async () => {
      const answer = await preview();
      if (isLeft) return;
      if (!answer.ok && answer.error.code === 'busy') wait = setTimeout(show, patience / 4);
      else if (!answer.ok) setStage({ kind: 'failed', failure: answer.error });
      else if (answer.value.kind === 'plan') {
        setStage({ kind: 'shown', plan: answer.value.plan, running: answer.value.running });
        if (answer.value.running) wait = setTimeout(show, patience);
      }
    };
    show();
    return () => {
      isLeft = true;
      clearTimeout(wait);
    };
  }, [preview]);

  const work = async (job: Extract<RepairJob, { kind: 'apply' | 'undo' }>) => {
    setStage({ kind: 'working', job: job.kind, stops: false });
    const answer = await ask('repair.do', job);
    if (!answer.ok) return setStage({ kind: 'failed', failure: answer.error });
    const entry = answer.value.kind === 'entries' ? answer.value.entries[0] : undefined;
    if (!entry) return setStage({ kind: 'failed', failure: { code: 'unexpected', file: null } });
    if (entry.state === 'done') changed.current = true;
    setStage({ kind: 'ended', entry });
  };
  const close = () => {
    if (stage.kind === 'working') return;
    onClose();
    if (changed.current) onChanged();
  };
  const ended = stage.kind === 'ended';
  useEffect(() => {
    if (ended) status.current?.focus();
  }, [ended]);

  return (
    <WindowDialog title={fixTitle(text, fix)} onClose={close} wide>
      <div ref={status} tabIndex={-1} className="dialog-scroll repair" role="status">
        {stage.kind === 'planning' && <p>{text('repair-planning')}</p>}
        {stage.kind === 'failed' && <p>{failureText(text, stage.failure)}</p>}
        {stage.kind === 'shown' && <p>{text.all(`fix.${fix}.does`)}</p>}
        {stage.kind === 'shown' && stage.running && (
          <>
            <p>
              <strong>{text('repair-close-program', { program: programOf(stage.running) })}</strong>
            </p>
            <p>{text('repair-close-text')}</p>
          </>
        )}
        {stage.kind === 'shown' && !stage.running && <Preview plan={stage.plan} target={target} />}
        {stage.kind === 'working' && (
          <>
            <p>
              {text(stage.stops ? 'repair-taking-back' : stage.job === 'apply' ? 'repair-working' : 'repair-undoing')}
            </p>
            <ProgressBar isIndeterminate aria-label={text('repair-working')} className="progress">
              <div className="progress-fill" />
            </ProgressBar>
          </>
        )}
        {stage.kind === 'ended' && <Ended entry={stage.entry} />}
      </div>
      {stage.kind === 'shown' &&
        stage.plan.choices.map(({ key, options, chosen: set }) => (
          <RadioGroup
            key={key}
            className="choices"
            value={chosen[key] ?? set}
            onChange={(value) => setChosen({ ...chosen, [key]: value })}
          >
            <Label>{text.all(`fix.${fix}.choice-${key}`)}</Label>
            {options.map(({ value, label }) => (
              <Radio key={value} value={value} className="choice">
                <span className="dot" aria-hidden="true" />
                <span>{label}</span>
              </Radio>
            ))}
          </RadioGroup>
        ))}
      {stage.kind === 'shown' && stage.plan.cannotBringBack && !stage.running && (
        <>
          <p>{text.all(stage.plan.cannotBringBack)}</p>
          <Checkbox className="choice" isSelected={accepts} onChange={setAccepts}>
            <span className="box" aria-hidden="true">
              <TickIcon />
            </span>
            <span>{text('repair-accept')}</span>
          </Checkbox>
        </>
      )}
      <div className="actions dialog-actions">
        {stage.kind === 'working' ? (
          <Button
            className="button"
            isDisabled={stage.stops}
            onPress={() => {
              setStage({ ...stage, stops: true });
              ask('repair.stop', null);
            }}
          >
            {text('cancel')}
          </Button>
        ) : (
          <Button className="button" onPress={close}>
            {text(stage.kind === 'shown' || stage.kind === 'planning' ? 'cancel' : 'close')}
          </Button>
        )}
        {stage.kind === 'shown' && !stage.plan.refusal && (
          <Button
            className="button primary"
            isDisabled={stage.running !== null || (stage.plan.cannotBringBack !== undefined && !accepts)}
            onPress={() =>
              work({
                kind: 'apply',
                finding,
                fix,
                chosen: { ...chosen },
                digest: stage.plan.digest,
                acceptsLoss: accepts,
              })
            }
          >
            {fixTitle(text, fix)}
          </Button>
        )}
        {stage.kind === 'ended' && stage.entry.state === 'done' && stage.entry.undoes === null && (
          <Button className="button" onPress={() => work({ kind: 'undo', entry: stage.entry.id })}>
            {text('repair-undo')}
          </Button>
        )}
      </div>
    </WindowDialog>
  );
}

function Preview({ plan, target }: { readonly plan: Plan; readonly target: ScanTarget }) {
  const text = useText();
  // A choice that is still open stands below, with its own words.
  if (plan.refusal) return plan.refusal.code === 'needs-choice' ? null : <p>{refusalText(text, plan.refusal)}</p>;
  const files = new Set(plan.changes.map(({ path }) => path)).size;
  return (
    <>
      <p>{text('repair-sentence', { values: valuesOf(plan.changes).length, files })}</p>
      {target.kind === 'machine' && <p className="breakable">{text('repair-in-folder', { folder: target.folder })}</p>}
      <ChangeTable changes={plan.changes} />
    </>
  );
}

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
