import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { JournalEntry } from '../../shared/model/journal.ts';
import type { Refusal } from '../../shared/model/plan.ts';
import { backwards, ChangeTable } from '../components/change-table.tsx';
import { WindowDialog } from '../components/dialog.tsx';
import { ScreenFrame } from '../components/screen.tsx';
import { StatePage } from '../components/state-page.tsx';
import { ask } from '../state/ask.ts';
import { fixTitle, refusalText } from '../state/repair-text.ts';
import { useText } from '../state/text.ts';
import type { Journal } from '../state/use-journal.ts';
import { Ended } from './repair-dialog.tsx';

type HistoryProps = { readonly journal: Journal; readonly onChanged: () => void };

/** Everything that was changed, newest first, and the way back. */
export function History({ journal: { entries, refusal, read }, onChanged }: HistoryProps) {
  const text = useText();
  const [open, setOpen] = useState<JournalEntry | null>(null);
  const kept = entries.reduce((sum, entry) => sum + entry.kept, 0);
  return (
    <ScreenFrame title={text('screen-history')}>
      {refusal ? (
        <Unreadable refusal={refusal} />
      ) : entries.length === 0 ? (
        <StatePage title={text('history-none')}>
          <p>{text('history-none-text')}</p>
        </StatePage>
      ) : (
        <>
          <ul className="plain history">
            {entries.map((entry) => (
              <li key={entry.id} className="card">
                <h2>{titleOf(text, entry)}</h2>
                <p className="quiet">
                  {text('history-when', { when: Date.parse(entry.at) })} · {text(`history-state-${entry.state}`)}
                </p>
                {entry.machine !== null && <p className="quiet breakable">{entry.machine}</p>}
                <div className="actions">
                  {entry.state === 'done' && (
                    <Button className="button" onPress={() => setOpen(entry)}>
                      {text('repair-undo')}
                    </Button>
                  )}
                  <Button className="button" onPress={() => ask('copies.show', entry.id)}>
                    {text('history-copies')}
                  </Button>
                </div>
              </li>
            ))}
          </ul>
          <p className="quiet">{text('history-room', { kilobytes: Math.ceil(kept / 1024) })}</p>
        </>
      )}
      {open && (
        <UndoDialog
          entry={open}
          onClose={(changed) => {
            setOpen(null);
            read();
            if (changed) onChanged();
          }}
        />
      )}
    </ScreenFrame>
  );
}

const titleOf = (text: ReturnType<typeof useText>, { fix, undoes }: JournalEntry): string =>
  undoes === null ? fixTitle(text, fix) : text('history-undoes', { fix: fixTitle(text, fix) });

function Unreadable({ refusal }: { readonly refusal: Refusal }) {
  const text = useText();
  return (
    <StatePage title={text('history-failed')}>
      <p className="breakable">{refusalText(text, refusal)}</p>
    </StatePage>
  );
}

type UndoDialogProps = { readonly entry: JournalEntry; readonly onClose: (changed: boolean) => void };

function UndoDialog({ entry, onClose }: UndoDialogProps) {
  const text = useText();
  const [ended, setEnded] = useState<JournalEntry | null>(null);
  const [failed, setFailed] = useState(false);
  const [works, setWorks] = useState(false);
  const undo = async () => {
    setWorks(true);
    const answer = await ask('repair.do', { kind: 'undo', entry: entry.id });
    setWorks(false);
    const [done = null] = answer.ok && answer.value.kind === 'entries' ? answer.value.entries : [];
    setEnded(done);
    setFailed(done === null);
  };
  return (
    <WindowDialog title={text('history-undo-title')} onClose={() => !works && onClose(ended?.state === 'done')} wide>
      <div className="dialog-scroll repair" role="status">
        {ended ? (
          <Ended entry={ended} />
        ) : works ? (
          <p>{text('repair-undoing')}</p>
        ) : (
          <>
            <p>
              <strong>{titleOf(text, entry)}</strong>
            </p>
            {failed && <p>{text('failure-unexpected')}</p>}
            <ChangeTable changes={backwards(entry.changes)} />
          </>
        )}
      </div>
      <div className="actions dialog-actions">
        <Button className="button" isDisabled={works} onPress={() => onClose(ended?.state === 'done')}>
          {text(ended ? 'close' : 'cancel')}
        </Button>
        {!ended && (
          <Button className="button primary" isDisabled={works} onPress={undo}>
            {text('repair-undo')}
          </Button>
        )}
      </div>
    </WindowDialog>
  );
}
