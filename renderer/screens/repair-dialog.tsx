import { useRef, useState } from 'react';
import { Button, Checkbox, Label, Radio, RadioGroup } from 'react-aria-components';
import type { ScanTarget } from '../../shared/ipc/contract.ts';
import type { Finding } from '../../shared/model/finding.ts';
import type { Inventory } from '../../shared/model/inventory.ts';
import type { Plan } from '../../shared/model/plan.ts';
import { ChangeTable, settingCount } from '../components/change-table.tsx';
import { WindowDialog } from '../components/dialog.tsx';
import { TickIcon } from '../components/icons.tsx';
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
import { useRepair } from '../state/use-repair.ts';
import type { Looked } from '../state/window-state.ts';

type RepairDialogProps = {
  readonly finding: Finding;
  readonly fix: string;
  /** What was looked at when the dialog was opened. */
  readonly looked: Looked;
  readonly again: LookedAgain;
  readonly onClose: () => void;
  /** Something was changed: what was looked at is out of date. */
  readonly onChanged: () => void;
};

/** One repair from its preview to what came of it. */
export function RepairDialog({ finding, fix, looked, again, onClose, onChanged }: RepairDialogProps) {
  const text = useText();
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const [accepts, setAccepts] = useState(false);
  const repair = useRepair({ kind: 'plan', finding: finding.id, fix, chosen: { ...chosen } }, onChanged);
  const { stage, work } = repair;
  const before = useRef(looked);
  const close = () => stage.kind !== 'working' && onClose();
  const shown = stage.kind === 'shown' && stage.shown.kind === 'plan' ? stage.shown : null;
  const done = stage.kind === 'ended' ? stage.entries[0] : undefined;
  const apply = ({ digest }: Plan) => {
    before.current = again.looked ?? looked;
    work({ kind: 'apply', finding: finding.id, fix, chosen: { ...chosen }, digest, acceptsLoss: accepts });
  };

  return (
    <WindowDialog title={fixTitle(text, fix)} onClose={close} wide>
      <RepairStatus stage={stage}>
        {shown && <p>{text.all(`fix.${fix}.does`)}</p>}
        {shown?.running && <CloseFirst running={shown.running} />}
        {shown && !shown.running && (
          <Preview plan={shown.plan} target={looked.target} inventory={before.current.inventory} />
        )}
        {done && <Ended entry={done} />}
        {done?.state === 'done' && (
          <NewLook again={again} before={before.current} findings={done.undoes === null ? [finding] : []} />
        )}
      </RepairStatus>
      {shown?.plan.choices.map(({ key, options, chosen: set }) => (
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
      {shown?.plan.cannotBringBack && !shown.running && (
        <>
          <p>{text.all(shown.plan.cannotBringBack)}</p>
          <Checkbox className="choice" isSelected={accepts} onChange={setAccepts}>
            <span className="box" aria-hidden="true">
              <TickIcon />
            </span>
            <span>{text('repair-accept')}</span>
          </Checkbox>
        </>
      )}
      <div className="actions dialog-actions">
        <LeaveButtons repair={repair} onClose={close} />
        {shown && !shown.plan.refusal && (
          <Button
            className="button primary"
            isDisabled={shown.running !== null || (shown.plan.cannotBringBack !== undefined && !accepts)}
            onPress={() => apply(shown.plan)}
          >
            {fixTitle(text, fix)}
          </Button>
        )}
        {done?.state === 'done' && done.undoes === null && (
          <Button className="button" onPress={() => work({ kind: 'undo', entry: done.id, digest: null })}>
            {text('repair-undo')}
          </Button>
        )}
      </div>
    </WindowDialog>
  );
}

type PreviewProps = { readonly plan: Plan; readonly target: ScanTarget; readonly inventory: Inventory };

function Preview({ plan, target, inventory }: PreviewProps) {
  const text = useText();
  // A choice that is still open stands below, with its own words.
  if (plan.refusal)
    return plan.refusal.code === 'needs-choice' ? null : <p className="breakable">{refusalText(text, plan.refusal)}</p>;
  const files = new Set(plan.changes.map(({ path }) => path)).size;
  return (
    <>
      <p>
        {text('repair-sentence', { values: settingCount(plan.changes), files })}
        {plan.cannotBringBack === undefined && ` ${text('repair-undoable')}`}
      </p>
      <InFolder target={target} />
      <ChangeTable changes={plan.changes} inventory={inventory} />
    </>
  );
}
