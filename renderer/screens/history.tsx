import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { Inventory } from '../../shared/model/inventory.ts';
import type { JournalEntry } from '../../shared/model/journal.ts';
import type { Refusal } from '../../shared/model/plan.ts';
import { ScreenFrame } from '../components/screen.tsx';
import { StatePage } from '../components/state-page.tsx';
import { ask } from '../state/ask.ts';
import { failureText } from '../state/failure-text.ts';
import { entryTitle, refusalText } from '../state/repair-text.ts';
import { useText } from '../state/text.ts';
import type { Journal } from '../state/use-journal.ts';
import { UndoDialog } from './undo-dialog.tsx';

type HistoryProps = {
  readonly journal: Journal;
  /** What was looked at: knows what a program's own names mean. */
  readonly inventory: Inventory | null;
  readonly onChanged: () => void;
};

/** Everything that was changed, newest first, and the way back. */
export function History({ journal: { entries, refusal, read }, inventory, onChanged }: HistoryProps) {
  const text = useText();
  const [open, setOpen] = useState<JournalEntry | null>(null);
  const [exported, setExported] = useState<{ readonly entry: string; readonly words: string } | null>(null);
  const exportFrom = async ({ id }: JournalEntry) => {
    const answer = await ask('messages.export', id);
    if (answer.ok && answer.value === null) return;
    const words = answer.ok ? text('history-exported', { ...answer.value }) : failureText(text, answer.error);
    setExported({ entry: id, words });
  };
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
                <h2>{entryTitle(text, entry)}</h2>
                <p className="quiet">
                  {text('history-when', { when: Date.parse(entry.at) })}
                  {!(entry.undoes !== null && entry.state === 'done') && ` · ${text(`history-state-${entry.state}`)}`}
                </p>
                {entry.refusal && <p className="breakable">{refusalText(text, entry.refusal)}</p>}
                {entry.machine !== null && <p className="quiet breakable">{entry.machine}</p>}
                <div className="actions">
                  {entry.state === 'done' && (
                    <Button className="button" onPress={() => setOpen(entry)}>
                      {text('repair-undo')}
                    </Button>
                  )}
                  {entry.quarantined.length > 0 && (
                    <Button className="button" onPress={() => exportFrom(entry)}>
                      {text('history-export', { count: entry.quarantined.length })}
                    </Button>
                  )}
                  <Button className="button" onPress={() => ask('copies.show', entry.id)}>
                    {text('history-copies')}
                  </Button>
                </div>
                <p role="status" className="breakable">
                  {exported?.entry === entry.id ? exported.words : ''}
                </p>
              </li>
            ))}
          </ul>
          <p className="quiet">{text('history-room', { kilobytes: Math.ceil(kept / 1024) })}</p>
        </>
      )}
      {open && (
        <UndoDialog
          entry={open}
          inventory={inventory}
          onClose={() => {
            setOpen(null);
            read();
          }}
          onChanged={onChanged}
        />
      )}
    </ScreenFrame>
  );
}

function Unreadable({ refusal }: { readonly refusal: Refusal }) {
  const text = useText();
  return (
    <StatePage title={text('history-failed')}>
      <p className="breakable">{refusalText(text, refusal)}</p>
    </StatePage>
  );
}
