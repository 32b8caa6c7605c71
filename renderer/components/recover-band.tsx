import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { JournalEntry } from '../../shared/model/journal.ts';
import { failureText } from '../state/failure-text.ts';
import { fixTitle, refusalText } from '../state/repair-text.ts';
import { type Text, useText } from '../state/text.ts';
import type { Journal } from '../state/use-journal.ts';
import { askPatiently } from '../state/use-repair.ts';

type RecoverBandProps = { readonly journal: Journal; readonly onChanged: () => void };

/** Above every screen while a change that was cut off waits to be ended; afterwards it says what became of it. */
export function RecoverBand({ journal, onChanged }: RecoverBandProps) {
  const text = useText();
  const [works, setWorks] = useState(false);
  const [told, setTold] = useState<readonly string[]>([]);
  const isOpen = journal.entries.some(({ state }) => state === 'open');
  if (!isOpen && told.length === 0) return null;
  const recover = async () => {
    setWorks(true);
    const answer = await askPatiently({ kind: 'recover' });
    setWorks(false);
    if (!answer.ok) return setTold([failureText(text, answer.error)]);
    if (answer.value.kind !== 'entries') return;
    const { entries, refusal } = answer.value;
    setTold(refusal ? [refusalText(text, refusal)] : entries.map((entry) => toldOf(text, entry)));
    journal.read();
    if (entries.some(({ state }) => state !== 'open')) onChanged();
  };
  return (
    <div className="band" role="alert">
      {told.length === 0 ? <p>{text('recover-text')}</p> : told.map((line) => <p key={line}>{line}</p>)}
      {isOpen ? (
        <Button className="button" isPending={works} onPress={recover}>
          {text('recover-do')}
        </Button>
      ) : (
        <Button className="button" onPress={() => setTold([])}>
          {text('close')}
        </Button>
      )}
    </div>
  );
}

/** What became of a change that was cut off. */
function toldOf(text: Text, { fix, state, refusal }: JournalEntry): string {
  const became = state === 'rolled-back' ? 'reverted' : state;
  const said = text('recover-told', { fix: fixTitle(text, fix), state: became });
  return refusal ? `${said} ${refusalText(text, refusal)}` : said;
}
