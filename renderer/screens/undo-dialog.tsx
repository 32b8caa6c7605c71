import { Button } from 'react-aria-components';
import type { Inventory } from '../../shared/model/inventory.ts';
import type { JournalEntry } from '../../shared/model/journal.ts';
import { ChangeTable, settingCount } from '../components/change-table.tsx';
import { WindowDialog } from '../components/dialog.tsx';
import { CloseFirst, Ended, LeaveButtons, RepairStatus } from '../components/repair-parts.tsx';
import { entryTitle, refusalText } from '../state/repair-text.ts';
import { useText } from '../state/text.ts';
import { useRepair } from '../state/use-repair.ts';

type UndoDialogProps = {
  readonly entry: JournalEntry;
  readonly inventory: Inventory | null;
  readonly onClose: () => void;
  readonly onChanged: () => void;
};

/** What an undo would change as things are now, and what came of it. */
export function UndoDialog({ entry, inventory, onClose, onChanged }: UndoDialogProps) {
  const text = useText();
  const repair = useRepair({ kind: 'plan-undo', entry: entry.id }, onChanged);
  const { stage, work } = repair;
  const close = () => stage.kind !== 'working' && onClose();
  const shown = stage.kind === 'shown' && stage.shown.kind === 'plan' ? stage.shown : null;
  const done = stage.kind === 'ended' ? stage.entries[0] : undefined;
  const files = new Set(shown?.plan.changes.map(({ path }) => path)).size;
  return (
    <WindowDialog title={text('history-undo-title')} onClose={close} wide>
      <RepairStatus stage={stage}>
        {!done && (
          <p>
            <strong>{entryTitle(text, entry)}</strong>
          </p>
        )}
        {shown?.running && <CloseFirst running={shown.running} />}
        {shown?.plan.refusal && <p className="breakable">{refusalText(text, shown.plan.refusal)}</p>}
        {shown && !shown.plan.refusal && !shown.running && (
          <>
            <p>{text('repair-sentence', { values: settingCount(shown.plan.changes), files })}</p>
            {entry.machine !== null && (
              <p className="breakable">{text('repair-in-folder', { folder: entry.machine })}</p>
            )}
            <ChangeTable changes={shown.plan.changes} inventory={inventory} />
          </>
        )}
        {done && <Ended entry={done} />}
      </RepairStatus>
      <div className="actions dialog-actions">
        <LeaveButtons repair={repair} onClose={close} />
        {shown && !shown.plan.refusal && (
          <Button
            className="button primary"
            isDisabled={shown.running !== null}
            onPress={() => work({ kind: 'undo', entry: entry.id, digest: shown.plan.digest })}
          >
            {text('repair-undo')}
          </Button>
        )}
      </div>
    </WindowDialog>
  );
}
